import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGradientPng } from '../../../tests/support/png.ts';
import { createRunnerHarness } from '../../../tests/support/runner-harness.ts';
import type { RunnerHarness } from '../../../tests/support/runner-harness.ts';
import { startUpstreamServer } from '../../../tests/support/upstream-server.ts';
import type { UpstreamServer } from '../../../tests/support/upstream-server.ts';
import type { Job } from '../../lib/contracts/job.ts';
import type { ApiForm } from '../../lib/contracts/profile.ts';
import type { SourceImage } from '../../lib/contracts/recipe.ts';
import { sha256Hex } from '../../lib/kernel/hash.ts';
import { createDemoFetch } from './demo/demo-fetch.ts';

const KEY = 'sk-planted-0123456789abcdef';
const FORMS: ApiForm[] = ['responses', 'images'];

let server: UpstreamServer;
let harness: RunnerHarness;

beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: 5, seed: 11 });
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  harness = createRunnerHarness();
});
afterEach(() => harness.close());

async function run(scenario: string, form: ApiForm = 'responses', stream = true): Promise<Job> {
  const profile = await harness.addProfile({ baseUrl: server.baseUrl(scenario), form, stream }, KEY);
  return harness.runJob(profile);
}

/** Every row of every table, as text; bytes as Latin-1, so that a key would be found in them, too. */
async function readEverything(): Promise<string> {
  const parts: string[] = [];
  for (const table of harness.db.tables) {
    for (const row of (await table.toArray()) as object[])
      parts.push(JSON.stringify(row), ...(await readBytes(row)));
  }
  return parts.join('\n');
}

async function readBytes(row: object): Promise<string[]> {
  const values = Object.values(row) as unknown[];
  const buffers = values.map(async (value) => {
    if (value instanceof Blob) return Buffer.from(await value.arrayBuffer()).toString('latin1');
    return value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : '';
  });
  return Promise.all(buffers);
}

describe.each(FORMS)('%s', (form) => {
  it.each([true, false])('stores an image with its facts (stream %s)', async (stream) => {
    const job = await run('ok', form, stream);
    expect(job).toMatchObject({ state: 'done', attempt: 1 });
    expect(job.assetIds).toHaveLength(1);
    const asset = await harness.repositories.assets.get(job.assetIds[0] ?? '');
    expect(asset).toMatchObject({
      kind: 'final',
      width: 1536,
      height: 1024,
      mimeType: 'image/png',
      demo: false,
    });
    expect(asset?.usage?.totalTokens).toBeGreaterThan(0);
    expect(asset?.priceUsd).toBeGreaterThan(0);
    const blob = await harness.repositories.bytes.get(asset?.bytesHash ?? '');
    expect(await sha256Hex(blob ?? new Blob())).toBe(asset?.bytesHash);
    expect(job.previewTimes).toHaveLength(stream ? 2 : 0);
    expect(server.paid()).toHaveLength(1);
  });

  it('gives one image after two waits when 524 comes twice', async () => {
    const job = await run('fail-524-twice-then-ok', form);
    expect(job).toMatchObject({ state: 'done', attempt: 3 });
    expect(job.failure).toBeUndefined();
    expect(harness.waits).toHaveLength(2);
    for (const wait of harness.waits) expect(wait).toBeGreaterThan(14_000);
    expect(server.paid()).toHaveLength(3);
    const attempts = await harness.repositories.attempts.ofJob(job.id);
    const requests = attempts.filter(({ kind }) => kind === 'request');
    expect(requests.map(({ status, failure }) => [status, failure?.code])).toEqual([
      [524, 'timeoutGateway'],
      [524, 'timeoutGateway'],
      [200, undefined],
    ]);
  });

  it('asks once and never again with a bad key', async () => {
    const job = await run('401', form);
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'auth', status: 401 } });
    expect(server.paid()).toHaveLength(1);
  });

  it.each(['cut-after-preview', 'cut-mid-base64'])(
    '%s is tried again, and then the preview is kept',
    async (scenario) => {
      const job = await run(scenario, form);
      expect(job).toMatchObject({ state: 'preview-only', attempt: 4, failure: { code: 'network' } });
      expect(server.paid()).toHaveLength(4);
      const asset = await harness.repositories.assets.get(job.assetIds[0] ?? '');
      expect(asset).toMatchObject({ kind: 'preview', bytesHash: job.preview?.bytesHash });
    },
  );

  it('keeps the last preview, marked as one, when no final ever comes', async () => {
    const job = await run('preview-only', form);
    expect(job).toMatchObject({ state: 'preview-only', failure: { code: 'previewOnly' } });
    expect(await harness.repositories.assets.count()).toBe(1);
  });

  it('is done with the final image, though the line drops after it', async () => {
    const job = await run('final-then-reset', form);
    expect(job).toMatchObject({ state: 'done', attempt: 1 });
    expect(server.paid()).toHaveLength(1);
  });

  it('keeps several different finals', async () => {
    const job = await run('several-finals', form);
    expect(job.assetIds).toHaveLength(2);
    const assets = await harness.repositories.assets.all();
    expect(assets.filter(({ usage }) => usage !== undefined)).toHaveLength(1);
  });

  it.each(['wrong-content-type', '1-byte-chunks', 'keepalive-json'])(
    '%s gives the image all the same',
    async (scenario) => {
      expect(await run(scenario, form)).toMatchObject({ state: 'done', attempt: 1 });
    },
  );

  it('sends the sources of an edit', async () => {
    const { profile, sources } = await addSources(form);
    const job = await harness.runJob(profile, { recipe: { sources } });
    expect(job.state).toBe('done');
    const [request] = server.paid();
    if (form === 'images') {
      expect(request?.path).toBe('/v1/images/edits');
      expect(request?.parts.filter(({ name }) => name === 'image[]')).toHaveLength(2);
    } else {
      expect(request?.body.match(/"input_image"/g)).toHaveLength(2);
    }
    const [attempt] = await harness.repositories.attempts.ofJob(job.id);
    expect(attempt?.requestBody.length).toBeLessThan(4_000);
  });
});

