import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ToolSettings } from '../../contracts/editing.ts';
import type { Mask, MaskMode } from '../../contracts/mask.ts';
import { START_TOOLS } from '../../kernel/edits/start-tools.ts';
import { fillMask } from '../../kernel/mask/combine-masks.ts';
import { createMask } from '../../kernel/mask/mask.ts';
import { paintSegment } from '../../kernel/mask/paint-segment.ts';
import { applyMaskChange } from '../../kernel/undo/tile-journal.ts';
import { createEditor } from '../create-editor.ts';
import type { Editor } from '../create-editor.ts';
import type { EditorCommand } from './tool.ts';

const SIZE = { width: 400, height: 300 };
const BRUSH = { sizePx: 20, hardness: 1, pressureOnSize: true };

let node: HTMLElement;
let editor: Editor;
let mask: Mask;
let commands: EditorCommand[];

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

beforeEach(async () => {
  commands = [];
  node = document.createElement('div');
  const place = { position: 'fixed', left: '10px', top: '20px', width: '400px', height: '300px' };
  Object.assign(node.style, place);
  document.body.append(node);
  editor = createEditor(node, {
    onChange: () => undefined,
    prefersReducedMotion: () => true,
    onCommand: (command) => commands.push(command),
  });
  const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
  canvas.getContext('2d')?.fillRect(0, 0, SIZE.width, SIZE.height);
  const bitmap = canvas.transferToImageBitmap();
  editor.show({ bitmap, ...SIZE, place: 'a', smooth: false });
  mask = createMask(SIZE);
  editor.tools.setMask(mask);
  hold({ tool: 'brush' });
});

afterEach(() => {
  editor.destroy();
  node.remove();
});

function hold(changes: Partial<ToolSettings>): void {
  editor.tools.set({ ...START_TOOLS, brush: BRUSH, ...changes });
}

type Place = readonly [x: number, y: number];

/** One event of a pointer, at a place of the canvas. */
function send(type: string, [x, y]: Place, init: PointerEventInit = {}): void {
  const buttons = type === 'pointerup' ? 0 : 1;
  const defaults = {
    pointerId: 1,
    pointerType: 'mouse',
    button: 0,
    buttons,
    bubbles: true,
    cancelable: true,
  };
  node.dispatchEvent(new PointerEvent(type, { ...defaults, clientX: x + 10, clientY: y + 20, ...init }));
}

function drag(places: readonly Place[], init: PointerEventInit = {}): void {
  const [first, ...rest] = places;
  send('pointerdown', first!, init);
  for (const place of rest) send('pointermove', place, init);
  send('pointerup', places.at(-1)!, { ...init, buttons: 0 });
}

const touch = (pointerId: number): PointerEventInit => ({
  pointerType: 'touch',
  pointerId,
  width: 20,
  height: 20,
});
const pen = (pressure: number, init: PointerEventInit = {}): PointerEventInit => ({
  pointerType: 'pen',
  pointerId: 9,
  pressure,
  ...init,
});

/** Where a place of the canvas lies in the picture. */
function pictureAt([x, y]: Place) {
  const rect = editor.view().rect!;
  const scale = SIZE.width / rect.width;
  return { x: (x - rect.x) * scale, y: (y - rect.y) * scale };
}

/** What a stroke along these places of the canvas has to leave in an empty mask. */
function strokeAlong(places: readonly Place[], radius = BRUSH.sizePx / 2): Mask {
  const expected = createMask(SIZE);
  const points = places.map((place) => ({ ...pictureAt(place), radius }));
  points.forEach((to, at) =>
    paintSegment(expected, { from: points[at - 1] ?? to, to, hardness: 1, erase: false }),
  );
  return expected;
}

const countDifferent = (a: Mask, b: Mask) => a.data.filter((value, at) => value !== b.data[at]).length;
const countPainted = ({ data }: Mask) => data.filter((value) => value > 0).length;
const valueAt = (x: number, y: number) => mask.data[y * SIZE.width + x];
const changes = () => commands.filter((command) => command.type === 'mask-changed');
const rectNow = () => ({ ...editor.view().rect! });
const ringWidth = () => {
  const ring = node.querySelector<HTMLElement>(':scope > [aria-hidden]');
  return ring?.style.display === 'block' ? parseFloat(ring.style.width) : 0;
};

