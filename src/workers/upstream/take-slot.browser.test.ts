import { expect, it } from 'vitest';
import { createTakeSlot } from './take-slot.ts';

const never = new AbortController().signal;

it('holds with the locks of the browser: as many as there are slots, the next when one is free', async () => {
  const takeSlot = createTakeSlot(navigator.locks);
  const lane = crypto.randomUUID();
  const take = (signal = never) => takeSlot({ lane, limit: 2, signal });
  const [first, second] = await Promise.all([take(), take()]);
  const abort = new AbortController();
  const cancelled = take(abort.signal);
  const third = take();
  const { held, pending } = await navigator.locks.query();
  const ofLane = (locks: LockInfo[] = []) => locks.filter(({ name }) => name?.includes(lane)).length;
  expect([ofLane(held), ofLane(pending)]).toEqual([2, 4]);
  abort.abort();
  expect(await cancelled).toBeUndefined();
  first?.();
  const free = await third;
  expect(free).toBeTypeOf('function');
  free?.();
  second?.();
  const all = await Promise.all([take(), take()]);
  expect(all.every((slot) => slot !== undefined)).toBe(true);
});
