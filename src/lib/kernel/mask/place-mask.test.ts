import { expect, it } from 'vitest';
import { cutMask } from './cut-mask.ts';
import { placeMask } from './place-mask.ts';

it('lays the mask of a part where it was cut out, and keeps all else', () => {
  const rect = { x: 2, y: 1, width: 3, height: 2 };
  const part = { width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  const whole = placeMask(part, rect, { width: 6, height: 4 });
  expect(cutMask(whole, rect)).toEqual(part);
  expect(whole.data.reduce((sum, value) => sum + value, 0)).toBe(21);
  expect([whole.width, whole.height, whole.data.length]).toEqual([6, 4, 24]);
});
