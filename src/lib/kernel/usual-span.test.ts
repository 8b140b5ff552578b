import { expect, it } from 'vitest';
import { toUsualSpan } from './usual-span.ts';

it('is the middle half of what was measured', () => {
  expect(toUsualSpan([80, 50, 60, 70, 40])).toEqual({ lowMs: 50, medianMs: 60, highMs: 70 });
  expect(toUsualSpan([10, 20, 30, 40])).toEqual({ lowMs: 17.5, medianMs: 25, highMs: 32.5 });
});

it('says nothing of two', () => {
  expect(toUsualSpan([50, 60])).toBeUndefined();
});

it('leaves the measurements in their order', () => {
  const durations = [3, 1, 2];
  toUsualSpan(durations);
  expect(durations).toEqual([3, 1, 2]);
});
