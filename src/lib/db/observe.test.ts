import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { Failure } from '../contracts/failure.ts';
import { observe } from './observe.ts';
import { openTestDatabase } from './testing/open-test-database.ts';
import { sampleWorkspace } from './testing/sample-rows.ts';

describe('observe', () => {
  it('gives the value now and after each change, until it is ended', async () => {
    const { repositories } = openTestDatabase();
    const seen: string[] = [];
    const stop = observe(
      () => repositories.settings.all(),
      ({ theme }) => seen.push(theme),
      () => seen.push('failed'),
    );
    await vi.waitUntil(() => seen.length === 1);
    await repositories.settings.set('theme', 'dark');
    await vi.waitUntil(() => seen.at(-1) === 'dark');
    stop();
    await repositories.settings.set('theme', 'light');
    await repositories.settings.all();
    expect(seen).toEqual(['system', 'dark']);
  });

  it('that is ended before it began never asks', async () => {
    const query = vi.fn(() => Promise.resolve(1));
    observe(query, vi.fn(), vi.fn())();
    await import('dexie');
    await openTestDatabase().repositories.settings.all();
    expect(query).not.toHaveBeenCalled();
  });

  it('says as data why it cannot', async () => {
    const failures: Failure[] = [];
    observe(
      () => Promise.reject(new Error('broken')),
      () => undefined,
      (failure) => failures.push(failure),
    );
    await vi.waitUntil(() => failures.length > 0);
    expect(failures).toMatchObject([{ code: 'internal', message: 'broken' }]);
  });

  it('misses no change that comes while two equal queries run', async () => {
    for (let round = 0; round < 40; round += 1) {
      const { db } = openTestDatabase();
      for (const order of [1, 2, 3]) await db.workspaces.put(sampleWorkspace({ id: `w${order}`, order }));
      const seen = ['', ''];
      const stops = seen.map((_, watcher) =>
        observe(
          async () => await db.workspaces.orderBy('order').toArray(),
          (rows) => (seen[watcher] = rows.map((row) => row.id).join(' ')),
          () => (seen[watcher] = 'failed'),
        ),
      );
      await vi.waitUntil(() => seen[0] === 'w1 w2 w3', { interval: round % 7 });
      await db.workspaces.put(sampleWorkspace({ id: 'w4', order: 4 }));
      void db.settings.put({ name: 'theme', value: 'dark' });
      // The change must come at the right moment of the queries' run: each round at another one.
      for (let reads = 0; reads < round % 5; reads += 1) await db.workspaces.get('w1');
      await db.workspaces.delete('w2');
      await vi.waitUntil(() => seen.every((ids) => ids === 'w1 w3 w4'), { interval: 1 });
      stops.forEach((stop) => stop());
    }
  });
});