async function addSources(form: ApiForm) {
  const profile = await harness.addProfile({ baseUrl: server.baseUrl('ok'), form }, KEY);
  const sources: SourceImage[] = [];
  for (const shade of [40, 220]) {
    const bytes = createGradientPng({ width: 64, height: 64 }, [shade, 90, 120]);
    const bytesHash = await harness.repositories.bytes.put(
      new Blob([new Uint8Array(bytes)], { type: 'image/png' }),
    );
    sources.push({
      id: `s${shade}`,
      bytesHash,
      mimeType: 'image/png',
      name: `${shade}.png`,
      width: 64,
      height: 64,
      sizeBytes: bytes.length,
    });
  }
  return { profile, sources };
}

it.each([
  ['moderation', 'moderation', 1],
  ['refusal', 'refused', 1],
  ['500-once', undefined, 2],
  ['html-524-200', 'timeoutGateway', 4],
])('%s: failure %s after %i requests', async (scenario, code, requests) => {
  const job = await run(scenario);
  expect(job.failure?.code).toBe(code);
  expect(server.paid()).toHaveLength(requests);
});

it('shows the model’s own words of refusal', async () => {
  expect((await run('refusal')).failure).toMatchObject({ message: 'I cannot draw that.', retryable: false });
});

it('lets Retry-After win over the profile’s pause', async () => {
  expect(await run('429-retry-after')).toMatchObject({ state: 'done', attempt: 2 });
  expect(harness.waits[0]).toBeLessThanOrEqual(1_000);
});

it('stores what the answer only gives the address of, and sends no key there', async () => {
  const job = await run('url-result', 'images');
  expect(job.state).toBe('done');
  const download = server.requests.find(({ path }) => path.startsWith('/files'));
  expect(download?.headers).not.toHaveProperty('authorization');
});

it('gives up a silent line', async () => {
  const profile = await harness.addProfile(
    { baseUrl: server.baseUrl('silence'), stallTimeoutMs: 60, extraAttempts: 1 },
    KEY,
  );
  expect(await harness.runJob(profile)).toMatchObject({
    state: 'failed',
    attempt: 2,
    failure: { code: 'stalled' },
  });
});

it('never writes the key anywhere in plain sight', async () => {
  for (const form of FORMS) for (const scenario of ['ok', '401', 'cut-mid-base64']) await run(scenario, form);
  const echo = server.serveBody({
    body: `{"error":{"message":"bad key ${KEY}"}}`,
    status: 401,
    contentType: 'application/json',
  });
  const job = await run(echo);
  expect(server.paid()[0]?.headers['authorization']).toBe(`Bearer ${KEY}`);
  expect(job.failure?.code).toBe('auth');
  const everything = await readEverything();
  expect(everything.length).toBeGreaterThan(10_000);
  expect(everything).not.toContain(KEY);
});

