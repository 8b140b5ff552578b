import { expect, test, vi } from 'vitest';
import { dropWord, findWordToDrop } from './word-to-drop.ts';

const TEXTS = ['a red vase', 'a blue harbour', '一只白猫'];
const hasMatch = (query: string): boolean =>
  TEXTS.some((text) => query.split(' ').every((word) => text.includes(word)));

test.each([
  ['red harbour', 'harbour'],
  ['red zebra', 'zebra'],
  ['zebra red vase', 'zebra'],
  ['zebra', 'zebra'],
  ['red zebra harbour', 'zebra'],
  ['白猫 黑狗', '黑狗'],
])('of %j drop %j', (query, word) => {
  expect(findWordToDrop(query, hasMatch)).toBe(word);
});

test('asks at most twice a word', () => {
  const asked = vi.fn(() => false);
  findWordToDrop('one two three four', asked);
  expect(asked.mock.calls.length).toBeLessThanOrEqual(8);
});

test('drops every place of the word and keeps the rest', () => {
  expect(dropWord(' red  zebra red ', 'red')).toBe('zebra');
});