/** Alpha of the layer that shows the mask, at a place of the canvas. */
function tintAt([x, y]: Place): number {
  const canvas = node.querySelectorAll('canvas')[1]!;
  const ratio = canvas.width / canvas.clientWidth;
  return canvas.getContext('2d')!.getImageData(x * ratio, y * ratio, 1, 1).data[3]!;
}

describe('the brush', () => {
  const WAY: Place[] = [
    [120, 90],
    [180, 140],
    [260, 130],
  ];

  it.each<[string, () => void]>([
    ['fitted', () => editor.fit()],
    ['enlarged and moved', () => (editor.zoomTo(3), editor.panBy(-40, 25))],
    ['small and moved', () => (editor.zoomTo(0.5), editor.panBy(33, -21))],
  ])('paints where the pointer was (%s)', (_name, look) => {
    look();
    const expected = strokeAlong(WAY);
    drag(WAY);
    expect(countPainted(expected)).toBeGreaterThan(300);
    expect(countDifferent(mask, expected)).toBe(0);
    expect(changes()).toHaveLength(1);
  });

  it('shows what is masked, and only that, and follows what is taken back', async () => {
    drag(WAY);
    await nextFrame();
    expect(tintAt([180, 140])).toBeGreaterThan(60);
    expect(tintAt([180, 170])).toBe(0);
    const [painted] = changes();
    if (painted?.type !== 'mask-changed') throw new Error('Nothing was painted.');
    editor.tools.invalidate(applyMaskChange(mask, painted.change, 'before'));
    await nextFrame();
    expect(countPainted(mask)).toBe(0);
    expect(tintAt([180, 140])).toBe(0);
    editor.tools.invalidate(applyMaskChange(mask, painted.change, 'after'));
    hold({ tool: 'brush', look: { ...START_TOOLS.look, isVisible: false } });
    await nextFrame();
    expect(tintAt([180, 140])).toBe(0);
  });

  it('is as wide as its ring with a mouse and a finger, and as a pen is pressed', () => {
    const dot: Place[] = [[200, 150]];
    drag(dot);
    const whole = countPainted(mask);
    expect(countDifferent(mask, strokeAlong(dot))).toBe(0);
    mask.data.fill(0);
    drag([[200, 150]], touch(3));
    expect(countPainted(mask)).toBe(whole);
    mask.data.fill(0);
    drag(dot, pen(0.25));
    expect(countPainted(mask)).toBeLessThan(whole / 3);
    mask.data.fill(0);
    hold({ tool: 'brush', brush: { ...BRUSH, pressureOnSize: false } });
    drag(dot, pen(0.25));
    expect(countPainted(mask)).toBe(whole);
  });

  it('wears a ring that keeps the brush’s size on the picture', async () => {
    send('pointermove', [100, 100], { buttons: 0 });
    expect(ringWidth()).toBeCloseTo(20, 3);
    editor.zoomTo(2);
    await nextFrame();
    expect(ringWidth()).toBeCloseTo((20 * 2) / devicePixelRatio, 3);
    hold({ tool: 'brush', brush: { ...BRUSH, sizePx: 30 } });
    await nextFrame();
    expect(ringWidth()).toBeCloseTo((30 * 2) / devicePixelRatio, 3);
    send('pointerleave', [0, 0], { buttons: 0 });
    expect(ringWidth()).toBe(0);
    send('pointermove', [100, 100], { buttons: 0 });
    hold({ tool: 'box' });
    expect(ringWidth()).toBe(0);
  });

  it('takes away as an eraser, and by the other end of the pen', () => {
    mask.data.fill(255);
    hold({ tool: 'eraser' });
    drag([[100, 100]]);
    expect([valueAt(100, 100), valueAt(100, 120)]).toEqual([0, 255]);
    hold({ tool: 'brush' });
    drag([[300, 100]], pen(1, { buttons: 32, button: 5 }));
    expect([valueAt(300, 100), valueAt(300, 120)]).toEqual([0, 255]);
  });
});

