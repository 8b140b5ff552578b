import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { waitUntil } from './wait-until.ts';

const never = new AbortController().signal;
let offsetMs: number;
const now = (): number => Date.now() + offsetMs;

beforeEach(() => {
  vi.useFakeTimers();
  offsetMs = 0;
});
afterEach(() => vi.useRealTimers());

function begin(ms: number, signal = never): { isOver: boolean } {
  const state = { isOver: false };
  void waitUntil(now() + ms, signal, now).then(() => (state.isOver = true));
  return state;
}

it('lasts as long as it should', async () => {
  const wait = begin(150_000);
  await vi.advanceTimersByTimeAsync(149_999);
  expect(wait.isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(wait.isOver).toBe(true);
});

it('is not longer when the clock is set back meanwhile', async () => {
  const wait = begin(150_000);
  await vi.advanceTimersByTimeAsync(70_000);
  offsetMs = -24 * 3_600_000;
  await vi.advanceTimersByTimeAsync(80_000);
  expect(wait.isOver).toBe(true);
});

it('is over at the next look when the clock is set forward', async () => {
  const wait = begin(24 * 3_600_000);
  offsetMs = 25 * 3_600_000;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wait.isOver).toBe(true);
});

it('is over at once when someone says so', async () => {
  const controller = new AbortController();
  const wait = begin(150_000, controller.signal);
  controller.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(wait.isOver).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
