import { expect, test } from 'vitest';
import { readForcedLocale } from './start-language.ts';

test.each([
  ['?lang=en', 'en'],
  ['?x=1&lang=zh-CN', 'zh-CN'],
  ['?lang=fr', undefined],
  ['?lang=', undefined],
  ['', undefined],
])('%s forces %s', (search, expected) => {
  expect(readForcedLocale(search)).toBe(expected);
});
