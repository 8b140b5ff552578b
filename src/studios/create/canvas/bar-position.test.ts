import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toBarPosition } from './bar-position.ts';

it('is true to time up to the end of the usual span', () => {
  expect(toBarPosition(0, 80_000)).toBe(0);
  expect(toBarPosition(40_000, 80_000)).toBeCloseTo(0.365, 6);
  expect(toBarPosition(80_000, 80_000)).toBeCloseTo(0.73, 6);
});

it('never goes back, never jumps, never arrives', () => {
  const time = fc.integer({ min: 0, max: 900_000 });
  const high = fc.option(fc.integer({ min: 5000, max: 300_000 }), { nil: undefined });
  fc.assert(
    fc.property(time, time, high, (a, b, highMs) => {
      const [from, to] = [toBarPosition(Math.min(a, b), highMs), toBarPosition(Math.max(a, b), highMs)];
      expect(to).toBeGreaterThanOrEqual(from);
      expect(to).toBeLessThanOrEqual(1);
      expect(to - from).toBeLessThanOrEqual(Math.abs(a - b) / Math.min(highMs ?? 90_000, 90_000) + 1e-9);
    }),
  );
});

it('takes a clock that runs behind for the start', () => {
  expect(toBarPosition(-500, undefined)).toBe(0);
});
