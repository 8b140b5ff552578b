import { expect, it } from 'vitest';
import { createInTurn } from './in-turn.ts';

it('starts a task when the one before has ended, however it ended', async () => {
  const inTurn = createInTurn();
  const log: string[] = [];
  const task = (name: string, fails = false) =>
    inTurn(async () => {
      log.push(`${name} starts`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const all = await Promise.allSettled([task('a'), task('b', true), task('c')]);
  expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
