import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../contracts/job.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { sampleJob, sampleRecipe } from '../db/testing/sample-rows.ts';
import type { QueuePlace } from '../kernel/queue-order.ts';
import { toSpanKey } from '../kernel/span-key.ts';
import { Queue } from './queue.svelte.ts';

const NOW = new Date(2026, 10, 21, 12).getTime();
let repositories: Repositories;
let queue: Queue;
const upstream = { requeue: vi.fn(async () => undefined) };
const cancel = vi.fn(async (_ids: string[]) => undefined);
const stops: (() => void)[] = [];

beforeEach(() => {
  vi.clearAllMocks();
  ({ repositories } = openTestDatabase());
  const jobs = { active: [sampleJob({ id: 'a' }), sampleJob({ id: 'b' })], cancel };
  queue = new Queue({ repositories, upstream, jobs, now: () => NOW });
  stops.push(queue.start());
});
afterEach(() => stops.splice(0).forEach((stop) => stop()));

describe('a lane', () => {
  it('is paused and opened again, and the worker hears of both', async () => {
    await queue.pause('p1');
    await vi.waitUntil(() => queue.pauseOf('p1') !== undefined);
    expect(queue.pauseOf('p1')).toEqual({ profileId: 'p1', reason: 'user', pausedAt: NOW });
    await queue.unpause('p1');
    await vi.waitUntil(() => queue.pauseOf('p1') === undefined);
    expect(upstream.requeue).toHaveBeenCalledTimes(2);
  });

  it('opens in spite of its daily limit for this day only', async () => {
    const { queue: rows } = repositories;
    await rows.pause({ profileId: 'p1', reason: 'cap', pausedAt: NOW });
    await vi.waitUntil(() => queue.pauses.length === 1);
    await queue.openAnyway('p1');
    await vi.waitUntil(() => queue.pauses.length === 0);
    const settle = (at: number) => rows.settleCap({ profileId: 'p1', isOver: true, at });
    expect(await settle(NOW + 60_000)).toBeUndefined();
    expect(await settle(NOW + 86_400_000)).toMatchObject({ reason: 'cap' });
  });
});

describe('the order', () => {
  const queued = (id: string, changes: Partial<Job> = {}) => sampleJob({ id, order: 5, ...changes });
  const rows = [
    queued('running', { state: 'running', order: 1 }),
    queued('a', { slot: 0 }),
    queued('b', { slot: 1 }),
    queued('c', { slot: 2 }),
    queued('other', { profileId: 'p2', order: 2 }),
  ];
  const inOrder = async () =>
    (await repositories.jobs.active())
      .filter(({ id }) => /^[abc]$/.test(id))
      .map(({ id }) => id)
      .join('');

  it.each<[string, QueuePlace, string]>([
    ['c', 'up', 'acb'],
    ['c', 'front', 'cab'],
    ['a', 'down', 'bac'],
    ['a', { after: 'c' }, 'bca'],
  ])('of a lane changes: %s %j gives %s', async (id, place, after) => {
    await repositories.jobs.add(rows);
    await queue.move(id, place);
    expect(await inOrder()).toBe(after);
    expect(upstream.requeue).toHaveBeenCalledTimes(1);
  });

  it('adds up over moves made at once', async () => {
    await repositories.jobs.add(rows);
    await Promise.all([queue.move('c', 'up'), queue.move('c', 'up')]);
    expect(await inOrder()).toBe('cab');
  });

  it('is not that of a job that runs already, nor of another lane', async () => {
    await repositories.jobs.add(rows);
    await queue.move('running', 'down');
    await queue.move('other', 'down');
    await queue.move('gone', 'up');
    expect(await repositories.jobs.get('running')).toMatchObject({ order: 1 });
    expect(await repositories.jobs.get('other')).toMatchObject({ order: 2 });
    expect(upstream.requeue).not.toHaveBeenCalled();
  });
});

it('cancels all', async () => {
  await queue.cancelAll();
  expect(cancel).toHaveBeenCalledWith(['a', 'b']);
});

it('knows when jobs of a kind usually end once enough have, and learns of the next', async () => {
  const recipe = sampleRecipe();
  const add = (ms: number) => repositories.queue.addDuration(toSpanKey(recipe), ms);
  for (const ms of [10, 20]) await add(ms);
  expect(queue.spanOf(recipe)).toBeUndefined();
  await add(30);
  await vi.waitUntil(() => queue.spanOf(recipe) !== undefined);
  expect(queue.spanOf(recipe)).toEqual({ lowMs: 15, medianMs: 20, highMs: 25 });
  await add(100);
  await vi.waitUntil(() => queue.spanOf(recipe)?.medianMs === 25);
  expect(queue.spanOf(sampleRecipe({ quality: 'max' }))).toBeUndefined();
});

it('watches what ended lately only while it is looked at', async () => {
  await repositories.jobs.add([sampleJob({ id: 'a', state: 'done', endedAt: 4 }), sampleJob({ id: 'b' })]);
  const stop = queue.watchRecent();
  await vi.waitUntil(() => queue.recent.length === 1);
  await repositories.jobs.apply('b', { type: 'job-cancelled', at: 9 });
  await vi.waitUntil(() => queue.recent.length === 2);
  expect(queue.recent.map(({ id }) => id)).toEqual(['b', 'a']);
  stop();
});
