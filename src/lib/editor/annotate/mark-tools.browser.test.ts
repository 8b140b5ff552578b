import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MarkToolId } from '../../contracts/editing.ts';
import type { Mark } from '../../contracts/mark.ts';
import { START_TOOLS } from '../../kernel/edits/start-tools.ts';
import { createEditor } from '../create-editor.ts';
import type { Editor } from '../create-editor.ts';
import type { EditorCommand } from '../tools/tool.ts';

/** As large as the canvas: a place of the one is a place of the other. */
const SIZE = { width: 400, height: 300 };
const OPTIONS = { colour: '#ff0000', thickness: 10 };

let node: HTMLElement;
let editor: Editor;
let marks: readonly Mark[];
let selectedIds: readonly string[];
let others: EditorCommand[];
let isFitting: boolean;

/** What the state does with what a hand did. */
function take(command: EditorCommand): void {
  if (command.type === 'marks-changed') ({ marks, selectedIds } = command);
  else if (command.type === 'mark-selected') selectedIds = command.ids;
  else others.push(command);
  push();
}

const push = () =>
  editor.tools.setMarks({
    ...{ marks, selectedIds, isFitting, options: OPTIONS },
    ...{ hiddenId: undefined, isHeld: true },
  });
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

beforeEach(() => {
  [marks, selectedIds, others, isFitting] = [[], [], [], true];
  node = document.createElement('div');
  Object.assign(node.style, { position: 'fixed', left: '0', top: '0', width: '400px', height: '300px' });
  document.body.append(node);
  editor = createEditor(node, {
    onChange: () => undefined,
    prefersReducedMotion: () => true,
    onCommand: take,
  });
  const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
  canvas.getContext('2d')?.fillRect(0, 0, SIZE.width, SIZE.height);
  editor.show({ bitmap: canvas.transferToImageBitmap(), ...SIZE, place: 'a', smooth: false });
  editor.fit();
  push();
});

afterEach(() => {
  editor.destroy();
  node.remove();
});

type Place = readonly [x: number, y: number];

const hold = (tool: MarkToolId) => editor.tools.set({ ...START_TOOLS, tool });

function send(type: string, [clientX, clientY]: Place, init: PointerEventInit = {}): void {
  const buttons = type === 'pointerup' ? 0 : 1;
  const event = { pointerId: 1, pointerType: 'mouse', button: 0, buttons, bubbles: true, cancelable: true };
  node.dispatchEvent(new PointerEvent(type, { ...event, clientX, clientY, ...init }));
}

function drag(places: readonly Place[], init: PointerEventInit = {}): void {
  const [first, ...rest] = places;
  if (!first) return;
  send('pointerdown', first, init);
  for (const place of rest) send('pointermove', place, init);
  send('pointerup', places.at(-1) ?? first, { ...init, buttons: 0 });
}

/** A place of the picture, to be pointed at. */
function at(x: number, y: number): Place {
  const { rect } = editor.view();
  if (!rect) throw new Error('No picture is shown.');
  const scale = rect.width / SIZE.width;
  return [rect.x + x * scale, rect.y + y * scale];
}

const dragOver = (from: Place, to: Place, init?: PointerEventInit) =>
  drag([at(...from), at((from[0] + to[0]) / 2, (from[1] + to[1]) / 2), at(...to)], init);

function only<T extends Mark['type']>(type: T): Extract<Mark, { type: T }> {
  const [mark, second] = marks;
  if (second || mark?.type !== type) throw new Error(`Marks: ${JSON.stringify(marks)}`);
  return mark as Extract<Mark, { type: T }>;
}

/** Colour of the layer of marks at a place of the picture. */
async function colourAt(place: Place): Promise<number[]> {
  await nextFrame();
  await nextFrame();
  const canvas = node.querySelectorAll('canvas')[2];
  const ratio = (canvas?.width ?? 0) / (canvas?.clientWidth ?? 1);
  const [x, y] = at(...place);
  return [...(canvas?.getContext('2d')?.getImageData(x * ratio, y * ratio, 1, 1).data ?? [])];
}

