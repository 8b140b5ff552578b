import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1_250_000, '1.3 MB'],
  [34_000_000, '34 MB'],
  [123_456_789, '123 MB'],
  [2_500_000_000, '2.5 GB'],
  [3e15, '3,000 TB'],
])('says %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text);
});

it('speaks the language of the page', () => {
  expect(formatBytes(512, 'zh-CN')).toContain('字节');
});