it('runs jobs of four workspaces at once without touching one another', async () => {
  const profile = await harness.addProfile({ baseUrl: server.baseUrl('slow'), parallelJobs: 4 }, KEY);
  const prompts = ['one', 'two', 'three', 'four'];
  const jobs = await Promise.all(
    prompts.map((prompt) => harness.addJob(profile, { recipe: { prompt }, job: { workspaceId: prompt } })),
  );
  await harness.runner.enqueue(jobs.map(({ id }) => id));
  await harness.runner.whenIdle();
  const assets = await harness.repositories.assets.all();
  expect(assets.map(({ workspaceId, recipe }) => `${workspaceId} ${recipe.prompt}`).sort()).toEqual(
    prompts.map((prompt) => `${prompt} ${prompt}`).sort(),
  );
  expect(new Set(assets.map(({ bytesHash }) => bytesHash)).size).toBe(4);
});

it('lets no more run at once than the profile allows', async () => {
  let running = 0;
  let most = 0;
  const fetchCounted = async (url: string, init: RequestInit): Promise<Response> => {
    most = Math.max(most, ++running);
    const response = await fetch(url, init);
    const body = await response.text();
    running -= 1;
    return new Response(body, response);
  };
  const limited = createRunnerHarness({ fetchOf: () => fetchCounted });
  const profile = await limited.addProfile({ baseUrl: server.baseUrl('slow'), parallelJobs: 2 }, KEY);
  const jobs = await Promise.all([1, 2, 3, 4, 5].map(() => limited.addJob(profile)));
  await limited.runner.enqueue(jobs.map(({ id }) => id));
  await limited.runner.whenIdle();
  expect(most).toBe(2);
  expect(await limited.repositories.assets.count()).toBe(5);
  limited.close();
});

it('cancels at once, whatever the job is at, with one last state', async () => {
  const profile = await harness.addProfile({ baseUrl: server.baseUrl('silence'), parallelJobs: 1 }, KEY);
  const running = await harness.addJob(profile);
  const queued = await harness.addJob(profile);
  await harness.runner.enqueue([running.id, queued.id]);
  await expect.poll(async () => (await harness.repositories.jobs.get(running.id))?.state).toBe('running');
  await harness.runner.cancel([running.id, queued.id, 'unknown']);
  await harness.runner.whenIdle();
  for (const { id } of [running, queued]) {
    expect(await harness.repositories.jobs.get(id)).toMatchObject({ state: 'cancelled', assetIds: [] });
  }
  expect(server.paid()).toHaveLength(1);
});

describe('a waiting job', () => {
  const wait = (_at: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) =>
      signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve()),
    );

  it('goes on at once when the user says so', async () => {
    const patient = createRunnerHarness({ waitUntil: wait });
    const profile = await patient.addProfile({ baseUrl: server.baseUrl('500-once') }, KEY);
    const job = await patient.addJob(profile);
    await patient.runner.enqueue([job.id]);
    await expect.poll(async () => (await patient.repositories.jobs.get(job.id))?.state).toBe('waiting');
    await patient.runner.retryNow(job.id);
    await patient.runner.whenIdle();
    expect((await patient.repositories.jobs.get(job.id))?.state).toBe('done');
    patient.close();
  });

  it.each([
    ['cut-after-preview', 'preview-only'],
    ['fail-524-twice-then-ok', 'failed'],
  ])('%s ends as %s when it is given up', async (scenario, state) => {
    const patient = createRunnerHarness({ waitUntil: wait });
    const profile = await patient.addProfile({ baseUrl: server.baseUrl(scenario) }, KEY);
    const job = await patient.addJob(profile);
    await patient.runner.enqueue([job.id]);
    await expect.poll(async () => (await patient.repositories.jobs.get(job.id))?.state).toBe('waiting');
    await patient.runner.stopWaiting(job.id);
    await patient.runner.whenIdle();
    expect((await patient.repositories.jobs.get(job.id))?.state).toBe(state);
    expect(server.paid()).toHaveLength(1);
    patient.close();
  });
});

describe('what a dead worker left behind', () => {
  it.each([
    ['queued', 'done', 1],
    ['waiting', 'done', 1],
    ['connecting', 'interrupted', 0],
    ['running', 'interrupted', 0],
  ] as const)('%s becomes %s with %i requests', async (state, end, requests) => {
    const profile = await harness.addProfile({ baseUrl: server.baseUrl('ok') }, KEY);
    const job = await harness.addJob(profile, { job: { state, attempt: state === 'queued' ? 0 : 1 } });
    await harness.runner.wake();
    await harness.runner.whenIdle();
    expect((await harness.repositories.jobs.get(job.id))?.state).toBe(end);
    expect(server.paid()).toHaveLength(requests);
  });

  it('is done where the image was stored and only the last word was missing', async () => {
    const profile = await harness.addProfile({ baseUrl: server.baseUrl('ok') }, KEY);
    const job = await harness.addJob(profile, { job: { state: 'running', attempt: 1, assetIds: ['a'] } });
    await harness.runner.wake();
    await harness.runner.whenIdle();
    expect((await harness.repositories.jobs.get(job.id))?.state).toBe('done');
  });
});

