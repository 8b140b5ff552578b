import { describe, expect, test } from 'vitest';
import { nextIndex } from './next-index.ts';

describe('nextIndex', () => {
  test.each([
    ['ArrowRight', 0, 3, 1],
    ['ArrowDown', 2, 3, 0],
    ['ArrowLeft', 0, 3, 2],
    ['ArrowUp', 2, 3, 1],
    ['Home', 2, 3, 0],
    ['End', 0, 3, 2],
    // Nothing has the focus yet.
    ['ArrowDown', -1, 3, 0],
  ])('%s at %i of %i leads to %i', (key, index, count, expected) => {
    expect(nextIndex(key, index, count)).toBe(expected);
  });

  test('leaves other keys and empty lists alone', () => {
    expect(nextIndex('Enter', 0, 3)).toBeUndefined();
    expect(nextIndex('toString', 0, 3)).toBeUndefined();
    expect(nextIndex('ArrowDown', 0, 0)).toBeUndefined();
  });
});
