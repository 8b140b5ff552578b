import { afterEach, beforeEach, expect, it } from 'vitest';
import { countPainted, openFakeCanvas, pen, readLayer, touch, valueAt } from './canvas.fake.ts';
import type { FakeCanvas, Place } from './canvas.fake.ts';

let canvas: FakeCanvas;

beforeEach(async () => {
  canvas = await openFakeCanvas();
  canvas.hold({ tool: 'polygon' });
});
afterEach(() => canvas.destroy());

const CORNERS: Place[] = [
  [100, 100],
  [200, 100],
  [200, 200],
];
const tap = (place: Place, init: PointerEventInit = {}) => canvas.drag([place], init);
const tapAll = (init: PointerEventInit = {}) => CORNERS.forEach((place) => tap(place, init));
const inside = () => [valueAt(canvas.mask, 180, 120), valueAt(canvas.mask, 110, 180)];

it.each<[string, () => void]>([
  ['the first corner', () => tap([103, 104])],
  ['the last corner a second time', () => tap([199, 201])],
  ['Enter', () => expect(canvas.press('Enter')).toBe(true)],
  ['another tool', () => canvas.hold({ tool: 'brush' })],
])('is closed by %s', (_name, close) => {
  tapAll();
  expect(countPainted(canvas.mask)).toBe(0);
  close();
  expect(inside()).toEqual([255, 0]);
  expect(canvas.changes()).toHaveLength(1);
});

it('takes a corner where a drag ends, and is closed by a finger from further away', () => {
  canvas.drag([[90, 90], CORNERS[0]!], touch(1));
  tap(CORNERS[1]!, touch(1));
  tap(CORNERS[2]!, touch(1));
  tap([116, 112], touch(1));
  expect(inside()).toEqual([255, 0]);
});

it('needs three corners: two taps on one place are one', () => {
  tap(CORNERS[0]!);
  tap(CORNERS[0]!);
  tap(CORNERS[1]!);
  canvas.press('Enter');
  expect(countPainted(canvas.mask)).toBe(0);
  expect(canvas.changes()).toEqual([]);
});

it('is given up at Escape, and where its mask goes', () => {
  tapAll();
  expect(canvas.press('Escape')).toBe(true);
  expect(canvas.press('Enter') && countPainted(canvas.mask) > 0).toBe(false);
  canvas.press('Escape');
  tapAll();
  canvas.editor.tools.setMask(null);
  canvas.hold({ tool: 'brush' });
  expect(canvas.changes()).toEqual([]);
});

it('loses its last corner by two fingers, Backspace or undo, which take back no act then', () => {
  tapAll();
  tap([120, 220]);
  for (const id of [1, 2]) canvas.send('pointerdown', [100 + 40 * id, 150], touch(id));
  for (const id of [1, 2]) canvas.send('pointerup', [100 + 40 * id, 150], touch(id));
  expect(canvas.commands.some(({ type }) => type === 'undo-wanted')).toBe(false);
  tap([150, 230]);
  expect(canvas.press('Backspace')).toBe(true);
  tap([90, 230]);
  expect(canvas.press('z', { metaKey: true })).toBe(true);
  tap(CORNERS[0]!);
  expect(inside()).toEqual([255, 0]);
  expect(canvas.press('z', { metaKey: true })).toBe(false);
});

it('takes away by the other end of the pen', () => {
  canvas.mask.data.fill(255);
  tapAll(pen({ button: 5, buttons: 32 }));
  tap(CORNERS[0]!, pen());
  expect(inside()).toEqual([0, 255]);
});

it('shows where it is and where it would go', async () => {
  const seen = () => readLayer(canvas.node, 3).data.filter(Boolean).length;
  tap(CORNERS[0]!);
  await expect.poll(seen).toBeGreaterThan(0);
  const alone = seen();
  canvas.send('pointermove', [300, 250], { buttons: 0 });
  await expect.poll(seen).toBeGreaterThan(alone * 2);
  canvas.press('Escape');
  await expect.poll(seen).toBe(0);
});
