import { expect, test } from 'vitest';
import { dropIndex } from './drop-index.ts';

const spans = [
  { start: 0, size: 100 },
  { start: 100, size: 200 },
  { start: 300, size: 100 },
];

test.each([
  [0, 0, 0],
  [0, 149, 0],
  [0, 151, 1],
  [0, 500, 2],
  [2, -149, 2],
  [2, -151, 1],
  [2, -900, 0],
  [1, 151, 2],
  [1, -151, 0],
])('the tab at %i dragged by %i px lands at %i', (from, offset, expected) => {
  expect(dropIndex(spans, from, offset)).toBe(expected);
});

test('a tab that is gone stays where it was', () => {
  expect(dropIndex(spans, 7, 50)).toBe(7);
});
