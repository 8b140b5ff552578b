import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Expense } from '../contracts/queue.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { Costs } from './costs.svelte.ts';

const NOON = new Date(2026, 10, 21, 12).getTime();

let repositories: Repositories;
let costs: Costs;

beforeEach(() => {
  ({ repositories } = openTestDatabase());
  costs = new Costs({ repositories, now: () => NOON });
});

function spend(values: Partial<Expense>) {
  return repositories.expenses.put({
    id: crypto.randomUUID(),
    jobId: 'j1',
    profileId: 'p1',
    profileName: 'Relay',
    at: NOON,
    day: '2026-11-21',
    usd: 1,
    kind: 'actual',
    ...values,
  });
}

describe('costs', () => {
  it('are summed by day and profile, actual and estimated apart', async () => {
    const stop = costs.watch();
    await spend({ usd: 1 });
    await spend({ usd: 0.5, kind: 'estimate' });
    await spend({ usd: 3, profileId: 'p2', profileName: 'Other' });
    await spend({ usd: 7, day: '2026-11-15' });
    await spend({ usd: 9, day: '2026-11-14' });
    await spend({ usd: 11, day: '2026-10-23' });
    await spend({ usd: 13, day: '2026-10-22' });
    await vi.waitUntil(() => costs.since(30).length === 5);
    expect(costs.today).toBe('2026-11-21');
    expect(costs.spentToday('p1')).toBe(1.5);
    expect(costs.spentToday('p3')).toBe(0);
    const ofWeek = costs.since(7).map(({ day, profileName }) => `${day} ${profileName}`);
    expect(ofWeek).toEqual(['2026-11-21 Other', '2026-11-21 Relay', '2026-11-15 Relay']);
    expect(costs.since(1)).toHaveLength(2);
    stop();
  });

  it('are read while somebody watches, and no longer', async () => {
    const totals = vi.spyOn(repositories.expenses, 'totals');
    expect(totals).not.toHaveBeenCalled();
    const stops = [costs.watch(), costs.watch()];
    await vi.waitUntil(() => costs.loaded);
    stops[0]?.();
    stops[0]?.();
    await spend({ usd: 2 });
    await vi.waitUntil(() => costs.spentToday('p1') === 2);
    stops[1]?.();
    totals.mockClear();
    await spend({ usd: 4 });
    await repositories.expenses.spentUsd('p1', '2026-11-21');
    expect(totals).not.toHaveBeenCalled();
    expect(costs.spentToday('p1')).toBe(2);
  });
});
