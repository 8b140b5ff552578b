import { expect, it } from 'vitest';
import { fillPolygon, toEllipsePoints } from '../../../lib/kernel/mask/fill-polygon.ts';
import { createMask } from '../../../lib/kernel/mask/mask.ts';
import { fillMask } from '../../../lib/kernel/mask/combine-masks.ts';
import { measureDifference } from './colour-difference.ts';
import { lockPixels, toWeights } from './lock-pixels.ts';
import { createPixels } from './pixels.ts';
import type { Pixels } from './pixels.ts';

/** A picture with structure at all scales, given by a function of place, so that it can be drawn drifted without resampling. */
function draw(
  width: number,
  height: number,
  place: (x: number, y: number) => [number, number],
  cast: readonly number[] = [1, 1, 1],
): Pixels {
  const pixels = createPixels({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = place(x, y);
      const wave =
        Math.sin(u / 17) * Math.cos(v / 23) +
        0.5 * Math.sin((u + 2 * v) / 41) +
        0.25 * Math.sin(u / 6 + v / 9);
      const at = (y * width + x) * 4;
      pixels.data[at] = (128 + 55 * wave) * (cast[0] ?? 1);
      pixels.data[at + 1] = (118 + 45 * Math.sin(v / 31) + 25 * wave) * (cast[1] ?? 1);
      pixels.data[at + 2] = (110 + 40 * Math.cos(u / 29) - 20 * wave) * (cast[2] ?? 1);
      pixels.data[at + 3] = 255;
    }
  }
  return pixels;
}

const width = 480;
const height = 360;
const source = draw(width, height, (x, y) => [x, y]);
const mask = fillPolygon({ width, height }, toEllipsePoints({ x: 150, y: 100, width: 170, height: 140 }));
const BAND = 12;

const drifts: [string, (x: number, y: number) => [number, number], number[]][] = [
  ['nothing', (x, y) => [x, y], [1, 1, 1]],
  ['a shift of 8 px', (x, y) => [x - 8, y + 5.5], [1, 1, 1]],
  ['a scale of 2 %', (x, y) => [(x - 240) * 1.02 + 240, (y - 180) * 1.02 + 180], [1, 1, 1]],
  ['a colour cast', (x, y) => [x, y], [1.08, 0.96, 0.9]],
  ['all at once', (x, y) => [(x - 240) * 0.985 + 236, (y - 180) * 0.985 + 177.3], [0.94, 1.04, 1.07]],
];

it.each(drifts)('puts a result back that drifted by %s', (_name, place, cast) => {
  const { pixels, registration } = lockPixels({
    source,
    result: draw(width, height, place, cast),
    mask,
    bandPx: BAND,
  });
  const seam: number[] = [];
  const weights = toWeights(mask, BAND);
  mask.data.forEach((value, at) => {
    if (value === 0) {
      for (let channel = 0; channel < 4; channel += 1) {
        if (pixels.data[at * 4 + channel] !== source.data[at * 4 + channel])
          throw new Error(`Pixel ${at} changed.`);
      }
    } else if ((weights.data[at] ?? 0) < 255) seam.push(measureDifference(pixels.data, source.data, at * 4));
  });
  seam.sort((a, b) => a - b);
  expect(seam.length).toBeGreaterThan(1000);
  expect(seam[Math.floor(seam.length * 0.95)], JSON.stringify(registration)).toBeLessThanOrEqual(3);
});

it('keeps what the model made inside', () => {
  const result = draw(width, height, (x, y) => [x, y]);
  for (let y = 150; y < 190; y += 1)
    for (let x = 210; x < 260; x += 1) result.data.set([250, 20, 20, 255], (y * width + x) * 4);
  const { pixels } = lockPixels({ source, result, mask, bandPx: BAND });
  const [red = 0, green = 255] = pixels.data.slice((170 * width + 235) * 4);
  expect(red).toBeGreaterThan(235);
  expect(green).toBeLessThan(35);
});

it('says how much had moved', () => {
  const still = lockPixels({ source, result: source, mask, bandPx: BAND });
  expect(still.moved).toBe(0);
  const shifted = lockPixels({
    source,
    result: draw(width, height, (x, y) => [x - 8, y]),
    mask,
    bandPx: BAND,
  });
  expect(shifted.moved).toBeGreaterThan(0.5);
});

it('brings a result of another size to the source', () => {
  const result = draw(240, 180, (x, y) => [x * 2 + 0.5, y * 2 + 0.5]);
  const { pixels } = lockPixels({ source, result, mask, bandPx: BAND });
  expect(pixels).toMatchObject({ width, height });
  const at = (170 * width + 235) * 4;
  expect(measureDifference(pixels.data, source.data, at)).toBeLessThan(3);
});

it('makes nothing up where nothing can be compared', () => {
  const flat = createPixels({ width: 64, height: 64 });
  flat.data.fill(200);
  const whole = fillMask({ width: 64, height: 64 });
  const other = createPixels({ width: 64, height: 64 });
  other.data.fill(90);
  expect(lockPixels({ source: flat, result: other, mask: whole, bandPx: 0 }).pixels).toEqual(other);
  expect(lockPixels({ source: flat, result: other, mask: createMask(flat), bandPx: 4 }).pixels).toEqual(flat);
});

it('never lets anything in where the mask is 0', () => {
  const weights = toWeights(mask, BAND);
  mask.data.forEach((value, at) => {
    if (value === 0 && weights.data[at] !== 0) throw new Error(`Pixel ${at} is let in.`);
  });
  expect(weights.data[170 * width + 235]).toBe(255);
});
