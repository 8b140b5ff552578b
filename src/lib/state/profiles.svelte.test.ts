import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UpstreamApi } from '../contracts/upstream-api.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { newProfileValues, Profiles } from './profiles.svelte.ts';
import { SettingsState } from './settings-state.svelte.ts';

let repositories: Repositories;
let profiles: Profiles;
let stop: () => void;
let time = 0;
const upstream = {
  putKey: vi.fn(async (_id: string, _key: string) => undefined),
  copyKey: vi.fn(async (_from: string, _to: string) => undefined),
  requeue: vi.fn(async () => undefined),
  testConnection: vi.fn(async () => ({ outcome: 'ok' as const, models: [], message: '' })),
  providers: vi.fn(async () => []),
  capabilitiesOf: vi.fn<UpstreamApi['capabilitiesOf']>(async () => undefined),
};
const values = { ...newProfileValues(), name: 'Studio' };

beforeEach(async () => {
  vi.clearAllMocks();
  ({ repositories } = openTestDatabase());
  const settings = new SettingsState({ repositories });
  profiles = new Profiles({ repositories, upstream, settings, now: () => (time += 1) });
  stop = profiles.start();
  await vi.waitUntil(() => profiles.loaded);
});
afterEach(() => stop());

describe('profiles', () => {
  it('send a key to the worker and keep none', async () => {
    const profile = await profiles.create(values, 'sk-secret');
    expect(upstream.putKey).toHaveBeenCalledWith(profile.id, 'sk-secret');
    expect(profile.hasKey).toBe(true);
    expect(JSON.stringify([profiles.list, await repositories.profiles.all()])).not.toContain('sk-secret');
  });

  it('are not made where the key cannot be stored', async () => {
    upstream.putKey.mockRejectedValueOnce(new Error('full'));
    await expect(profiles.create(values, 'k')).rejects.toThrow('full');
    expect(await repositories.profiles.all()).toEqual([]);
  });

  it('change with the key unchanged, replaced, or deleted', async () => {
    const profile = await profiles.create(values, 'k');
    upstream.putKey.mockClear();
    expect(await profiles.update({ ...profile, knownModels: ['m'] }, null)).toMatchObject({
      hasKey: true,
      knownModels: ['m'],
    });
    expect(upstream.putKey).not.toHaveBeenCalled();
    expect(await profiles.update(profile, '')).toMatchObject({ hasKey: false });
    expect(upstream.putKey).toHaveBeenCalledWith(profile.id, '');
  });

  it('are duplicated with a key that the page never sees', async () => {
    const profile = await profiles.create(values, 'k');
    const copy = await profiles.duplicate(profile.id, 'Copy');
    expect(copy).toMatchObject({ name: 'Copy', hasKey: true });
    expect(upstream.copyKey).toHaveBeenCalledWith(profile.id, copy?.id);
    expect(profiles.list.map(({ name }) => name)).toEqual(['Studio', 'Copy']);
    expect(await profiles.duplicate('gone', 'x')).toBeUndefined();
  });

  it('have a default: the one chosen, else the first', async () => {
    expect(profiles.default).toBeUndefined();
    const first = await profiles.create(values, '');
    const second = await profiles.createDemo('Demo');
    expect(second).toMatchObject({ kind: 'demo', hasKey: false, baseUrl: '' });
    expect(profiles.find('')?.id).toBe(first.id);
    await profiles.makeDefault(second.id);
    expect(profiles.find('')?.id).toBe(second.id);
    expect(profiles.find('gone')?.id).toBe(second.id);
    expect(profiles.has('gone')).toBe(false);
    await profiles.remove(second.id);
    expect(profiles.default?.id).toBe(first.id);
    expect((await repositories.settings.all()).defaultProfileId).toBe('');
  });

  it('have no fallback any more when that one is removed', async () => {
    const first = await profiles.create(values, '');
    const second = await profiles.create({ ...values, fallbackProfileId: first.id }, '');
    const third = await profiles.create({ ...values, fallbackProfileId: second.id }, '');
    await profiles.remove(first.id);
    const stored = await repositories.profiles.all();
    expect(stored.map(({ id, fallbackProfileId }) => [id, fallbackProfileId])).toEqual([
      [second.id, ''],
      [third.id, second.id],
    ]);
    expect(profiles.list.map(({ fallbackProfileId }) => fallbackProfileId)).toEqual(['', second.id]);
  });

  it('tell the worker when their limits change, and only then', async () => {
    const profile = await profiles.create(values, '');
    await profiles.update({ ...profile, name: 'New name' });
    expect(upstream.requeue).not.toHaveBeenCalled();
    await profiles.update({ ...profile, dailyCapUsd: 5 });
    expect(upstream.requeue).toHaveBeenCalledOnce();
    upstream.requeue.mockRejectedValueOnce(new Error('worker died'));
    await profiles.update({ ...profile, dailyCapUsd: 5, parallelJobs: 1 });
    expect(upstream.requeue).toHaveBeenCalledTimes(2);
  });

  it('show up from another window', async () => {
    const profile = await profiles.create(values, '');
    await repositories.profiles.put({ ...profile, id: 'theirs', createdAt: 1e6 });
    await vi.waitUntil(() => profiles.list.length === 2);
  });
});
