import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProbeId } from '../contracts/traits.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { Upstreams } from './upstreams.svelte.ts';

const profile = { id: 'p1', form: 'responses', baseUrl: 'https://relay.example.com' } as const;

let repositories: Repositories;
let upstreams: Upstreams;
let stop: () => void;
let now = 0;
const upstream = {
  diagnose: vi.fn((_profileId: string, _paid: ProbeId[], _page: unknown) => Promise.resolve()),
  stopDiagnosis: vi.fn((_profileId: string) => Promise.resolve()),
};

beforeEach(() => {
  vi.clearAllMocks();
  now = 1000;
  ({ repositories } = openTestDatabase());
  upstreams = new Upstreams({ repositories, upstream, now: () => now });
  stop = upstreams.start();
});
afterEach(() => stop());

describe('what is known of an upstream', () => {
  it('is live, and holds for the form and address that it was found with', async () => {
    expect(upstreams.of(profile)).toBeUndefined();
    await repositories.traits.change(profile, 1, () => ({ relays: ['nginx'] }));
    await vi.waitUntil(() => upstreams.of(profile)?.relays[0] === 'nginx');
    expect(upstreams.of({ ...profile, form: 'images' })).toBeUndefined();
    expect(upstreams.of({ ...profile, baseUrl: 'https://other.example.com' })).toBeUndefined();
    expect(upstreams.of({ ...profile, id: 'p2' })).toBeUndefined();
  });
});

describe('a diagnosis', () => {
  it('is asked for once while it runs, with what the page knows', async () => {
    let end = () => {};
    upstream.diagnose.mockReturnValueOnce(new Promise((resolve) => (end = () => resolve())));
    const running = upstreams.diagnose('p1', ['size']);
    expect(upstreams.isDiagnosing(profile)).toBe(true);
    await upstreams.diagnose('p1', ['size']);
    expect(upstream.diagnose).toHaveBeenCalledExactlyOnceWith('p1', ['size'], {
      isSecurePage: false,
      isOnline: true,
    });
    end();
    await running;
    expect(upstreams.isDiagnosing(profile)).toBe(false);
  });

  it('is over when the worker fails, and the failure is passed on', async () => {
    upstream.diagnose.mockRejectedValueOnce(new Error('died'));
    await expect(upstreams.diagnose('p1', [])).rejects.toThrow('died');
    expect(upstreams.isDiagnosing(profile)).toBe(false);
  });

  it('shows from another window, until it must have died', async () => {
    await repositories.traits.change(profile, now, () => ({
      diagnosing: { startedAt: now, probe: 'reachable' },
    }));
    await vi.waitUntil(() => upstreams.isDiagnosing(profile));
    now += 60 * 60_000;
    expect(upstreams.isDiagnosing(profile)).toBe(false);
  });

  it('can be stopped', async () => {
    await upstreams.stop('p1');
    expect(upstream.stopDiagnosis).toHaveBeenCalledWith('p1');
  });
});
