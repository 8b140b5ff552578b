import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRunnerHarness } from '../../../tests/support/runner-harness.ts';
import type { RunnerHarness } from '../../../tests/support/runner-harness.ts';
import {
  completed,
  created,
  final,
  preview,
  ScriptedUpstream,
  stream,
} from '../../../tests/support/scripted-upstream.ts';
import type { Job } from '../../lib/contracts/job.ts';
import type { Repositories } from '../../lib/db/repositories.ts';
import { AppError, createFailure } from '../../lib/kernel/app-error.ts';

let upstream: ScriptedUpstream;
let harness: RunnerHarness;
/** Writes of images (and of previews) that still find no room. */
let fullFor: number;
let freed: number;

beforeEach(() => {
  upstream = new ScriptedUpstream().on('post', stream([created(true), preview(1), final(2), completed(3)]));
  fullFor = 0;
  freed = 0;
  harness = createRunnerHarness({
    fetchOf: () => upstream.fetch,
    freeSpace: () => Promise.resolve(void (freed += 1)),
  });
});
afterEach(() => harness.close());

/** The harness's repositories on a disk that is full for a while. */
function fillDisk(...names: ('storeImage' | 'storePreview')[]): Repositories {
  const { repositories } = harness;
  const jobs = { ...repositories.jobs };
  for (const name of names) {
    jobs[name] = async (input: never) => {
      fullFor -= 1;
      if (fullFor >= 0) throw new AppError(createFailure('storageFull'));
      return repositories.jobs[name](input);
    };
  }
  return { ...repositories, jobs };
}

function openFull(...names: ('storeImage' | 'storePreview')[]) {
  return harness.openWindow({ repositories: fillDisk(...names) });
}

async function run(window: ReturnType<typeof openFull>): Promise<Job> {
  const profile = await harness.addProfile({ baseUrl: 'https://relay.example' });
  const { id } = await harness.addJob(profile);
  // Only this window shall run it.
  harness.runner.die();
  await window.enqueue([id]);
  await window.whenIdle();
  return rowOf(id);
}

async function rowOf(id: string): Promise<Job> {
  const row = await harness.repositories.jobs.get(id);
  if (!row) throw new Error('The job is gone.');
  return row;
}

it('stores the image once room was made', async () => {
  fullFor = 1;
  const job = await run(openFull('storeImage'));
  expect(job).toMatchObject({ state: 'done', heldImages: 0 });
  expect(freed).toBe(1);
});

it('holds an image that finds no room, and stores it when asked to', async () => {
  fullFor = 4;
  const window = openFull('storeImage');
  const job = await run(window);
  expect(job).toMatchObject({
    state: 'failed',
    heldImages: 1,
    failure: { code: 'storageFull' },
    assetIds: [],
  });
  const [held, ...others] = await window.heldImages(job.id);
  expect(held).toMatchObject({ mimeType: 'image/png' });
  expect(held?.blob.size).toBeGreaterThan(100);
  expect(others).toEqual([]);
  expect(await window.storeHeldImages(job.id)).toBe(false);
  expect(await rowOf(job.id)).toMatchObject({ state: 'failed', heldImages: 1 });

  expect(await window.storeHeldImages(job.id)).toBe(true);
  const stored = await rowOf(job.id);
  expect(stored).toMatchObject({ state: 'done', heldImages: 0 });
  expect(stored.failure).toBeUndefined();
  const asset = await harness.repositories.assets.get(stored.assetIds[0] ?? '');
  expect(asset).toMatchObject({ kind: 'final', width: 64, height: 48 });
  expect(await harness.repositories.bytes.get(asset?.bytesHash ?? '')).toBeDefined();
  expect(await window.heldImages(job.id)).toEqual([]);
  expect(upstream.paid).toHaveLength(1);
});

it('lets go of it once it was downloaded', async () => {
  fullFor = 9;
  const window = openFull('storeImage');
  const { id } = await run(window);
  await window.dropHeldImages(id);
  expect(await rowOf(id)).toMatchObject({ state: 'failed', heldImages: 0 });
  expect(await window.heldImages(id)).toEqual([]);
});

it('says that it is gone when its worker dies, and not before', async () => {
  fullFor = 9;
  const window = openFull('storeImage');
  const told = harness.openWindow();
  const { id } = await run(window);
  const woken = harness.openWindow();
  await woken.wake();
  await woken.dropHeldImages(id);
  expect(await rowOf(id)).toMatchObject({ heldImages: 1 });
  woken.die();
  expect(await window.heldImages(id)).toHaveLength(1);
  window.die();
  await expect.poll(async () => (await rowOf(id)).heldImages).toBe(0);
  expect(await told.heldImages(id)).toEqual([]);
});

it('is noticed at the next start when no window was left', async () => {
  fullFor = 9;
  const window = openFull('storeImage');
  const { id } = await run(window);
  window.die();
  expect((await rowOf(id)).heldImages).toBe(1);
  await harness.openWindow().wake();
  await expect.poll(async () => (await rowOf(id)).heldImages).toBe(0);
});

it('never fails an attempt for a preview that finds no room', async () => {
  fullFor = 99;
  const job = await run(openFull('storePreview'));
  expect(job).toMatchObject({ state: 'done', attempt: 1, previewCount: 0 });
  expect(freed).toBe(0);
});
