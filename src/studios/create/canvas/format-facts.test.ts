import { expect, it } from 'vitest';
import { formatDuration, formatMimeType, formatSize, formatUsd } from './format-facts.ts';

it('formats sizes', () => {
  expect(formatSize({ width: 2048, height: 1360 })).toBe('2048 × 1360');
});

it('names types as people know them', () => {
  expect(['image/png', 'image/jpeg', 'image/svg+xml', ''].map(formatMimeType)).toEqual([
    'PNG',
    'JPEG',
    'SVG',
    '',
  ]);
});

it('formats times as a clock does', () => {
  expect([-5, 0, 41_900, 64_000, 3_609_000].map(formatDuration)).toEqual([
    '0:00',
    '0:00',
    '0:41',
    '1:04',
    '1:00:09',
  ]);
});

it('formats prices, small ones with more digits', () => {
  expect([0, 0.04, 1.5, 0.00123].map((usd) => formatUsd(usd, 'en'))).toEqual([
    '$0.00',
    '$0.04',
    '$1.50',
    '$0.0012',
  ]);
});
