import { beforeEach, describe, expect, it } from 'vitest';
import 'fake-indexeddb/auto';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Repositories } from '../../lib/db/repositories.ts';
import { openTestDatabase } from '../../lib/db/testing/open-test-database.ts';
import { sampleJob, sampleProfile, sampleRecipe } from '../../lib/db/testing/sample-rows.ts';
import { estimateJobUsd } from '../../lib/kernel/estimate-job.ts';
import { PRICE_TABLE } from '../../lib/kernel/prices.ts';
import { createAdmission } from './admission.ts';
import type { Admission } from './admission.ts';
import { recordExpense } from './record-expense.ts';

const NOON = new Date(2026, 10, 21, 12).getTime();
const DAY_MS = 86_400_000;
const nobody: ReadonlySet<string> = new Set();

let repositories: Repositories;
let admission: Admission;
let at: number;
const now = () => at;
beforeEach(() => {
  at = NOON;
  ({ repositories } = openTestDatabase());
  admission = createAdmission({ repositories, now });
});

async function addProfile(values: Partial<Profile> = {}): Promise<Profile> {
  const profile = sampleProfile(values);
  await repositories.profiles.put(profile);
  return profile;
}

const usd = estimateJobUsd(sampleJob({ recipe: sampleRecipe({ quality: 'high' }) }), PRICE_TABLE) ?? 0;
const job = (id: string, values: Parameters<typeof sampleJob>[0] = {}) =>
  sampleJob({ id, attempt: 1, recipe: sampleRecipe({ quality: 'high' }), ...values });
const pauses = async () => (await repositories.queue.pauses()).map(({ reason }) => reason);

describe('a lane', () => {
  it('is open, with the limit of its profile', async () => {
    await addProfile({ parallelJobs: 4 });
    expect(await admission.isOpen('p1', nobody)).toBe(true);
    expect(await admission.limitOf('p1')).toBe(4);
    expect(await admission.opensAt()).toBeUndefined();
  });

  it('that the user paused is closed until the user opens it', async () => {
    await addProfile();
    await repositories.queue.pause({ profileId: 'p1', reason: 'user', pausedAt: NOON });
    expect(await admission.isOpen('p1', nobody)).toBe(false);
    at += DAY_MS;
    expect(await admission.isOpen('p1', nobody)).toBe(false);
    await repositories.queue.unpause('p1');
    expect(await admission.isOpen('p1', nobody)).toBe(true);
  });

  it('whose profile is gone lets its jobs find out', async () => {
    expect(await admission.isOpen('gone', nobody)).toBe(true);
  });
});

