import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverMask, cutMask } from './cut-mask.ts';
import { createMask, findMaskBounds } from './mask.ts';

const SEED = Date.now();

it('cuts out what lies in a rectangle', () => {
  const mask = createMask({ width: 4, height: 3 });
  mask.data.set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(cutMask(mask, { x: 1, y: 1, width: 2, height: 2 })).toEqual({
    width: 2,
    height: 2,
    data: Uint8Array.of(5, 6, 9, 10),
  });
});

it('keeps the largest value when it is made smaller, and repeats it when larger', () => {
  const mask = createMask({ width: 4, height: 2 });
  mask.data.set([0, 9, 0, 0, 0, 0, 0, 255]);
  expect([...coverMask(mask, { width: 2, height: 1 }).data]).toEqual([9, 255]);
  expect([...coverMask(mask, { width: 8, height: 2 }).data].slice(0, 8)).toEqual([0, 0, 9, 9, 0, 0, 0, 0]);
  expect(coverMask(mask, { width: 4, height: 2 })).toBe(mask);
});

it(`loses no painted pixel at any size (seed ${SEED})`, () => {
  const side = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(side, side, side, side, fc.nat(), (width, height, w, h, place) => {
      const mask = createMask({ width, height });
      const at = place % mask.data.length;
      mask.data[at] = 200;
      const bounds = findMaskBounds(coverMask(mask, { width: w, height: h }));
      expect(bounds).toBeDefined();
      const x = (((at % width) + 0.5) / width) * w;
      expect(x).toBeGreaterThanOrEqual(bounds!.x);
      expect(x).toBeLessThanOrEqual(bounds!.x + bounds!.width);
    }),
    { seed: SEED },
  );
});
