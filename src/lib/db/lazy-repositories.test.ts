import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../kernel/app-error.ts';
import { createLazyRepositories } from './lazy-repositories.ts';
import { observe } from './observe.ts';
import type { Repositories } from './repositories.ts';
import { openTestDatabase } from './testing/open-test-database.ts';
import { sampleWorkspace } from './testing/sample-rows.ts';

describe('lazy repositories', () => {
  it('load nothing before the first call, and once for all calls; each gets its own answer', async () => {
    const { repositories: stored } = openTestDatabase();
    const load = vi.fn(() => Promise.resolve(stored));
    const { repositories } = createLazyRepositories(load);
    expect(load).not.toHaveBeenCalled();
    const put = repositories.workspaces.put(sampleWorkspace({ id: 'w7' }));
    const got = repositories.workspaces.get('w7');
    const settings = repositories.settings.all();
    await put;
    expect(await got).toMatchObject({ id: 'w7' });
    expect(await settings).toEqual(await stored.settings.all());
    expect(load).toHaveBeenCalledOnce();
  });

  it('go straight through once they are ready: a live query sees what it reads', async () => {
    const { repositories: stored } = openTestDatabase();
    const { repositories, ready } = createLazyRepositories(() => Promise.resolve(stored));
    await ready();
    const all = vi.spyOn(stored.settings, 'all');
    void repositories.settings.all();
    expect(all).toHaveBeenCalledOnce();
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
  });

  it('reject as the database would where it cannot be fetched, and try again', async () => {
    const { repositories: stored } = openTestDatabase();
    const load = vi.fn<() => Promise<Repositories>>().mockRejectedValueOnce(new Error('offline'));
    load.mockResolvedValue(stored);
    const { repositories, ready } = createLazyRepositories(load);
    const failed = await ready().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(AppError);
    expect(await repositories.workspaces.all()).toEqual([]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('have every repository, and nothing that is awaited by mistake', async () => {
    const { repositories: stored } = openTestDatabase();
    const { repositories } = createLazyRepositories(() => Promise.resolve(stored));
    expect(Object.keys(repositories).sort()).toEqual(Object.keys(stored).sort());
    expect(await Promise.resolve(repositories.jobs)).toBe(repositories.jobs);
    const { unknown } = repositories.jobs as unknown as Record<string, () => Promise<void>>;
    await expect(unknown?.()).rejects.toThrow('unknown');
  });
});
