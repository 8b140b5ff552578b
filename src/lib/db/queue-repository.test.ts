import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Expense, LanePause } from '../contracts/queue.ts';
import type { Repositories } from './repositories.ts';
import { openTestDatabase } from './testing/open-test-database.ts';
import { sampleAttempt, sampleProfile } from './testing/sample-rows.ts';

const NOON = new Date(2026, 10, 21, 12).getTime();
const DAY_MS = 86_400_000;

let repositories: Repositories;
beforeEach(() => {
  ({ repositories } = openTestDatabase());
});

describe('pauses', () => {
  const settle = (isOver: boolean, at = NOON) =>
    repositories.queue.settleCap({ profileId: 'p1', isOver, at });
  const pause = (reason: LanePause['reason']) =>
    repositories.queue.pause({ profileId: 'p1', reason, pausedAt: NOON });

  it('are one per lane and go again', async () => {
    await pause('user');
    await pause('user');
    expect(await repositories.queue.pauses()).toHaveLength(1);
    await repositories.queue.unpause('p1');
    expect(await repositories.queue.pauses()).toEqual([]);
  });

  it('for a cap come and go with it, and keep the time at which they came', async () => {
    expect(await settle(false)).toBeUndefined();
    expect(await settle(true)).toEqual({ profileId: 'p1', reason: 'cap', pausedAt: NOON });
    expect(await settle(true, NOON + 1)).toMatchObject({ pausedAt: NOON });
    expect(await settle(false)).toBeUndefined();
    expect(await repositories.queue.pauses()).toEqual([]);
  });

  it.each([true, false])('of the user stay whatever the cap says (over: %s)', async (isOver) => {
    await pause('user');
    expect(await settle(isOver)).toMatchObject({ reason: 'user' });
  });

  it('are waived for the day only', async () => {
    await pause('waived');
    expect(await settle(true, NOON + 1)).toBeUndefined();
    expect(await settle(true, NOON + DAY_MS)).toMatchObject({ reason: 'cap' });
  });
});

describe('durations', () => {
  it('are the last 40 of their kind, and none is lost of two that come at once', async () => {
    const { queue } = repositories;
    await Promise.all(Array.from({ length: 45 }, (_, at) => queue.addDuration('a', at)));
    await queue.addDuration('b', 7);
    expect((await queue.durations('a')).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, at) => at + 5),
    );
    expect(await queue.durations('b')).toEqual([7]);
    expect(await queue.durations('none')).toEqual([]);
  });
});

describe('expenses', () => {
  const expense = (values: Partial<Expense> = {}): Expense => ({
    id: 'j1/1',
    jobId: 'j1',
    profileId: 'p1',
    profileName: 'Studio',
    at: NOON,
    day: '2026-11-21',
    usd: 0.25,
    kind: 'estimate',
    ...values,
  });

  it('are summed by day and profile, newest first', async () => {
    const { expenses } = repositories;
    await expenses.put(expense());
    await expenses.put(expense({ id: 'j1/2', usd: 0.5, kind: 'actual' }));
    await expenses.put(expense({ id: 'j2/1', profileId: 'p2', profileName: 'Atelier' }));
    await expenses.put(expense({ id: 'j3/1', day: '2026-11-22' }));
    await expenses.put(expense({ id: 'j0/1', day: '2026-11-01' }));
    const totals = await expenses.totals('2026-11-02');
    expect(totals.map(({ day, profileName, requests }) => [day, profileName, requests])).toEqual([
      ['2026-11-22', 'Studio', 1],
      ['2026-11-21', 'Atelier', 1],
      ['2026-11-21', 'Studio', 2],
    ]);
    expect(totals[2]).toMatchObject({ actualUsd: 0.5, estimatedUsd: 0.25 });
    expect(await expenses.spentUsd('p1', '2026-11-21')).toBe(0.75);
    expect(await expenses.ofDay('p1', '2026-11-21')).toHaveLength(2);
    expect(await expenses.spentUsd('p1', '2026-11-20')).toBe(0);
  });

  it('that are known are not guessed again', async () => {
    const { expenses } = repositories;
    await expenses.put(expense());
    await expenses.put(expense({ usd: 0.1, kind: 'actual' }));
    await expenses.put(expense({ usd: 9 }));
    expect(await expenses.spentUsd('p1', '2026-11-21')).toBe(0.1);
  });
});

