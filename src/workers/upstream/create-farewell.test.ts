import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFarewell } from './create-farewell.ts';

const close = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  close.mockClear();
});
afterEach(() => vi.useRealTimers());

it('lets go of a line that falls silent after its image', () => {
  createFarewell(close).begin();
  vi.advanceTimersByTime(9_999);
  expect(close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(close).toHaveBeenCalledOnce();
});

it('does not cut what still arrives, however long the last word is', () => {
  const farewell = createFarewell(close);
  farewell.begin();
  for (let second = 0; second < 55; second += 5) {
    vi.advanceTimersByTime(5_000);
    farewell.touch();
  }
  expect(close).not.toHaveBeenCalled();
  farewell.end();
  vi.advanceTimersByTime(100_000);
  expect(close).not.toHaveBeenCalled();
});

it('waits no longer than a minute', () => {
  const farewell = createFarewell(close);
  farewell.begin();
  for (let second = 0; second < 60; second += 5) {
    farewell.touch();
    farewell.begin();
    vi.advanceTimersByTime(5_000);
  }
  expect(close).toHaveBeenCalled();
});

it('has nothing to let go of before the image', () => {
  createFarewell(close).touch();
  vi.advanceTimersByTime(100_000);
  expect(close).not.toHaveBeenCalled();
});
