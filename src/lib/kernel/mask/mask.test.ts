import { expect, it } from 'vitest';
import {
  clipRect,
  copyMask,
  createMask,
  findMaskBounds,
  isMaskEmpty,
  measureMask,
  uniteRects,
} from './mask.ts';

const size = { width: 4, height: 3 };

it('starts by keeping everything', () => {
  const mask = createMask(size);
  expect(isMaskEmpty(mask)).toBe(true);
  expect(measureMask(mask)).toBe(0);
  expect(findMaskBounds(mask)).toBeUndefined();
});

it('copies its bytes', () => {
  const mask = createMask(size);
  copyMask(mask).data[0] = 9;
  expect(mask.data[0]).toBe(0);
});

it('finds the bounds over a threshold', () => {
  const mask = createMask(size);
  mask.data[1 * 4 + 2] = 10;
  mask.data[2 * 4 + 1] = 200;
  expect(findMaskBounds(mask)).toEqual({ x: 1, y: 1, width: 2, height: 2 });
  expect(findMaskBounds(mask, 10)).toEqual({ x: 1, y: 2, width: 1, height: 1 });
  expect(measureMask(mask)).toBeCloseTo(210 / (255 * 12));
});

it('clips and unites rectangles', () => {
  expect(clipRect({ x: -2, y: 1, width: 4, height: 9 }, size)).toEqual({ x: 0, y: 1, width: 2, height: 2 });
  expect(clipRect({ x: 7, y: 1, width: 4, height: 1 }, size)).toMatchObject({ width: 0 });
  const empty = { x: 9, y: 9, width: 0, height: 0 };
  const a = { x: 0, y: 0, width: 1, height: 1 };
  expect(uniteRects(a, empty)).toBe(a);
  expect(uniteRects(empty, a)).toBe(a);
  expect(uniteRects(a, { x: 3, y: 1, width: 1, height: 2 })).toEqual({ x: 0, y: 0, width: 4, height: 3 });
});
