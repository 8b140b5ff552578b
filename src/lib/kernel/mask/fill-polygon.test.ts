import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillPolygon, toEllipsePoints, toRectPoints } from './fill-polygon.ts';
import { measureMask } from './mask.ts';

const size = { width: 4, height: 3 };
const fillRect = (x: number, y: number, width: number, height: number) => [
  ...fillPolygon(size, toRectPoints({ x, y, width, height })).data,
];

it('covers whole pixels wholly', () => {
  expect(fillRect(1, 1, 2, 1)).toEqual([0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 0]);
  expect(fillRect(0, 0, 4, 3)).toEqual(Array(12).fill(255));
});

it('covers parts of pixels by their share', () => {
  expect(fillRect(0.5, 0, 1, 0.5)).toEqual([64, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

it('does not care how a shape is wound, and clips what lies outside', () => {
  expect(fillRect(3, 2, -2, -1)).toEqual(fillRect(1, 1, 2, 1));
  expect(fillRect(-5, -5, 6, 6)).toEqual([255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(fillRect(9, 9, 3, 3)).toEqual(Array(12).fill(0));
  expect(fillRect(-9, 0, 100, 3)).toEqual(Array(12).fill(255));
});

it('is nothing without an area', () => {
  expect(fillPolygon(size, []).data.some(Boolean)).toBe(false);
  expect(
    fillPolygon(size, [
      { x: 0, y: 0 },
      { x: 3, y: 3 },
    ]).data.some(Boolean),
  ).toBe(false);
});

it('covers a triangle by half', () => {
  const triangle = [
    { x: 0, y: 0 },
    { x: 8, y: 0 },
    { x: 0, y: 8 },
  ];
  const mask = fillPolygon({ width: 8, height: 8 }, triangle);
  expect(measureMask(mask)).toBeCloseTo(0.5, 2);
  expect(mask.data[7]).toBe(128);
  expect(mask.data[0]).toBe(255);
  expect(mask.data[63]).toBe(0);
});

it('covers an ellipse by its area', () => {
  const mask = fillPolygon(
    { width: 200, height: 100 },
    toEllipsePoints({ x: 0, y: 0, width: 200, height: 100 }),
  );
  expect(measureMask(mask)).toBeCloseTo(Math.PI / 4, 2);
});

it('covers any rectangle by its area, wherever it lies', () => {
  const side = fc.double({ min: 0, max: 20, noNaN: true });
  fc.assert(
    fc.property(side, side, side, side, (x0, y0, x1, y1) => {
      const rect = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
      const mask = fillPolygon({ width: 20, height: 20 }, toRectPoints(rect));
      // Each pixel is rounded to a byte.
      expect(Math.abs(measureMask(mask) * 400 - Math.abs(rect.width * rect.height))).toBeLessThan(0.3);
    }),
  );
});
