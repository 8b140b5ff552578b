import { expect, it } from 'vitest';
import { continueClear } from './continue-clear.ts';

/** One row: 0 is transparent. */
function row(...values: number[]): Uint8ClampedArray {
  return Uint8ClampedArray.from(values.flatMap((value) => [value, value, value, value === 0 ? 0 : 255]));
}

const read = (pixels: Uint8ClampedArray) => [...pixels].filter((_, at) => at % 4 === 0);

it('mirrors a picture at its edge', () => {
  const pixels = row(0, 0, 10, 20, 30, 0);
  expect(continueClear(pixels, 6, 1)).toBe(true);
  expect(read(pixels)).toEqual([30, 20, 10, 20, 30, 20]);
  expect(pixels[3]).toBe(255);
});

it('repeats the edge where the picture is too small to be mirrored', () => {
  const pixels = row(10, 0, 0);
  expect(continueClear(pixels, 3, 1)).toBe(true);
  expect(read(pixels)).toEqual([10, 10, 10]);
});

it('does nothing where nothing is transparent, or everything is', () => {
  expect(continueClear(row(1, 2), 2, 1)).toBe(false);
  expect(continueClear(row(0, 0), 2, 1)).toBe(false);
});
