import type { ToolSettings } from '../../contracts/editing.ts';
import type { Mask } from '../../contracts/mask.ts';
import { START_TOOLS } from '../../kernel/edits/start-tools.ts';
import { createMask } from '../../kernel/mask/mask.ts';
import { paintSegment } from '../../kernel/mask/paint-segment.ts';
import { createEditor } from '../create-editor.ts';
import type { Editor } from '../create-editor.ts';
import type { EditorCommand } from './tool.ts';

/** A canvas of 400 x 300 with a black picture of that size, and hands over it. */
export interface FakeCanvas {
  node: HTMLElement;
  editor: Editor;
  mask: Mask;
  commands: EditorCommand[];
  hold(changes: Partial<ToolSettings>): void;
  /** One event of a pointer at a place of the canvas; false where its default was prevented. */
  send(type: string, place: Place, init?: PointerEventInit): boolean;
  drag(places: readonly Place[], init?: PointerEventInit): void;
  /** A key while the canvas has the focus; true if it meant something. */
  press(key: string, modifiers?: Modifiers): boolean;
  changes(): Extract<EditorCommand, { type: 'mask-changed' }>[];
  destroy(): void;
}

export type Place = readonly [x: number, y: number];
export type Modifiers = Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>>;

export const FAKE_SIZE = { width: 400, height: 300 };
export const FAKE_BRUSH = { sizePx: 20, hardness: 1, pressureOnSize: true };
const [LEFT, TOP] = [10, 20];

export const touch = (pointerId: number, contactPx = 20): PointerEventInit => ({
  pointerType: 'touch',
  pointerId,
  width: contactPx,
  height: contactPx,
});

export const pen = (init: PointerEventInit = {}): PointerEventInit => ({
  pointerType: 'pen',
  pointerId: 9,
  pressure: 1,
  ...init,
});

export const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

export async function openFakeCanvas(): Promise<FakeCanvas> {
  const node = document.createElement('div');
  const { width, height } = FAKE_SIZE;
  const place = { left: `${LEFT}px`, top: `${TOP}px`, width: `${width}px`, height: `${height}px` };
  Object.assign(node.style, { position: 'fixed', ...place });
  document.body.append(node);
  const commands: EditorCommand[] = [];
  const editor = createEditor(node, {
    onChange: () => undefined,
    prefersReducedMotion: () => true,
    onCommand: (command) => commands.push(command),
  });
  const canvas = document.createElement('canvas');
  Object.assign(canvas, FAKE_SIZE);
  canvas.getContext('2d')?.fillRect(0, 0, width, height);
  const bitmap = await createImageBitmap(canvas);
  editor.show({ bitmap, ...FAKE_SIZE, place: 'a', smooth: false });
  const mask = createMask(FAKE_SIZE);
  editor.tools.setMask(mask);
  const hands = createHands(node, editor);
  hands.hold({ tool: 'brush' });
  await nextFrame();
  return {
    node,
    editor,
    mask,
    commands,
    ...hands,
    changes: () => commands.filter((command) => command.type === 'mask-changed'),
    destroy: () => {
      editor.destroy();
      node.remove();
    },
  };
}

function createHands(
  node: HTMLElement,
  editor: Editor,
): Pick<FakeCanvas, 'hold' | 'send' | 'drag' | 'press'> {
  function send(type: string, [x, y]: Place, init: PointerEventInit = {}): boolean {
    const buttons = type === 'pointerup' ? 0 : 1;
    const mouse = { pointerId: 1, pointerType: 'mouse', button: 0, buttons, bubbles: true, cancelable: true };
    const at = { clientX: x + LEFT, clientY: y + TOP };
    return node.dispatchEvent(new PointerEvent(type, { ...mouse, ...at, ...init }));
  }
  return {
    hold: (changes) => editor.tools.set({ ...START_TOOLS, brush: FAKE_BRUSH, ...changes }),
    send,
    drag: (places, init = {}) => {
      const [first, ...rest] = places;
      if (first) send('pointerdown', first, init);
      for (const place of rest) send('pointermove', place, init);
      const last = places.at(-1);
      if (last) send('pointerup', last, { ...init, buttons: 0 });
    },
    press: (key, modifiers = {}) =>
      editor.pressKey({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...modifiers }),
  };
}

/** What a stroke along these places of the picture has to leave in an empty mask. */
export function strokeAlong(places: readonly Place[], radius = FAKE_BRUSH.sizePx / 2): Mask {
  const expected = createMask(FAKE_SIZE);
  const points = places.map(([x, y]) => ({ x, y, radius }));
  points.forEach((to, at) =>
    paintSegment(expected, { from: points[at - 1] ?? to, to, hardness: 1, erase: false }),
  );
  return expected;
}

export const countDifferent = (a: Mask, b: Mask) => a.data.filter((value, at) => value !== b.data[at]).length;
export const countPainted = ({ data }: Mask) => data.filter((value) => value > 0).length;
export const valueAt = ({ data, width }: Mask, x: number, y: number) => data[y * width + x];

/** The layer that shows the mask, and another over it; 0 is the picture. */
export function readLayer(node: HTMLElement, layer: number): ImageData {
  const canvas = node.querySelectorAll('canvas')[layer];
  if (!canvas) throw new Error(`There is no layer ${layer}.`);
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
  if (!data) throw new Error('A layer without pixels.');
  return data;
}

/** Alpha of the layer that shows the mask, at a place of the canvas. */
export function tintAt(node: HTMLElement, [x, y]: Place): number {
  const { width, data } = readLayer(node, 1);
  const ratio = width / node.clientWidth;
  return data[4 * (Math.floor(y * ratio) * width + Math.floor(x * ratio)) + 3] ?? 0;
}

/** Width of the brush's ring; 0: it is not seen. */
export function ringWidth(node: HTMLElement): number {
  const ring = node.querySelector<HTMLElement>(':scope > [aria-hidden]');
  return ring?.style.display === 'block' ? parseFloat(ring.style.width) : 0;
}
