import { expect, it } from 'vitest';
import { toLab } from '../pixel-lock/colour-difference.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { comparePixels } from './compare-pixels.ts';
import { HEAT, toHeatPlace } from './heat-colours.ts';
import { writeLab } from './lab-tables.ts';

function draw(width: number, height: number, colour: (x: number, y: number) => readonly number[]): Pixels {
  const pixels = createPixels({ width, height });
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) pixels.data.set(colour(x, y), (y * width + x) * 4);
  return pixels;
}

const grey = (value: number) => [value, value, value, 255];
const whole = { x: 0, y: 0, width: 20, height: 10 };

it('finds nothing in the same picture', () => {
  const picture = draw(20, 10, (x, y) => [x * 12, y * 20, 90, 255]);
  const { changed, visible, heat } = comparePixels(picture, picture, whole);
  expect([changed, visible]).toEqual([0, 0]);
  for (let at = 0; at < heat.data.length; at += 4) expect(heat.data[at]).toBe(heat.data[at + 1]);
});

it('counts what differs at all, and what is seen', () => {
  const base = draw(20, 10, () => grey(120));
  const other = draw(20, 10, (x) => grey(x < 5 ? 121 : x < 10 ? 180 : 120));
  expect(comparePixels(base, other, whole)).toMatchObject({ changed: 0.5, visible: 0.25 });
});

it('is hotter where more differs, and grey where nothing does', () => {
  const base = draw(20, 10, () => grey(100));
  const other = draw(20, 10, (x) => grey(x === 0 ? 100 : x === 1 ? 130 : 255));
  const { heat } = comparePixels(base, other, whole);
  const lightAt = (x: number) => [0, 1, 2].reduce((sum, at) => sum + (heat.data[x * 4 + at] ?? 0), 0);
  expect(heat.data[0]).toBe(heat.data[2]);
  expect(heat.data[4]).not.toBe(heat.data[6]);
  expect(lightAt(2)).toBeGreaterThan(lightAt(1));
  expect(heat.data.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
});

it('compares only what both have', () => {
  const base = draw(20, 10, () => grey(100));
  const other = draw(10, 10, () => grey(200));
  const found = comparePixels(base, other, { x: 5, y: 0, width: 10, height: 10 });
  expect(found).toMatchObject({ changed: 1, visible: 1 });
  expect(found.heat.data[0]).toBe(found.heat.data[1]);
});

it('sees a pixel that is gone, and no colour under alpha 0', () => {
  const base = draw(20, 10, () => [128, 128, 128, 255]);
  expect(
    comparePixels(
      base,
      draw(20, 10, () => [128, 128, 128, 0]),
      whole,
    ).visible,
  ).toBe(1);
  const clear = draw(20, 10, () => [255, 0, 0, 0]);
  expect(
    comparePixels(
      clear,
      draw(20, 10, () => [0, 0, 255, 0]),
      whole,
    ).visible,
  ).toBe(0);
});

it('has the colours of the exact formula', () => {
  const lab = new Float64Array(3);
  for (let value = 0; value < 4096; value += 1) {
    const colour = [value & 255, (value * 7) & 255, (value * 31) & 255] as const;
    writeLab(lab, ...colour);
    toLab(...colour).forEach((exact, at) => expect(Math.abs(exact - (lab[at] ?? 0))).toBeLessThan(0.05));
  }
});

it('grows lighter from step to step', () => {
  let before = -1;
  for (let difference = 0; difference <= 60; difference += 2) {
    const place = toHeatPlace(difference);
    const light = 0.21 * (HEAT[place] ?? 0) + 0.72 * (HEAT[place + 1] ?? 0) + 0.07 * (HEAT[place + 2] ?? 0);
    expect(light).toBeGreaterThanOrEqual(before);
    before = light;
  }
});
