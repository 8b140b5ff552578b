/** Images whose address is all that can be had of them. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createRunnerHarness } from '../../../tests/support/runner-harness.ts';
import type { RunnerHarness } from '../../../tests/support/runner-harness.ts';
import { startUpstreamServer } from '../../../tests/support/upstream-server.ts';
import type { UpstreamServer } from '../../../tests/support/upstream-server.ts';
import { createRepositories } from '../../lib/db/repositories.ts';
import { providerOf } from './providers/registry.ts';
import type { FetchLike } from './transport/send-request.ts';

const NOW = 1_800_000_000_000;
const KEY = 'planted-0123456789abcdef';

let server: UpstreamServer;
let harness: RunnerHarness | undefined;

beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: 0, seed: 5 });
});
afterAll(() => server.close());
beforeEach(() => server.reset());
afterEach(() => harness?.close());

/** A browser, as far as files go: `read` answers for their host. */
function open(read: FetchLike, linkLifetimeMs?: number): RunnerHarness {
  const send: FetchLike = (url, init) => (url.includes('/files') ? read(url, init) : fetch(url, init));
  const lifetime = linkLifetimeMs === undefined ? {} : { linkLifetimeMs };
  harness = createRunnerHarness({
    fetchOf: () => send,
    now: () => NOW,
    providerOf: async (profile) => ({ ...(await providerOf(profile)), ...lifetime }),
  });
  return harness;
}

async function run(here: RunnerHarness, scenario = 'url-result-no-cors') {
  const baseUrl = server.baseUrl(scenario);
  const profile = await here.addProfile({ form: 'images', baseUrl, extraAttempts: 2 }, KEY);
  return here.runJob(profile);
}

const keptOut: FetchLike = () => Promise.reject(new TypeError('Failed to fetch'));
const gone: FetchLike = () => Promise.resolve(new Response('', { status: 403 }));

it('keeps the address of an image that its host hides, with its term, and sends nothing again', async () => {
  const here = open(keptOut, 60_000);
  const job = await run(here);
  const [link] = job.links ?? [];
  expect(job).toMatchObject({ state: 'failed', attempt: 1, failure: { code: 'cors', retryable: false } });
  expect(link).toEqual({
    url: expect.stringContaining('/files-no-cors/') as string,
    expiresAt: NOW + 60_000,
  });
  expect(server.paid()).toHaveLength(1);
  // Whoever opens the database next finds it.
  const stored = await createRepositories(here.db).jobs.get(job.id);
  expect(stored?.links).toEqual([link]);
});

it('keeps it without a term where none is known, and whatever its host answers', async () => {
  const job = await run(open(gone));
  expect(job).toMatchObject({ state: 'failed', failure: { code: 'network', status: 403 } });
  expect(job.links).toEqual([{ url: expect.stringContaining('/files-no-cors/') as string }]);
});

it('keeps none where the image could be read', async () => {
  const job = await run(open(fetch), 'url-result');
  expect(job.state).toBe('done');
  expect(job.links).toBeUndefined();
});
