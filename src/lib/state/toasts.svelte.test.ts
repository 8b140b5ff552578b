import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Toasts } from './toasts.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('shows each for its time, or until it is dismissed', () => {
  const toasts = new Toasts();
  toasts.show({ text: 'short', durationMs: 100 });
  toasts.show({ text: 'usual', tone: 'success' });
  const id = toasts.show({ text: 'for ever', durationMs: 0 });
  const texts = () => toasts.list.map((toast) => toast.text);
  expect(toasts.list[0]).toMatchObject({ tone: 'info' });
  vi.advanceTimersByTime(100);
  expect(texts()).toEqual(['usual', 'for ever']);
  vi.advanceTimersByTime(100_000);
  expect(texts()).toEqual(['for ever']);
  toasts.dismiss(id);
  expect(texts()).toEqual([]);
});
