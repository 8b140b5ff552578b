import { describe, expect, test } from 'vitest';
import { neighbourOf, settle } from './sheet-detents.ts';

const heights = { peek: 104, mid: 354, full: 788 };

describe('settle', () => {
  test.each([
    ['a slow release rests at the nearest', 'mid', 300, 0.1, 'mid'],
    ['a slow release near the bottom rests at the bottom', 'mid', 200, -0.1, 'peek'],
    ['a slow release near the top rests at the top', 'mid', 600, 0.2, 'full'],
    ['a flick upwards jumps one', 'peek', 150, 0.9, 'mid'],
    ['a flick upwards jumps one only', 'peek', 700, 2, 'mid'],
    ['a flick downwards jumps one', 'full', 700, -0.8, 'mid'],
    ['a flick beyond the end stays', 'peek', 104, -3, 'peek'],
  ] as const)('%s', (_, from, height, velocity, expected) => {
    expect(settle({ from, height, velocity, heights })).toBe(expected);
  });
});

test('neighbourOf goes one at a time and stops at the ends', () => {
  expect(neighbourOf('peek', 1)).toBe('mid');
  expect(neighbourOf('full', 1)).toBe('full');
  expect(neighbourOf('mid', -1)).toBe('peek');
  expect(neighbourOf('peek', -1)).toBe('peek');
});
