import { expect, it } from 'vitest';
import { toShare } from './share-words.ts';

it.each([
  [0, '0'],
  [0.142_3, '14.2'],
  [0.000_01, '0.1'],
  [1, '100'],
])('says %d as %s percent', (share, words) => {
  expect(toShare(share, 'en')).toBe(words);
});
