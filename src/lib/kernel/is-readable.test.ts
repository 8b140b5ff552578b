import { expect, it } from 'vitest';
import { isReadable } from './is-readable.ts';

it.each([
  ['Bad gateway', true],
  ['额度不足', true],
  ['cut in the middle of a charact\uFFFD', true],
  ['lines\r\n\tand tabs', true],
  ['', false],
  [' \n', false],
  [new TextDecoder().decode(Uint8Array.from({ length: 256 }, (_, index) => index)), false],
])('%j: %s', (text, expected) => {
  expect(isReadable(text)).toBe(expected);
});
