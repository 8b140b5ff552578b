import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { invertMask } from './combine-masks.ts';
import { fromMaskPixels, toMaskAlpha } from './mask-alpha.ts';

interface MaskCases {
  opaque_to_alpha: PixelCase[];
  translucent_kept: PixelCase[];
  invert_alpha: { in: number[]; out?: number[]; error?: string }[];
  refuse: { in: number[]; error: string }[];
}

interface PixelCase {
  in: number[][];
  out: number[][];
}

const cases = JSON.parse(
  readFileSync(new URL('../../../../../shared/cases/mask.json', import.meta.url), 'utf8'),
) as MaskCases;

const toPixels = (rows: number[][]) => new Uint8ClampedArray(rows.flat());
const toOpaqueAlpha = (alphas: number[]) => toPixels(alphas.map((alpha) => [0, 0, 0, alpha]));

it.each([...cases.opaque_to_alpha, ...cases.translucent_kept])('reads %j', ({ in: rows, out }) => {
  const mask = fromMaskPixels({ width: rows.length, height: 1 }, toPixels(rows));
  expect([...toMaskAlpha(mask)]).toEqual(out.flat());
});

it.each(cases.invert_alpha)('inverts %j', ({ in: alphas, out }) => {
  const mask = { width: alphas.length, height: 1, data: new Uint8Array(alphas.map((alpha) => 255 - alpha)) };
  const invert = () => [...toMaskAlpha(invertMask(mask))];
  if (out) expect(invert()).toEqual([...toOpaqueAlpha(out)]);
  else expect(invert).toThrow(RangeError);
});

it.each(cases.refuse)('refuses %j', ({ in: alphas }) => {
  const mask = { width: alphas.length, height: 1, data: new Uint8Array(alphas.map((alpha) => 255 - alpha)) };
  expect(() => toMaskAlpha(mask)).toThrow(RangeError);
});

it('keeps the value of a grey', () => {
  const greys = [0, 1, 77, 128, 254, 255];
  const pixels = toPixels(greys.map((grey) => [grey, grey, grey, 255]));
  expect([...fromMaskPixels({ width: greys.length, height: 1 }, pixels).data]).toEqual(greys);
});
