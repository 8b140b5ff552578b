import { wrap } from 'comlink';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { UpstreamApi } from '../../lib/contracts/upstream-api.ts';
import { openDatabase } from '../../lib/db/database.ts';
import { createRepositories } from '../../lib/db/repositories.ts';
import { createJob, isEnded } from '../../lib/kernel/reduce-job.ts';

const db = openDatabase();
const repositories = createRepositories(db);
const workers: Worker[] = [];

function startWorker(): { api: UpstreamApi; worker: Worker } {
  const worker = new Worker(new URL('./upstream.worker.ts', import.meta.url), { type: 'module' });
  workers.push(worker);
  return { worker, api: wrap<UpstreamApi>(worker) as unknown as UpstreamApi };
}

const demo: Profile = {
  id: 'demo',
  name: 'Demo',
  kind: 'demo',
  form: 'responses',
  baseUrl: 'http://demo/pace-0',
  textModel: '',
  imageModel: 'gpt-image-2',
  hasKey: false,
  sendPromptUnchanged: true,
  reasoningEffort: 'low',
  extraAttempts: 0,
  waitMs: 1,
  previews: 2,
  stallTimeoutMs: 30_000,
  parallelJobs: 2,
  allowInsecure: false,
  stream: true,
  fallbackProfileId: '',
  dailyCapUsd: 0,
  knownModels: [],
  createdAt: 1,
  updatedAt: 1,
};

async function addJob(profile: Profile, prompt: string): Promise<string> {
  const id = crypto.randomUUID();
  const job = createJob({
    id,
    workspaceId: 'w',
    profileId: profile.id,
    batchId: id,
    slot: 0,
    recipe: {
      prompt,
      size: { width: 1024, height: 640 },
      aspectRatio: 'auto',
      resolution: '1K',
      quality: 'auto',
      format: 'png',
      background: 'auto',
      sources: [],
      profileId: profile.id,
      profileName: profile.name,
      form: profile.form,
      textModel: profile.textModel,
      imageModel: profile.imageModel,
    },
    previewsWanted: 2,
    maxAttempts: 1,
    createdAt: Date.now(),
  });
  await repositories.jobs.add([job]);
  return id;
}

const stateOf = async (id: string): Promise<string> => (await repositories.jobs.get(id))?.state ?? 'gone';
const hasEnded = async (id: string): Promise<boolean> =>
  isEnded((await repositories.jobs.get(id))?.state ?? 'queued');

beforeAll(async () => {
  await db.delete();
  await db.open();
  await repositories.profiles.put(demo);
});
afterAll(async () => {
  for (const worker of workers) worker.terminate();
  await db.delete();
});

it('draws a demo image from a real worker into the real database', async () => {
  const { api } = startWorker();
  const id = await addJob(demo, 'a lighthouse in the fog');
  await api.enqueue([id]);
  await expect.poll(() => hasEnded(id), { timeout: 20_000 }).toBe(true);
  const job = await repositories.jobs.get(id);
  expect(job).toMatchObject({ state: 'done', previewCount: 2 });
  const asset = await repositories.assets.get(job?.assetIds[0] ?? '');
  expect(asset).toMatchObject({ width: 1024, height: 640, demo: true, mimeType: 'image/png' });
  expect((await repositories.bytes.get(asset?.bytesHash ?? ''))?.size).toBe(asset?.sizeBytes);
});

it('exposes nothing that reads a key', async () => {
  const { api } = startWorker();
  await api.putKey('demo', 'sk-never-comes-back');
  const asked = api as unknown as { readKey(id: string): Promise<string> };
  await expect(asked.readKey('demo')).rejects.toThrow();
  const rows = JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())));
  expect(rows).not.toContain('sk-never-comes-back');
});

it('marks what a dead worker was at as interrupted, and goes on with what it had not begun', async () => {
  const slow = { ...demo, id: 'slow', baseUrl: 'http://demo/pace-50', parallelJobs: 1 };
  await repositories.profiles.put(slow);
  const first = startWorker();
  const begun = await addJob(slow, 'begun');
  await first.api.enqueue([begun]);
  await expect.poll(() => stateOf(begun), { timeout: 10_000 }).toBe('running');
  const second = startWorker();
  await second.api.wake();
  expect(await stateOf(begun)).toBe('running');
  first.worker.terminate();
  await expect.poll(() => stateOf(begun), { timeout: 10_000 }).toBe('interrupted');
});

it('cancels a job that another worker holds', async () => {
  const slow = { ...demo, id: 'slower', baseUrl: 'http://demo/pace-50' };
  await repositories.profiles.put(slow);
  const [first, second] = [startWorker(), startWorker()];
  const id = await addJob(slow, 'to be cancelled');
  await first.api.enqueue([id]);
  await expect.poll(() => stateOf(id), { timeout: 10_000 }).toBe('running');
  await second.api.cancel([id]);
  expect(await stateOf(id)).toBe('cancelled');
  const attempts = (): Promise<string | undefined> =>
    repositories.attempts.ofJob(id).then(([attempt]) => attempt?.failure?.code);
  await expect.poll(attempts, { timeout: 10_000 }).toBe('cancelled');
});
