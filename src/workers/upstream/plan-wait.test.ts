import { expect, it } from 'vitest';
import { toWaitEnd } from './plan-wait.ts';

const job = { waitStartedAt: 100_000, retryAt: 115_000 };

it.each([
  ['in the middle', 110_000, 115_000],
  ['long over', 900_000, 900_000],
  ['clock set back before its beginning', 10_000, 25_000],
  ['clock set back by a little', 99_000, 114_000],
])('%s', (_what, now, end) => {
  expect(toWaitEnd(job, now)).toBe(end);
});

it('is over at once where the row says nothing of a wait', () => {
  expect(toWaitEnd({}, 5)).toBe(5);
});
