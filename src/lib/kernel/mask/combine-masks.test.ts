import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mask, MaskMode } from '../../contracts/mask.ts';
import { combineMasks, combineShape, fillMask, findShapeReach, invertMask } from './combine-masks.ts';
import { coverPolygon, fillPolygon } from './fill-polygon.ts';
import { copyMask, createMask } from './mask.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

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

it(`gives a shape to a mask in place as it would to a copy, and stays within its reach (seed ${SEED})`, () => {
  const size = { width: 23, height: 17 };
  const place = fc.record({
    x: fc.double({ min: -8, max: 30, noNaN: true }),
    y: fc.double({ min: -8, max: 25, noNaN: true }),
  });
  const mode = fc.constantFrom<MaskMode[]>('replace', 'add', 'subtract', 'intersect');
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 6 }),
      mode,
      fc.integer({ min: 1, max: 250 }),
      (points, how, step) => {
        const mask = createMask(size);
        mask.data.forEach((_, at) => (mask.data[at] = (at * step) % 256));
        const there = copyMask(mask);
        const cover = coverPolygon(size, points);
        const reach = findShapeReach(mask, cover, how);
        combineShape(mask, cover, how);
        const expected = combineMasks({ there, shape: fillPolygon(size, points), mode: how });
        expect(Buffer.compare(mask.data, expected.data)).toBe(0);
        mask.data.forEach((value, at) => {
          const [x, y] = [at % size.width, Math.floor(at / size.width)];
          const isIn =
            x >= reach.x && x < reach.x + reach.width && y >= reach.y && y < reach.y + reach.height;
          if (!isIn) expect(value).toBe(there.data[at]);
        });
      },
    ),
    { seed: SEED },
  );
});

it('inverts, and twice is nothing', () => {
  const mask = toMask(0, 7, 255);
  expect([...invertMask(mask).data]).toEqual([255, 248, 0]);
  expect(invertMask(invertMask(mask))).toEqual(mask);
});

it('fills', () => {
  expect([...fillMask({ width: 2, height: 1 }).data]).toEqual([255, 255]);
});
