import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMask, findMaskBounds, measureMask } from './mask.ts';
import { paintSegment } from './paint-segment.ts';

const size = { width: 40, height: 30 };
const dot = (x: number, y: number, radius: number) => ({ x, y, radius });
const hard = { hardness: 1, erase: false };

it('paints a dot of its area', () => {
  const mask = createMask(size);
  paintSegment(mask, { from: dot(20, 15, 10), to: dot(20, 15, 10), ...hard });
  expect(measureMask(mask) * 1200).toBeCloseTo(Math.PI * 100, -1);
  expect(mask.data[15 * 40 + 20]).toBe(255);
  expect(mask.data[15 * 40 + 31]).toBe(0);
});

it('paints what lies between two points', () => {
  const mask = createMask(size);
  paintSegment(mask, { from: dot(5, 15, 3), to: dot(35, 15, 3), ...hard });
  for (let x = 5; x < 35; x += 1) expect(mask.data[15 * 40 + x]).toBe(255);
  expect(mask.data[9 * 40 + 20]).toBe(0);
});

it('fades by hardness, never up again', () => {
  const mask = createMask(size);
  paintSegment(mask, { from: dot(20, 15, 12), to: dot(20, 15, 12), hardness: 0.2, erase: false });
  const values = Array.from({ length: 14 }, (_, at) => mask.data[15 * 40 + 20 + at] ?? 0);
  expect(values[0]).toBe(255);
  expect(values.at(-1)).toBe(0);
  values.reduce((before, value) => {
    expect(value).toBeLessThanOrEqual(before);
    return value;
  });
});

it('erases what it painted', () => {
  const mask = createMask(size);
  const segment = { from: dot(8, 8, 5), to: dot(30, 20, 9), hardness: 0.5 };
  paintSegment(mask, { ...segment, erase: false });
  paintSegment(mask, { ...segment, hardness: 1, erase: true });
  expect(Math.max(...mask.data)).toBeLessThanOrEqual(128);
});

it('changes nothing outside the rectangle that it answers with, and twice is once', () => {
  const place = fc.double({ min: -10, max: 50, noNaN: true });
  const radius = fc.double({ min: 0.5, max: 20, noNaN: true });
  const point = fc.record({ x: place, y: place, radius });
  fc.assert(
    fc.property(point, point, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, hardness) => {
      const mask = createMask(size);
      const rect = paintSegment(mask, { from, to, hardness, erase: false });
      const bounds = findMaskBounds(mask);
      if (bounds) {
        expect(bounds.x).toBeGreaterThanOrEqual(rect.x);
        expect(bounds.y).toBeGreaterThanOrEqual(rect.y);
        expect(bounds.x + bounds.width).toBeLessThanOrEqual(rect.x + rect.width);
        expect(bounds.y + bounds.height).toBeLessThanOrEqual(rect.y + rect.height);
      }
      const once = mask.data.slice();
      paintSegment(mask, { from, to, hardness, erase: false });
      expect(mask.data).toEqual(once);
    }),
  );
});
