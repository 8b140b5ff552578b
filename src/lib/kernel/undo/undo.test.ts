import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMask } from '../mask/mask.ts';
import { paintSegment } from '../mask/paint-segment.ts';
import {
  MAX_BYTES,
  MAX_STEPS,
  addChange,
  createEditHistory,
  findForgotten,
  takeRedo,
  takeUndo,
} from './edit-history.ts';
import { replaceMask } from './replace-mask.ts';
import { applyMaskChange, createTileJournal, fillFromTiles, toTiles } from './tile-journal.ts';
import type { MaskChange } from './tile-journal.ts';

const size = { width: 300, height: 200 };
const place = fc.integer({ min: -40, max: 340 });
const stroke = fc.record({
  x: place,
  y: place,
  dx: place,
  dy: place,
  radius: fc.integer({ min: 1, max: 60 }),
  hardness: fc.double({ min: 0, max: 1, noNaN: true }),
  erase: fc.boolean(),
});

it('any sequence of strokes, undone, gives the bytes of the start, and done again those of the end', () => {
  fc.assert(
    fc.property(fc.array(stroke, { maxLength: 12 }), (strokes) => {
      const mask = createMask(size);
      const start = mask.data.slice();
      let history = createEditHistory<MaskChange>();
      for (const { x, y, dx, dy, radius, hardness, erase } of strokes) {
        const journal = createTileJournal(mask);
        journal.touch({ x: 0, y: 0, ...size });
        paintSegment(mask, { from: { x, y, radius }, to: { x: dx, y: dy, radius }, hardness, erase });
        const change = journal.finish();
        if (change) history = addChange(history, change);
      }
      const end = mask.data.slice();
      for (let step = takeUndo(history); step; step = takeUndo(history)) {
        applyMaskChange(mask, step.change, 'before');
        history = step.history;
      }
      expect(Buffer.compare(mask.data, start)).toBe(0);
      for (let step = takeRedo(history); step; step = takeRedo(history)) {
        applyMaskChange(mask, step.change, 'after');
        history = step.history;
      }
      expect(Buffer.compare(mask.data, end)).toBe(0);
    }),
    { numRuns: 40 },
  );
});

it('rolls an act back that is not finished', () => {
  const mask = createMask(size);
  const journal = createTileJournal(mask);
  const point = { x: 150, y: 100, radius: 30 };
  journal.touch({ x: 100, y: 60, width: 100, height: 80 });
  paintSegment(mask, { from: point, to: point, hardness: 1, erase: false });
  journal.rollBack();
  expect(mask.data.some(Boolean)).toBe(false);
  expect(journal.finish()).toBeUndefined();
});

it.each([300, 301, 302])('rolls back and does again whatever the width is: %i', (width) => {
  const mask = createMask({ width, height: 200 });
  mask.data.forEach((_, at) => (mask.data[at] = (at * 31) & 255));
  const start = mask.data.slice();
  const journal = createTileJournal(mask);
  const all = { x: 0, y: 0, width, height: 200 };
  journal.touch(all);
  mask.data.fill(7);
  journal.rollBack();
  expect(Buffer.compare(mask.data, start)).toBe(0);
  journal.touch(all);
  mask.data.fill(9);
  const change = journal.finish() as MaskChange;
  applyMaskChange(mask, change, 'before');
  expect(Buffer.compare(mask.data, start)).toBe(0);
  applyMaskChange(mask, change, 'after');
  expect(mask.data.every((value) => value === 9)).toBe(true);
});

it('remembers only tiles that changed', () => {
  const mask = createMask({ width: 3840, height: 2160 });
  const journal = createTileJournal(mask);
  journal.touch({ x: 0, y: 0, width: 3840, height: 2160 });
  const point = { x: 64, y: 64, radius: 20 };
  paintSegment(mask, { from: point, to: point, hardness: 1, erase: false });
  expect(journal.finish()?.tiles).toHaveLength(1);
});

it('forgets the oldest beyond 200 steps or 64 MB, and what was undone once something new is done', () => {
  const change = (sizeBytes: number, id: number) => ({ sizeBytes, id });
  let history = createEditHistory<{ sizeBytes: number; id: number }>();
  for (let id = 0; id < MAX_STEPS + 5; id += 1) history = addChange(history, change(1, id));
  expect(history.done).toHaveLength(MAX_STEPS);
  expect(history.done[0]?.id).toBe(5);
  history = addChange(history, change(MAX_BYTES, 999));
  expect(history.done.map(({ id }) => id)).toEqual([999]);
  history = addChange(history, change(2 * MAX_BYTES, 1000));
  expect(history.done.map(({ id }) => id)).toEqual([1000]);
  const undone = takeUndo(history);
  expect(undone?.history.undone).toHaveLength(1);
  expect(addChange(undone?.history ?? history, change(1, 1001)).undone).toEqual([]);
});

it('says what is not remembered any more', () => {
  const change = (id: number) => ({ sizeBytes: 1, id });
  const [a, b, c] = [change(1), change(2), change(3)];
  const before = { done: [a], undone: [c, b] };
  expect(findForgotten(before, addChange(before, change(4)))).toEqual([c, b]);
  expect(findForgotten(before, takeRedo(before)!.history)).toEqual([]);
  const full = { done: Array.from({ length: MAX_STEPS }, (_, id) => change(id)), undone: [] };
  expect(findForgotten(full, addChange(full, change(-1)))).toEqual([change(0)]);
});

it('puts other bytes into a mask as one change, and none where they are the same', () => {
  const mask = createMask(size);
  const { data } = mask;
  const next = { ...mask, data: mask.data.map((_, at) => at & 255) };
  const change = replaceMask(mask, next);
  expect(mask.data).toBe(data);
  expect(Buffer.compare(mask.data, next.data)).toBe(0);
  expect(change?.tiles).toHaveLength(6);
  expect(replaceMask(mask, next)).toBeUndefined();
});

it('comes back from its tiles, of which empty ones are left out', () => {
  const mask = createMask(size);
  mask.data[0] = 1;
  mask.data[mask.data.length - 1] = 2;
  const tiles = toTiles(mask);
  expect(tiles.map(({ column, row }) => [column, row])).toEqual([
    [0, 0],
    [2, 1],
  ]);
  const again = createMask(size);
  fillFromTiles(again, tiles);
  expect(Buffer.compare(again.data, mask.data)).toBe(0);
  expect(() => fillFromTiles(createMask({ width: 299, height: 200 }), tiles)).toThrow(RangeError);
});