describe('hands', () => {
  it('a finger that rests is held back, and a second one makes it a pinch', () => {
    const before = rectNow();
    send('pointerdown', [100, 100], touch(1));
    send('pointermove', [102, 100], touch(1));
    send('pointerdown', [300, 100], touch(2));
    send('pointermove', [380, 100], touch(2));
    send('pointerup', [380, 100], touch(2));
    send('pointerup', [102, 100], touch(1));
    expect(countPainted(mask)).toBe(0);
    expect(commands).toEqual([]);
    expect(rectNow().width).toBeGreaterThan(before.width);
  });

  it('a second finger takes back what the first had begun to paint', async () => {
    send('pointerdown', [100, 100], touch(1));
    send('pointermove', [140, 100], touch(1));
    expect(countPainted(mask)).toBeGreaterThan(0);
    send('pointerdown', [300, 100], touch(2));
    expect(countPainted(mask)).toBe(0);
    await nextFrame();
    expect(tintAt([120, 100])).toBe(0);
    send('pointerup', [300, 100], touch(2));
    send('pointerup', [140, 100], touch(1));
    expect(changes()).toEqual([]);
  });

  it('two fingers that tap take back, three do again', () => {
    for (const fingers of [2, 3]) {
      const ids = Array.from({ length: fingers }, (_, at) => at + 1);
      for (const id of ids) send('pointerdown', [100 + 40 * id, 100], touch(id));
      for (const id of ids) send('pointerup', [100 + 40 * id, 100], touch(id));
    }
    expect(commands).toEqual([{ type: 'undo-wanted' }, { type: 'redo-wanted' }]);
    expect(countPainted(mask)).toBe(0);
  });

  it('a pen wipes out what a palm had begun, and fingers move the picture from then on, whatever the tool', () => {
    send('pointerdown', [100, 200], touch(1));
    send('pointermove', [130, 200], touch(1));
    drag([[300, 100]], pen(1));
    send('pointerup', [130, 200], touch(1));
    expect(countDifferent(mask, strokeAlong([[300, 100]]))).toBe(0);
    expect(commands.map(({ type }) => type)).toEqual(['pen-seen', 'mask-changed']);
    hold({ tool: 'eraser' });
    hold({ tool: 'pan' });
    hold({ tool: 'brush' });
    editor.zoomTo(2);
    const before = rectNow();
    drag(
      [
        [200, 150],
        [230, 170],
      ] as Place[],
      touch(2),
    );
    expect(rectNow()).toMatchObject({ x: before.x + 30, y: before.y + 20 });
    expect(changes()).toHaveLength(1);
    hold({ tool: 'brush', drawWithFinger: true });
    drag(
      [
        [200, 150],
        [230, 170],
      ] as Place[],
      touch(2),
    );
    expect(changes()).toHaveLength(2);
  });

  it('what was painted stays where the browser takes the pointer away', () => {
    send('pointerdown', [100, 100]);
    send('pointermove', [150, 100]);
    send('lostpointercapture', [150, 100]);
    expect(changes()).toHaveLength(1);
    send('pointermove', [150, 200]);
    send('pointerup', [150, 200]);
    expect(
      countDifferent(
        mask,
        strokeAlong([
          [100, 100],
          [150, 100],
        ] as Place[]),
      ),
    ).toBe(0);
    expect(changes()).toHaveLength(1);
  });

  it('the wheel zooms while a tool is on', () => {
    const before = pictureAt([120, 90]);
    const wheel = new WheelEvent('wheel', { deltaY: -120, clientX: 130, clientY: 110, cancelable: true });
    node.dispatchEvent(wheel);
    expect(wheel.defaultPrevented).toBe(true);
    expect(editor.view().isFitted).toBe(false);
    expect(pictureAt([120, 90]).x).toBeCloseTo(before.x, 6);
  });

  it.each<[string, () => void, PointerEventInit]>([
    ['the space bar is held', () => editor.tools.setNavigating(true), {}],
    ['it is the middle button', () => undefined, { button: 1, buttons: 4 }],
    ['there is nothing to paint on', () => editor.tools.setMask(null), {}],
  ])('move the picture where %s', (_name, prepare, init) => {
    editor.zoomTo(2);
    prepare();
    const before = rectNow();
    drag(
      [
        [200, 150],
        [170, 130],
      ] as Place[],
      init,
    );
    expect(rectNow()).toMatchObject({ x: before.x - 30, y: before.y - 20 });
    expect(countPainted(mask)).toBe(0);
    expect(commands).toEqual([]);
  });

  it('a stroke ends with its tool', () => {
    send('pointerdown', [100, 100]);
    send('pointermove', [150, 100]);
    hold({ tool: 'pan' });
    expect(changes()).toHaveLength(1);
    hold({ tool: 'brush' });
    send('pointermove', [150, 200]);
    expect(valueAt(150, 200)).toBe(0);
  });

  it.each(['brush', 'lasso'] as const)('a stroke of the %s never was where its mask goes', (tool) => {
    hold({ tool });
    send('pointerdown', [100, 100]);
    send('pointermove', [150, 100]);
    const other = createMask(SIZE);
    editor.tools.setMask(other);
    for (const place of [
      [150, 200],
      [100, 200],
      [100, 100],
    ] as Place[])
      send('pointermove', place);
    send('pointerup', [100, 100]);
    expect([countPainted(mask), countPainted(other)]).toEqual([0, 0]);
    expect(commands).toEqual([]);
  });
});

