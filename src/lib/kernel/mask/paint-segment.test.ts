import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mask } from '../../contracts/mask.ts';
import { createMask, findMaskBounds, measureMask, uniteRects } from './mask.ts';
import { paintSegment, paintSegments } from './paint-segment.ts';
import type { BrushPoint } from './brush-segment.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

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

/** The definition, pixel by pixel: how far the pixel's middle is from the way of the brush, whose radius grows along it. */
function coverOf(from: BrushPoint, to: BrushPoint, hardness: number, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
  const radius = from.radius + along * (to.radius - from.radius);
  const distance = Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
  const [outer, inner] = [radius + 0.5, Math.min(radius * hardness, radius - 0.5)];
  if (distance >= outer) return 0;
  if (inner > 0 && distance <= inner) return 255;
  const share = Math.min(1, (outer - distance) / (outer - inner));
  return 255 * (hardness >= 1 ? share : share * share * (3 - 2 * share));
}

it(`is what its definition says, pixel by pixel (seed ${SEED})`, () => {
  const place = fc.oneof(fc.integer({ min: -10, max: 50 }), fc.double({ min: -10, max: 50, noNaN: true }));
  const radius = fc.double({ min: 0.5, max: 20, noNaN: true });
  const point = fc.record({ x: place, y: place, radius });
  const hardness = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(point, point, hardness, fc.boolean(), (from, to, soft, erase) => {
      const mask = createMask(size);
      if (erase) mask.data.fill(255);
      paintSegment(mask, { from, to, hardness: soft, erase });
      for (let at = 0; at < mask.data.length; at += 1) {
        const cover = coverOf(from, to, soft, (at % 40) + 0.5, Math.floor(at / 40) + 0.5);
        expect(Math.abs((mask.data[at] ?? 0) - (erase ? 255 - cover : cover))).toBeLessThanOrEqual(0.51);
      }
    }),
    { seed: SEED },
  );
});

it(`paints several at once as one after another (seed ${SEED})`, () => {
  const place = fc.double({ min: -10, max: 50, noNaN: true });
  const point = fc.record({ x: place, y: place, radius: fc.double({ min: 0.5, max: 12, noNaN: true }) });
  const hardness = fc.oneof(fc.constantFrom(0, 0.8, 1), fc.double({ min: 0, max: 1, noNaN: true }));
  const before = fc.uint8Array({ minLength: 1200, maxLength: 1200 });
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 2, maxLength: 6 }),
      hardness,
      fc.boolean(),
      before,
      (points, soft, erase, bytes) => {
        const [together, apart] = [0, 1].map(() => ({ ...size, data: bytes.slice() })) as [Mask, Mask];
        const segments = points
          .slice(1)
          .map((to, at) => ({ from: points[at] as BrushPoint, to, hardness: soft, erase }));
        const rect = paintSegments(together, segments);
        const rects = segments.map((segment) => paintSegment(apart, segment));
        expect(together.data).toEqual(apart.data);
        expect(rect).toEqual(rects.reduce(uniteRects));
      },
    ),
    { seed: SEED },
  );
});