describe('drawing', () => {
  it.each([
    ['rectangle', 'rectangle'],
    ['oval', 'ellipse'],
    ['arrow', 'arrow'],
  ] as const)('with %s goes from where the hand came down to where it was lifted', async (tool, type) => {
    hold(tool);
    dragOver([100, 80], [200, 160]);
    const mark = only(type as 'arrow');
    expect(mark).toMatchObject({ colour: '#ff0000', widthPx: 4 });
    for (const [end, x, y] of [
      ['from', 100, 80],
      ['to', 200, 160],
    ] as const) {
      expect(mark[end].x).toBeCloseTo(x, 0);
      expect(mark[end].y).toBeCloseTo(y, 0);
    }
    expect(selectedIds).toEqual([mark.id]);
    const edge: Place = type === 'ellipse' ? [150, 80] : [100, 81];
    const inside: Place = type === 'arrow' ? [150, 120] : edge;
    expect(await colourAt(type === 'rectangle' ? [100, 120] : inside)).toEqual([255, 0, 0, 255]);
  });

  it('draws nothing while another form of the picture is being decoded', () => {
    isFitting = false;
    push();
    hold('rectangle');
    dragOver([100, 80], [200, 160]);
    hold('pen');
    dragOver([100, 80], [200, 160]);
    expect(marks).toEqual([]);
  });

  it('draws nothing where the hand has slipped', () => {
    hold('rectangle');
    dragOver([100, 80], [101, 81]);
    expect(marks).toEqual([]);
  });

  it('takes the pressure of a pen, and goes on with the next line at once', async () => {
    hold('pen');
    const way: Place[] = Array.from({ length: 20 }, (_, step) => at(60 + step * 5, 100));
    drag(way, { pointerType: 'pen', pointerId: 7, pressure: 0.8 });
    drag(way.map(([x, y]) => [x, y + 30] as const));
    expect(marks).toHaveLength(2);
    expect(selectedIds).toEqual([]);
    const [line] = marks;
    expect(line?.type === 'freehand' && line.points[5]?.pressure).toBe(0.8);
    expect(await colourAt([100, 100])).toEqual([255, 0, 0, 255]);
  });

  it('with a second finger never was', () => {
    hold('pen');
    const finger = (pointerId: number) => ({ pointerType: 'touch', pointerId, width: 20, height: 20 });
    send('pointerdown', at(100, 100), finger(1));
    send('pointermove', at(140, 100), finger(1));
    send('pointerdown', at(200, 100), finger(2));
    send('pointerup', at(200, 100), finger(2));
    send('pointerup', at(140, 100), finger(1));
    expect(marks).toEqual([]);
  });

  it('moves the picture with two fingers, and takes back with a tap of two', () => {
    hold('arrow');
    const finger = (pointerId: number) => ({ pointerType: 'touch', pointerId, width: 20, height: 20 });
    for (const id of [1, 2]) send('pointerdown', at(100 * id, 100), finger(id));
    for (const id of [1, 2]) send('pointerup', at(100 * id, 100), finger(id));
    expect(others).toEqual([{ type: 'undo-wanted' }]);
  });

  it('sets a pin where the hand is lifted, and asks for text', () => {
    hold('pin');
    dragOver([50, 50], [80, 90]);
    expect(only('pin')).toMatchObject({ note: '' });
    expect(only('pin').at.x).toBeCloseTo(80, 0);
    marks = [];
    push();
    hold('text');
    dragOver([200, 100], [200, 100]);
    expect(others).toMatchObject([{ type: 'text-wanted' }]);
    expect(marks).toEqual([]);
  });
});

describe('holding', () => {
  const look = { colour: '#00ff00', widthPx: 4 };
  const box: Mark = { ...look, id: 'box', type: 'rectangle', from: { x: 60, y: 60 }, to: { x: 120, y: 120 } };
  const arrow: Mark = { ...look, id: 'arrow', type: 'arrow', from: { x: 200, y: 60 }, to: { x: 300, y: 60 } };
  const words: Mark = {
    ...look,
    widthPx: 32,
    id: 'words',
    type: 'text',
    at: { x: 200, y: 200 },
    text: 'Sail',
  };

  beforeEach(() => {
    marks = [box, arrow, words];
    push();
    hold('select');
  });

  const find = (id: string) => marks.find((mark) => mark.id === id);

  it('selects what is tapped, and lets go where nothing is', () => {
    dragOver([60, 90], [60, 90]);
    expect(selectedIds).toEqual(['box']);
    dragOver([380, 280], [380, 280]);
    expect(selectedIds).toEqual([]);
    expect(marks).toEqual([box, arrow, words]);
  });

  it('selects all within a frame', () => {
    dragOver([30, 30], [350, 150]);
    expect(selectedIds).toEqual(['box', 'arrow']);
  });

  it('moves what it takes hold of, in one act', () => {
    dragOver([60, 90], [90, 100]);
    expect(find('box')).toMatchObject({ from: { x: 90, y: 70 } });
    expect(find('arrow')).toEqual(arrow);
    expect(selectedIds).toEqual(['box']);
  });

  it('pulls an end, and a corner', () => {
    dragOver([250, 60], [250, 60]);
    dragOver([300, 60], [320, 90]);
    const pulled = find('arrow');
    expect(pulled?.type === 'arrow' && Math.round(pulled.to.x)).toBe(320);
    expect(pulled?.type === 'arrow' && Math.round(pulled.to.y)).toBe(90);
    dragOver([60, 90], [60, 90]);
    dragOver([124, 124], [144, 134]);
    const larger = find('box');
    expect(larger?.type === 'rectangle' && Math.round(larger.to.x)).toBe(140);
    expect(larger?.type === 'rectangle' && larger.from.x).toBe(60);
  });

  it('asks for text to be edited when it is tapped again', () => {
    dragOver([210, 220], [210, 220]);
    expect(selectedIds).toEqual(['words']);
    expect(others).toEqual([]);
    dragOver([210, 220], [210, 220]);
    expect(others).toEqual([{ type: 'mark-edit-wanted', id: 'words' }]);
  });

  it('erases with the other end of the pen what it runs over', () => {
    dragOver([90, 50], [250, 62], { pointerType: 'pen', pointerId: 3, pressure: 0.5, buttons: 32 });
    expect(marks.map(({ id }) => id)).toEqual(['words']);
  });

  it('shows them only as far as the picture goes', async () => {
    marks = [{ ...box, from: { x: -40, y: 100 }, to: { x: 40, y: 140 } }];
    selectedIds = [];
    push();
    expect(await colourAt([20, 100])).toEqual([0, 255, 0, 255]);
    editor.zoomTo(0.5);
    expect((await colourAt([-20, 100]))[3]).toBe(0);
  });
});