describe('shapes', () => {
  const INNER: Place[] = [
    [150, 100],
    [250, 200],
  ];

  it.each<[MaskMode, number, number, number]>([
    ['replace', 0, 255, 255],
    ['add', 255, 255, 255],
    ['subtract', 255, 0, 0],
    ['intersect', 0, 255, 0],
  ])('a box: %s', (mode, left, both, right) => {
    hold({ tool: 'box', mode: 'add' });
    drag([
      [100, 50],
      [200, 250],
    ] as Place[]);
    hold({ tool: 'box', mode });
    drag(INNER);
    expect([valueAt(120, 150), valueAt(180, 150), valueAt(230, 150)]).toEqual([left, both, right]);
    expect(valueAt(300, 150)).toBe(0);
    expect(changes()).toHaveLength(2);
  });

  it('an ellipse and a lasso hold what lies in them, from any corner, at any zoom', () => {
    editor.zoomTo(2);
    const at = (place: Place) => {
      const { x, y } = pictureAt(place);
      return valueAt(Math.floor(x), Math.floor(y));
    };
    hold({ tool: 'ellipse' });
    drag([...INNER].reverse());
    expect([at([200, 150]), at([152, 102]), at([200, 105])]).toEqual([255, 0, 255]);
    mask.data.fill(0);
    hold({ tool: 'lasso' });
    // It ends where it began.
    drag([
      [100, 100],
      [200, 100],
      [200, 200],
      [100, 100],
    ] as Place[]);
    expect([at([180, 120]), at([120, 180])]).toEqual([255, 0]);
  });

  it('a slip of the hand changes nothing, in any mode', () => {
    mask.data.fill(255);
    for (const tool of ['box', 'ellipse', 'lasso'] as const) {
      for (const mode of ['replace', 'intersect', 'subtract'] as const) {
        hold({ tool, mode });
        drag([[100, 100]]);
        drag([
          [100, 100],
          [180, 100],
        ] as Place[]);
      }
    }
    expect(countDifferent(mask, fillMask(SIZE))).toBe(0);
    expect(commands).toEqual([]);
  });

  it('the other end of the pen takes away', () => {
    mask.data.fill(255);
    hold({ tool: 'box', mode: 'add' });
    drag(INNER, pen(1, { buttons: 32, button: 5 }));
    expect([valueAt(200, 150), valueAt(100, 50)]).toEqual([0, 255]);
  });
});

it('picks say where, and how what is found meets the mask', () => {
  hold({ tool: 'colour', mode: 'intersect' });
  drag([[40, 30]]);
  hold({ tool: 'object', mode: 'add' });
  drag(
    [
      [50, 60],
      [70, 60],
    ] as Place[],
    pen(1, { buttons: 32, button: 5 }),
  );
  expect(commands.filter(({ type }) => type !== 'pen-seen')).toMatchObject([
    { type: 'colour-picked', at: { x: 40, y: 30 }, mode: 'intersect' },
    { type: 'object-picked', points: [{ x: 50 }, { x: 70 }], radiusPx: 10, mode: 'subtract' },
  ]);
});

it('leaves nothing behind when it goes', async () => {
  send('pointerdown', [100, 100]);
  send('pointermove', [150, 100]);
  editor.destroy();
  const painted = countPainted(mask);
  send('pointermove', [150, 200]);
  drag([
    [20, 20],
    [60, 60],
  ] as Place[]);
  await nextFrame();
  expect(countPainted(mask)).toBe(painted);
  expect(node.children).toHaveLength(0);
  expect(changes()).toHaveLength(1);
});
