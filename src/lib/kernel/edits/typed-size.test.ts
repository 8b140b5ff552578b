import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scaleSize, toTypedSize } from './typed-size.ts';

const from = { width: 1536, height: 1024 };

it.each([
  [{ width: 768 }, 1.5, { width: 768, height: 512 }],
  [{ height: 100 }, 1.5, { width: 150, height: 100 }],
  [{ width: 768 }, undefined, { width: 768, height: 1024 }],
  [{ height: 7 }, undefined, { width: 1536, height: 7 }],
  [{ width: 0 }, 1.5, { width: 1, height: 1 }],
  [{ width: -5 }, undefined, { width: 1, height: 1024 }],
  [{ width: 99_999 }, 1.5, { width: 8192, height: 5461 }],
  [{ height: 99_999 }, undefined, { width: 1536, height: 8192 }],
])('typed %j at a ratio of %j', (typed, ratio, size) => {
  expect(toTypedSize({ from, typed, ratio })).toEqual(size);
});

it.each([
  [0.5, { width: 768, height: 512 }],
  [2, { width: 3072, height: 2048 }],
  [100, { width: 8192, height: 5461 }],
  [0, { width: 1, height: 1 }],
])('by a factor of %f', (factor, size) => {
  expect(scaleSize(from, factor)).toEqual(size);
});

it('stays within what can be worked on, whatever is typed', () => {
  const side = fc.integer({ min: 1, max: 12_000 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.integer({ min: -10, max: 200_000 }),
      fc.boolean(),
      (width, height, to, keeps) => {
        const there = scaleSize({ width, height }, 1);
        const ratio = keeps ? there.width / there.height : undefined;
        const size = toTypedSize({ from: there, typed: { width: to }, ratio });
        expect(Number.isInteger(size.width) && Number.isInteger(size.height)).toBe(true);
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(8192);
        expect(size.width * size.height).toBeLessThanOrEqual(50_010_000);
      },
    ),
  );
});