describe('traits', () => {
  const profile = sampleProfile();

  it('are blank until something is learned, and of another upstream again', async () => {
    const { traits } = repositories;
    expect(await traits.of(profile)).toMatchObject({ profileId: 'p1', resume: 'unknown', findings: [] });
    await traits.change(profile, 9, () => ({ resume: 'poll' }));
    expect(await traits.of(profile)).toMatchObject({ resume: 'poll', updatedAt: 9 });
    expect(await traits.of({ ...profile, form: 'images' })).toMatchObject({ resume: 'unknown' });
    const moved = { ...profile, baseUrl: 'https://other.example/v1' };
    expect(await traits.of(moved)).toMatchObject({ resume: 'unknown' });
    await traits.change(moved, 10, () => ({ relays: ['nginx'] }));
    expect(await traits.all()).toMatchObject([{ resume: 'unknown', relays: ['nginx'] }]);
  });

  it('lose nothing of two changes at once', async () => {
    const { traits } = repositories;
    await Promise.all([
      traits.change(profile, 1, () => ({ resume: 'stream' })),
      traits.change(profile, 2, ({ relays }) => ({ relays: [...relays, 'new-api'] })),
      traits.change(profile, 3, ({ relays }) => ({ relays: [...relays, 'nginx'] })),
    ]);
    expect(await traits.of(profile)).toMatchObject({ resume: 'stream', relays: ['new-api', 'nginx'] });
    await traits.delete('p1');
    expect(await traits.all()).toEqual([]);
  });
});

describe('attempts', () => {
  it('of a profile come newest first, as many as are asked for', async () => {
    const { attempts } = repositories;
    for (const startedAt of [2, 9, 5]) await attempts.put(sampleAttempt({ id: `t${startedAt}`, startedAt }));
    await attempts.put(sampleAttempt({ id: 'other', profileId: 'p2', startedAt: 7 }));
    expect((await attempts.ofProfile('p1', 2)).map(({ id }) => id)).toEqual(['t9', 't5']);
  });

  it('of one number come in the order in which they were sent', async () => {
    const { attempts } = repositories;
    await attempts.put(sampleAttempt({ id: 'poll', kind: 'poll', startedAt: 5 }));
    await attempts.put(sampleAttempt({ id: 'request', startedAt: 1 }));
    expect((await attempts.ofJob('j1')).map(({ id }) => id)).toEqual(['request', 'poll']);
  });
});

it('a profile takes pause and traits along when it goes, and leaves what it cost', async () => {
  const { profiles, queue, traits, expenses } = repositories;
  for (const id of ['p1', 'p2']) {
    await profiles.put(sampleProfile({ id }));
    await queue.pause({ profileId: id, reason: 'user', pausedAt: 1 });
    await traits.change(sampleProfile({ id }), 1, () => ({ resume: 'none' }));
  }
  const cost = {
    profileId: 'p1',
    profileName: 'A',
    at: 1,
    day: '2026-11-21',
    usd: 1,
    kind: 'actual',
  } as const;
  await expenses.put({ id: 'j/1', jobId: 'j', ...cost });
  await profiles.remove('p1');
  expect(await queue.pauses()).toMatchObject([{ profileId: 'p2' }]);
  expect(await traits.all()).toMatchObject([{ profileId: 'p2' }]);
  expect(await expenses.spentUsd('p1', '2026-11-21')).toBe(1);
});
