import { expect, it } from 'vitest';
import type { Mask, MaskMode } from '../../contracts/mask.ts';
import { combineMasks, fillMask, invertMask } from './combine-masks.ts';

const toMask = (...values: number[]): Mask => ({
  width: values.length,
  height: 1,
  data: new Uint8Array(values),
});

it.each<[MaskMode, number[]]>([
  ['replace', [0, 255, 100, 255]],
  ['add', [0, 255, 200, 255]],
  ['subtract', [0, 0, 155, 0]],
  ['intersect', [0, 0, 100, 255]],
])('%s', (mode, expected) => {
  const there = toMask(0, 0, 200, 255);
  const combined = combineMasks({ there, shape: toMask(0, 255, 100, 255), mode });
  expect([...combined.data]).toEqual(expected);
  expect([...there.data]).toEqual([0, 0, 200, 255]);
});

it('refuses masks of two sizes', () => {
  expect(() => combineMasks({ there: toMask(0), shape: toMask(0, 0), mode: 'add' })).toThrow(RangeError);
});

it('inverts, and twice is nothing', () => {
  const mask = toMask(0, 7, 255);
  expect([...invertMask(mask).data]).toEqual([255, 248, 0]);
  expect(invertMask(invertMask(mask))).toEqual(mask);
});

it('fills', () => {
  expect([...fillMask({ width: 2, height: 1 }).data]).toEqual([255, 255]);
});
