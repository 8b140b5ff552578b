import { expect, it } from 'vitest';
import { createTurnstile } from './turnstile.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** Acts that end when they are told to. */
function createActs() {
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const act = (name: string) => () =>
    new Promise<string>((resolve) => {
      log.push(name);
      ends.set(name, () => resolve(name));
    });
  return { log, act, end: (name: string) => ends.get(name)?.() };
}

it('lets so many in at once, the rest in order, urgent ones first', async () => {
  const { log, act, end } = createActs();
  const turnstile = createTurnstile(2);
  const passed = [
    ...['a', 'b', 'c', 'd'].map((name) => turnstile.pass(act(name))),
    turnstile.pass(act('urgent'), { urgent: true }),
  ];
  await settle();
  expect(log).toEqual(['a', 'b']);
  for (const name of ['b', 'a', 'urgent', 'c', 'd']) {
    end(name);
    await settle();
  }
  expect(log).toEqual(['a', 'b', 'urgent', 'c', 'd']);
  expect(await Promise.all(passed)).toEqual(['a', 'b', 'c', 'd', 'urgent']);
});

it('lets the next in after one that failed, and never runs one that was given up while it waited', async () => {
  const { log, act, end } = createActs();
  const turnstile = createTurnstile(1);
  const failed = turnstile.pass(() => Promise.reject(new Error('odd')));
  const abort = new AbortController();
  const first = turnstile.pass(act('first'));
  const givenUp = turnstile.pass(act('given up'), { signal: abort.signal });
  const last = turnstile.pass(act('last'));
  await expect(failed).rejects.toThrow('odd');
  abort.abort(new Error('given up'));
  end('first');
  await first;
  await expect(givenUp).rejects.toThrow('given up');
  await settle();
  end('last');
  await last;
  expect(log).toEqual(['first', 'last']);
});