it('never waits longer than it was to, though the clock was set back meanwhile', async () => {
  const profile = await harness.addProfile({ baseUrl: server.baseUrl('ok') }, KEY);
  const tomorrow = Date.now() + 24 * 3_600_000;
  const job = await harness.addJob(profile, {
    job: {
      state: 'waiting',
      waitFor: 'retry',
      attempt: 1,
      waitStartedAt: tomorrow,
      retryAt: tomorrow + 15_000,
    },
  });
  await harness.runner.wake();
  await harness.runner.whenIdle();
  expect((await harness.repositories.jobs.get(job.id))?.state).toBe('done');
  expect(harness.waits).toHaveLength(1);
  expect(harness.waits[0]).toBeGreaterThan(14_000);
  expect(harness.waits[0]).toBeLessThanOrEqual(15_000);
});

it('runs a job in one window only, and hears of a cancel in the other', async () => {
  const second = harness.openWindow();
  const profile = await harness.addProfile({ baseUrl: server.baseUrl('ok') }, KEY);
  const jobs = await Promise.all([1, 2, 3].map(() => harness.addJob(profile)));
  await harness.runner.enqueue(jobs.map(({ id }) => id));
  await second.wake();
  await Promise.all([harness.runner.whenIdle(), second.whenIdle()]);
  expect(server.paid()).toHaveLength(3);

  const silent = await harness.addProfile({ baseUrl: server.baseUrl('silence') }, KEY);
  const job = await harness.addJob(silent);
  await harness.runner.enqueue([job.id]);
  await expect.poll(async () => (await harness.repositories.jobs.get(job.id))?.state).toBe('running');
  await second.cancel([job.id]);
  await harness.runner.whenIdle();
  expect((await harness.repositories.jobs.get(job.id))?.state).toBe('cancelled');
});

it('fails honestly when the profile is gone', async () => {
  const profile = await harness.addProfile({ baseUrl: server.baseUrl('ok') }, KEY);
  await harness.repositories.profiles.remove(profile.id);
  expect(await harness.runJob(profile)).toMatchObject({ state: 'failed', failure: { field: 'profile' } });
});

it.each(FORMS)('goes the same way with the demo, in the %s form', async (form) => {
  const png = new Blob([new Uint8Array(createGradientPng({ width: 64, height: 48 }, [200, 90, 40]))], {
    type: 'image/png',
  });
  const demoFetch = createDemoFetch({ pace: 0, draw: () => Promise.resolve(png) });
  const demo = createRunnerHarness({ fetchOf: () => demoFetch });
  const profile = await demo.addProfile({ kind: 'demo', baseUrl: '', form });
  const job = await demo.runJob(profile);
  expect(job).toMatchObject({ state: 'done', previewTimes: [expect.any(Number), expect.any(Number)] });
  const [asset] = await demo.repositories.assets.all();
  expect(asset).toMatchObject({ demo: true, width: 64 });
  expect(asset?.priceUsd).toBeUndefined();
  demo.close();
});

const CASES = new URL('../../../../shared/cases/streams.json', import.meta.url);
interface StreamCase {
  name: string;
  form: ApiForm;
  body: string;
  expect: { images?: string[]; error?: string; message?: string; retryable?: boolean };
}
const cases = existsSync(CASES) ? (JSON.parse(readFileSync(CASES, 'utf8')) as StreamCase[]) : [];

it.runIf(cases.length > 0).each(cases)('case: $name', async ({ form, body, expect: expected }) => {
  const profile = await harness.addProfile(
    { baseUrl: server.baseUrl(server.serveBody({ body })), form, extraAttempts: 1 },
    KEY,
  );
  const job = await harness.runJob(profile);
  if (expected.images) {
    expect(job.assetIds).toHaveLength(expected.images.length);
    expect(server.paid()).toHaveLength(1);
  } else {
    expect(job.state).toBe(job.preview ? 'preview-only' : 'failed');
    if (expected.error !== undefined) expect(job.failure?.code).toBe(expected.error);
    if (expected.retryable !== undefined) expect(server.paid()).toHaveLength(expected.retryable ? 2 : 1);
  }
});
