import { expect, it } from 'vitest';
import { createLanes } from './lanes.ts';

const never = new AbortController().signal;

it('lets as many run as the lane allows, in their order', async () => {
  const lanes = createLanes();
  const entered: number[] = [];
  const enter = (id: number, ahead = false): Promise<(() => void) | undefined> =>
    lanes.enter('p', { limit: 2, signal: never, ahead }).then((leave) => {
      entered.push(id);
      return leave;
    });
  const [leaveFirst] = await Promise.all([enter(1), enter(2)]);
  const third = enter(3);
  const fourth = enter(4);
  const urgent = enter(5, true);
  await Promise.resolve();
  expect(entered).toEqual([1, 2]);
  leaveFirst?.();
  leaveFirst?.();
  (await urgent)?.();
  (await third)?.();
  await fourth;
  expect(entered).toEqual([1, 2, 5, 3, 4]);
});

it('keeps lanes apart', async () => {
  const lanes = createLanes();
  await lanes.enter('a', { limit: 1, signal: never });
  await expect(lanes.enter('b', { limit: 1, signal: never })).resolves.toBeTypeOf('function');
});

it('gives a cancelled one no place and takes none from others', async () => {
  const lanes = createLanes();
  const abort = new AbortController();
  const leave = await lanes.enter('a', { limit: 1, signal: never });
  const cancelled = lanes.enter('a', { limit: 1, signal: abort.signal });
  const next = lanes.enter('a', { limit: 1, signal: never });
  abort.abort();
  await expect(cancelled).resolves.toBeUndefined();
  leave?.();
  await expect(next).resolves.toBeTypeOf('function');
});
