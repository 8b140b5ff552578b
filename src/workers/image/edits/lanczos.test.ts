import { describe, expect, it } from 'vitest';
import { createPixels } from '../pixel-lock/pixels.ts';
import { resample, toTaps } from './lanczos.ts';

function draw(width: number, height: number, colourOf: (x: number, y: number) => number[]) {
  const pixels = createPixels({ width, height });
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) pixels.data.set(colourOf(x, y), (y * width + x) * 4);
  return pixels;
}

const meanOf = ({ data }: { data: Uint8ClampedArray }, channel: number): number => {
  let sum = 0;
  for (let at = channel; at < data.length; at += 4) sum += data[at] ?? 0;
  return sum / (data.length / 4);
};

const sizes = [
  { width: 64, height: 48 },
  { width: 31, height: 7 },
  { width: 97, height: 130 },
  { width: 1, height: 1 },
];

describe('taps', () => {
  it('are those of the formula', () => {
    // Twice as many: each place lies a quarter of a pixel beside one that is read.
    const { first, shares } = toTaps(20, 10)[10] ?? { first: 0, shares: [] };
    const lanczos = (x: number) =>
      (3 * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / 3)) / (Math.PI * x) ** 2;
    const raw = [-2.75, -1.75, -0.75, 0.25, 1.25, 2.25].map(lanczos);
    const sum = raw.reduce((a, b) => a + b);
    expect(first).toBe(2);
    [...shares].forEach((share, at) => expect(share).toBeCloseTo((raw[at] ?? 0) / sum, 12));
  });

  it.each([
    [7, 100],
    [100, 7],
    [5, 5],
    [1, 9],
  ])('add up to 1 and stay on the line: %i out of %i', (length, from) => {
    for (const { first, shares } of toTaps(length, from)) {
      expect([...shares].reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first + shares.length).toBeLessThanOrEqual(from);
    }
  });
});

it.each(sizes)('keeps one tone at $width x $height', (size) => {
  const tone = [201, 17, 88, 255];
  const { data } = resample(
    draw(40, 30, () => tone),
    size,
  );
  data.forEach((value, at) => {
    if (value !== tone[at % 4]) throw new Error(`${value} at ${at}`);
  });
});

it.each(sizes.slice(0, 3))('keeps the mean at $width x $height', (size) => {
  const from = draw(48, 36, (x, y) => [128 + 90 * Math.sin(x / 5) * Math.cos(y / 4), x * 4, y * 6, 255]);
  const to = resample(from, size);
  for (const channel of [0, 1, 2])
    expect(Math.abs(meanOf(from, channel) - meanOf(to, channel))).toBeLessThan(1);
});

it('comes back from twice the size as it was, nearly', () => {
  const from = draw(24, 18, (x, y) => [128 + 60 * Math.sin(x / 3), 128 + 60 * Math.cos(y / 3), 90, 255]);
  const back = resample(resample(from, { width: 48, height: 36 }), from);
  from.data.forEach((value, at) => expect(Math.abs(value - (back.data[at] ?? 0))).toBeLessThanOrEqual(3));
});

it('lets no colour bleed out of what nobody sees', () => {
  const { data } = resample(
    draw(16, 16, (x) => (x < 8 ? [255, 0, 0, 255] : [0, 255, 0, 0])),
    { width: 23, height: 9 },
  );
  for (let at = 0; at < data.length; at += 4) expect([data[at + 1], data[at + 2]]).toEqual([0, 0]);
  for (let at = 0; at < data.length; at += 4)
    if ((data[at + 3] ?? 0) > 20) expect(data[at]).toBeGreaterThan(250);
});

it('leaves a picture of that size as it is', () => {
  const from = draw(5, 4, (x, y) => [x, y, 3, 77]);
  expect(resample(from, { width: 5, height: 4 })).toBe(from);
});
