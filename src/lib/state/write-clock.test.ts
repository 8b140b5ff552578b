import { expect, it } from 'vitest';
import { WriteClock } from './write-clock.ts';

it('leaves out answers of queries that began before a write ended', async () => {
  const clock = new WriteClock();
  const ask = () => clock.query(() => Promise.resolve('rows'));
  const early = await ask();
  expect(early.value).toBe('rows');
  expect(clock.isStale(early.tick)).toBe(false);
  let end = (): void => undefined;
  const written = clock.write(() => new Promise<void>((resolve) => (end = resolve)));
  const during = await ask();
  expect(clock.isStale(during.tick)).toBe(true);
  end();
  await written;
  expect([early, during].map(({ tick }) => clock.isStale(tick))).toEqual([true, true]);
  expect(clock.isStale((await ask()).tick)).toBe(false);
});

it('does not wait for ever for a write that failed', async () => {
  const clock = new WriteClock();
  await expect(clock.write(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
  const { tick } = await clock.query(() => Promise.resolve(1));
  expect(clock.isStale(tick)).toBe(false);
});
