import { describe, expect, it } from 'vitest';
import { readUsd } from './read-usd.ts';

describe('readUsd', () => {
  it.each([
    ['5', 5],
    [' 1.25 ', 1.25],
    ['0,5', 0.5],
    ['0', 0],
    ['7.', 7],
  ])('reads %j', (typed, usd) => expect(readUsd(typed)).toBe(usd));

  it.each(['', '-1', 'abc', '1.2.3', '1e9', 'NaN', 'Infinity', '99999999'])('refuses %j', (typed) =>
    expect(readUsd(typed)).toBeUndefined(),
  );
});
