import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { sampleAsset, sampleRecipe } from '../db/testing/sample-rows.ts';
import { History } from './history.svelte.ts';

let db: EaselDatabase;
let repositories: Repositories;
const stops: (() => void)[] = [];
beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
});
afterEach(() => stops.splice(0).forEach((stop) => stop()));

const NOW = 1e12;

async function openWindow(): Promise<History> {
  const history = new History({ repositories, now: () => NOW });
  stops.push(history.start());
  await vi.waitUntil(() => history.loaded);
  return history;
}

const addAssets = (count: number, from = 0) =>
  db.assets.bulkAdd(
    Array.from({ length: count }, (_, at) =>
      sampleAsset({
        id: `a${from + at}`,
        createdAt: Math.floor((from + at) / 3),
        recipe: sampleRecipe({ prompt: `boat ${from + at}` }),
      }),
    ),
  );
const idsOf = ({ items }: History) => items.map(({ id }) => id);

describe('history', () => {
  it('reads all, page after page, newest first, equal times and all', async () => {
    await addAssets(1234);
    const history = await openWindow();
    expect(history.total).toBe(1234);
    expect(new Set(idsOf(history)).size).toBe(1234);
    const times = history.items.map((asset) => asset.createdAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('shows what arrives, in its place', async () => {
    await addAssets(3);
    const history = await openWindow();
    await db.assets.bulkAdd([
      sampleAsset({ id: 'new', createdAt: 100 }),
      sampleAsset({ id: 'imported', createdAt: -5 }),
    ]);
    await vi.waitUntil(() => history.total === 5);
    expect(idsOf(history).at(0)).toBe('new');
    expect(idsOf(history).at(-1)).toBe('imported');
  });

  it('finds by every word, and counts matches', async () => {
    await addAssets(20);
    const history = await openWindow();
    history.query = ' BOAT 1';
    expect(history.count).toBe(11);
    history.query = 'boat 19';
    expect(idsOf(history)).toEqual(['a19']);
    expect(history.total).toBe(20);
    history.query = '';
    expect(history.count).toBe(20);
  });

  it('moves to the bin and back, in all windows', async () => {
    await addAssets(4);
    const [here, there] = await Promise.all([openWindow(), openWindow()]);
    const before = idsOf(here);
    const removed = here.remove(['a1', 'a2']);
    expect(here.total).toBe(2);
    await removed;
    await vi.waitUntil(() => there.total === 2);
    expect(await here.find('a1')).toBeUndefined();
    expect(await repositories.assets.get('a1')).toMatchObject({ deletedAt: NOW });
    await here.restore(['a1', 'a2']);
    expect([...idsOf(here)].sort()).toEqual([...before].sort());
    await vi.waitUntil(() => there.total === 4);
  });

  it('puts back what could not be moved to the bin', async () => {
    await addAssets(2);
    const history = await openWindow();
    vi.spyOn(repositories.assets, 'markDeleted').mockRejectedValue(new Error('full'));
    await expect(history.remove(['a0'])).rejects.toThrow('full');
    expect(history.total).toBe(2);
  });

  it('finds one that is not read yet, and not one that is not there', async () => {
    await addAssets(1);
    const history = new History({ repositories });
    expect(await history.find('a0')).toMatchObject({ id: 'a0' });
    expect(await history.find('none')).toBeUndefined();
    expect(await history.find('')).toBeUndefined();
  });

  it('empties the bin of what has lain there for more than a week', async () => {
    const week = 7 * 24 * 60 * 60 * 1000;
    await db.assets.bulkAdd([
      sampleAsset({ id: 'old', deletedAt: NOW - week - 1 }),
      sampleAsset({ id: 'fresh', deletedAt: NOW - week + 1 }),
    ]);
    await openWindow();
    expect(await repositories.assets.deletedIds()).toEqual(['fresh']);
  });

  it('says that the browser threw things away', async () => {
    const canaries = { check: () => Promise.resolve('evicted' as const) };
    const history = new History({ repositories: { ...repositories, canaries } });
    expect(history.isEvicted).toBe(false);
    stops.push(history.start());
    await vi.waitUntil(() => history.isEvicted);
  });
});
