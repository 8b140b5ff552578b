import { existsSync, readFileSync } from 'node:fs';
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

/** They lie beside the project, and need not be there. */
const CASES = new URL('../../../../../shared/cases/mask.json', import.meta.url);
const NO_CASES: MaskCases = { opaque_to_alpha: [], translucent_kept: [], invert_alpha: [], refuse: [] };
const cases = existsSync(CASES) ? (JSON.parse(readFileSync(CASES, 'utf8')) as MaskCases) : NO_CASES;

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

it('frees what is white in an opaque picture, and keeps the softness of a translucent one', () => {
  const read = (...pixels: number[][]) => [
    ...fromMaskPixels({ width: pixels.length, height: 1 }, toPixels(pixels)).data,
  ];
  expect(read([0, 0, 0, 255], [255, 255, 255, 255])).toEqual([0, 255]);
  expect(read([255, 255, 255, 255], [9, 9, 9, 55])).toEqual([0, 200]);
});

it('never makes a file of a mask that frees nothing', () => {
  expect(() => toMaskAlpha({ width: 2, height: 1, data: new Uint8Array(2) })).toThrow(RangeError);
});
