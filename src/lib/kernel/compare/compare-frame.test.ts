import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSameSize, toCompareFrame } from './compare-frame.ts';

it('lays two of one size over one another, pixel for pixel', () => {
  const size = { width: 640, height: 480 };
  const whole = { x: 0, y: 0, ...size };
  expect(toCompareFrame(size, size)).toEqual({ ...size, a: whole, b: whole });
  expect(isSameSize(size, { ...size })).toBe(true);
});

it('scales the smaller of one shape to the larger, whichever it is', () => {
  const [large, small] = [
    { width: 1920, height: 1280 },
    { width: 960, height: 640 },
  ];
  const whole = { x: 0, y: 0, ...large };
  expect(toCompareFrame(large, small)).toEqual({ ...large, a: whole, b: whole });
  expect(toCompareFrame(small, large)).toEqual({ ...large, a: whole, b: whole });
  expect(toCompareFrame(large, { width: 1488, height: 992 }).b).toEqual(whole);
});

it('keeps another shape whole, in the middle', () => {
  const frame = toCompareFrame({ width: 1000, height: 1000 }, { width: 400, height: 800 });
  expect(frame).toMatchObject({ width: 1000, height: 1000, b: { x: 250, y: 0, width: 500, height: 1000 } });
});

it('makes what is too large smaller', () => {
  const size = { width: 8000, height: 6000 };
  const frame = toCompareFrame(size, size, 12_000_000);
  expect(frame).toMatchObject({ width: 4000, height: 3000 });
});

it('never lets a picture reach out of the frame', () => {
  const side = fc.integer({ min: 1, max: 9000 });
  const size = fc.record({ width: side, height: side });
  fc.assert(
    fc.property(size, size, fc.integer({ min: 1, max: 20_000_000 }), (a, b, maxPixels) => {
      const frame = toCompareFrame(a, b, maxPixels);
      for (const rect of [frame.a, frame.b]) {
        expect(rect.x).toBeGreaterThanOrEqual(0);
        expect(rect.y).toBeGreaterThanOrEqual(0);
        expect(rect.width).toBeGreaterThanOrEqual(1);
        expect(rect.x + rect.width).toBeLessThanOrEqual(frame.width);
        expect(rect.y + rect.height).toBeLessThanOrEqual(frame.height);
      }
    }),
  );
});