describe('a cap', () => {
  it('closes the lane once spending reaches it, and says so; the next day opens it', async () => {
    const profile = await addProfile({ dailyCapUsd: usd * 1.5 });
    await recordExpense({ repositories, now }, { job: job('a'), profile });
    expect(await admission.isOpen('p1', nobody)).toBe(true);
    await recordExpense({ repositories, now }, { job: job('b'), profile });
    expect(await admission.isOpen('p1', nobody)).toBe(false);
    expect(await pauses()).toEqual(['cap']);
    const opensAt = await admission.opensAt();
    expect(opensAt).toBe(new Date(2026, 10, 22).getTime());
    at = (opensAt ?? 0) - 1;
    expect(await admission.isOpen('p1', nobody)).toBe(false);
    at = opensAt ?? 0;
    expect(await admission.isOpen('p1', nobody)).toBe(true);
    expect(await pauses()).toEqual([]);
  });

  it('that is raised opens it', async () => {
    const profile = await addProfile({ dailyCapUsd: usd / 2 });
    await recordExpense({ repositories, now }, { job: job('a'), profile });
    expect(await admission.isOpen('p1', nobody)).toBe(false);
    await addProfile({ dailyCapUsd: usd * 2 });
    expect(await admission.isOpen('p1', nobody)).toBe(true);
    expect(await pauses()).toEqual([]);
  });

  it('counts what runs, and what was let in and has not said so yet, each once', async () => {
    const profile = await addProfile({ dailyCapUsd: usd * 2.5 });
    await repositories.jobs.add([
      job('running', { state: 'running' }),
      job('let-in', { state: 'waiting' }),
      job('waiting', { state: 'waiting' }),
      job('queued', { state: 'queued', attempt: 0 }),
      job('elsewhere', { state: 'running', profileId: 'p2' }),
    ]);
    await recordExpense({ repositories, now }, { job: job('running'), profile });
    expect(await admission.isOpen('p1', new Set(['let-in']))).toBe(true);
    await repositories.jobs.add([job('third', { state: 'connecting' })]);
    expect(await admission.isOpen('p1', new Set(['let-in']))).toBe(false);
  });

  it("counts a job against the fallback that does its work, at the fallback's price", async () => {
    await addProfile({ id: 'p2', dailyCapUsd: usd / 2 });
    await addProfile({ dailyCapUsd: usd / 2 });
    const fallback = {
      profileId: 'p2',
      profileName: 'B',
      form: 'images',
      textModel: '',
      imageModel: 'x',
    } as const;
    await repositories.jobs.add([job('a', { state: 'running', fallback })]);
    expect(await admission.isOpen('p1', nobody)).toBe(true);
    expect(await admission.isOpen('p2', nobody)).toBe(false);
  });

  it('never binds the demo', async () => {
    await addProfile({ kind: 'demo', dailyCapUsd: usd / 2 });
    await repositories.jobs.add([job('a', { state: 'running' })]);
    expect(await admission.isOpen('p1', nobody)).toBe(true);
  });

  it('does not take the place of the pause of the user', async () => {
    await addProfile({ dailyCapUsd: usd / 2 });
    await repositories.jobs.add([job('a', { state: 'running' })]);
    await repositories.queue.pause({ profileId: 'p1', reason: 'user', pausedAt: NOON });
    expect(await admission.isOpen('p1', nobody)).toBe(false);
    expect(await pauses()).toEqual(['user']);
  });
});

describe('recordExpense', () => {
  const usage = { inputTokens: 0, outputTokens: 1000, totalTokens: 1000 };
  const totals = () => repositories.expenses.totals('2026-11-01');

  it('takes the middle of the estimate, then what the upstream reports, for one attempt', async () => {
    const profile = sampleProfile();
    await recordExpense({ repositories, now }, { job: job('a'), profile });
    expect(await totals()).toMatchObject([
      { requests: 1, estimatedUsd: usd, actualUsd: 0, day: '2026-11-21' },
    ]);
    await recordExpense({ repositories, now }, { job: job('a'), profile, usage: { ...usage, tool: usage } });
    expect(await totals()).toMatchObject([{ requests: 1, estimatedUsd: 0, actualUsd: 0.03 }]);
    await recordExpense({ repositories, now }, { job: job('a'), profile });
    expect(await totals()).toMatchObject([{ requests: 1, estimatedUsd: 0, actualUsd: 0.03 }]);
  });

  it('counts every attempt of its own', async () => {
    const profile = sampleProfile();
    for (const attempt of [1, 2])
      await recordExpense({ repositories, now }, { job: job('a', { attempt }), profile });
    expect(await totals()).toMatchObject([{ requests: 2 }]);
  });

  it('estimates where usage does not tell', async () => {
    await recordExpense({ repositories, now }, { job: job('a'), profile: sampleProfile(), usage });
    expect(await totals()).toMatchObject([{ estimatedUsd: usd, actualUsd: 0 }]);
  });

  it("goes by the user's own table, and says nothing where that has no price", async () => {
    const free = { textInput: 0, imageInput: 0, imageOutput: 0, cachedTextInput: 0, cachedImageInput: 0 };
    const models = { default: { ...free, imageOutput: 1000 } };
    await repositories.settings.set('priceTable', { date: '2027-01-01', models });
    await recordExpense({ repositories, now }, { job: job('a'), profile: sampleProfile() });
    const [total] = await totals();
    expect(total?.estimatedUsd).toBeGreaterThan(usd * 20);
    await repositories.settings.set('priceTable', { date: '2027-01-01', models: {} });
    await recordExpense({ repositories, now }, { job: job('b'), profile: sampleProfile() });
    expect(await totals()).toEqual([total]);
  });

  it('is nothing for the demo', async () => {
    await recordExpense({ repositories, now }, { job: job('a'), profile: sampleProfile({ kind: 'demo' }) });
    expect(await totals()).toEqual([]);
  });
});
