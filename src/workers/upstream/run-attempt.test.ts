import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRunnerHarness } from '../../../tests/support/runner-harness.ts';
import type { RunnerHarness } from '../../../tests/support/runner-harness.ts';
import type { ResumeModeName } from '../../../tests/support/resume-modes.ts';
import { startUpstreamServer } from '../../../tests/support/upstream-server.ts';
import type { UpstreamServer } from '../../../tests/support/upstream-server.ts';
import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { ResumeAbility } from '../../lib/contracts/traits.ts';

let server: UpstreamServer;
let harness: RunnerHarness;

beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: 5, seed: 12 });
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  harness = createRunnerHarness();
});
afterEach(() => harness.close());

function addProfile(scenario: string, mode: ResumeModeName): Promise<Profile> {
  const baseUrl = server.baseUrl(scenario, undefined, mode);
  return harness.addProfile({ baseUrl, extraAttempts: 1 }, 'sk-planted-0123456789abcdef');
}

/** Where every paid request is cut after its preview: what is there in the end, after how many of them. */
it.each<[ResumeModeName, Job['state'], number, ResumeAbility]>([
  ['stream', 'done', 1, 'stream'],
  ['recut', 'done', 1, 'poll'],
  ['busy', 'done', 1, 'stream'],
  ['poll', 'done', 1, 'poll'],
  ['unsaid', 'done', 1, 'poll'],
  ['fails', 'preview-only', 2, 'stream'],
  ['gone', 'preview-only', 2, 'none'],
  ['denies', 'preview-only', 2, 'none'],
  ['none', 'preview-only', 2, 'none'],
  ['refuses', 'preview-only', 2, 'none'],
])('an upstream that %s: %s after %i paid requests', async (mode, state, paid, ability) => {
  const profile = await addProfile('cut-after-preview', mode);
  const job = await harness.runJob(profile);
  expect(job).toMatchObject({ state, attempt: paid });
  expect(server.paid()).toHaveLength(paid);
  expect((await harness.repositories.traits.of(profile)).resume).toBe(ability);
  const assets = await harness.repositories.assets.all();
  expect(assets.map(({ kind }) => kind)).toEqual([state === 'done' ? 'final' : 'preview']);
  const expenses = await harness.db.expenses.toArray();
  expect(expenses).toHaveLength(paid);
});

it.each<ResumeModeName>(['stream', 'poll', 'unsaid', 'none', 'refuses', 'denies'])(
  'one image for one request where all is well (%s)',
  async (mode) => {
    const profile = await addProfile('ok', mode);
    expect(await harness.runJob(profile)).toMatchObject({ state: 'done', attempt: 1, resumes: 0 });
    expect(await harness.runJob(profile)).toMatchObject({ state: 'done', attempt: 1, resumes: 0 });
    expect(server.paid()).toHaveLength(2);
    const spans = await harness.db.spans.toArray();
    expect(spans.map(({ durations }) => durations.length)).toEqual([2]);
    expect((await harness.db.expenses.toArray()).map(({ kind }) => kind)).toEqual(['actual', 'actual']);
  },
);

it('stops the upstream’s work with the job', async () => {
  const profile = await addProfile('silence', 'stream');
  const { id } = await harness.addJob(profile);
  await harness.runner.enqueue([id]);
  await expect.poll(async () => (await harness.repositories.jobs.get(id))?.resumable).toBe(true);
  await harness.runner.cancel([id]);
  await expect.poll(() => server.requests.some(({ path }) => path.endsWith('/cancel'))).toBe(true);
  await harness.runner.whenIdle();
  expect((await harness.repositories.jobs.get(id))?.state).toBe('cancelled');
});

describe('a masked edit', () => {
  const BYTES = { source: new Uint8Array([1, 2, 3]), mask: new Uint8Array([4, 5]) };

  async function storeMasked() {
    const { bytes } = harness.repositories;
    const [sourceHash, maskHash] = await Promise.all([
      bytes.put(new Blob([BYTES.source], { type: 'image/png' })),
      bytes.put(new Blob([BYTES.mask], { type: 'image/png' })),
    ]);
    const source = { id: 's', mimeType: 'image/png', name: 'boat', width: 8, height: 8, sizeBytes: 3 };
    const mask = { bytesHash: maskHash, width: 8, height: 8, sizeBytes: 2, lock: true, bandPx: 4 };
    return { sources: [{ ...source, bytesHash: sourceHash }], mask };
  }

  it('goes out with its mask, in both forms, and its image remembers it', async () => {
    const recipe = await storeMasked();
    for (const form of ['images', 'responses'] as const) {
      server.reset();
      const profile = await harness.addProfile({ baseUrl: server.baseUrl('ok'), form }, 'sk-planted-01');
      const job = await harness.runJob(profile, { recipe });
      expect(job.state).toBe('done');
      const [paid] = server.paid();
      const asset = await harness.repositories.assets.get(job.assetIds[0] ?? '');
      expect(asset?.recipe.mask).toEqual(recipe.mask);
      if (form === 'images') {
        const files = paid?.parts.filter(({ bytes }) => bytes);
        expect(
          files?.map(({ name, fileName, mimeType, bytes }) => [name, fileName, mimeType, bytes]),
        ).toEqual([
          ['image', 'boat.png', 'image/png', BYTES.source],
          ['mask', 'mask.png', 'image/png', BYTES.mask],
        ]);
      } else {
        const { tools } = JSON.parse(paid?.body ?? '{}') as { tools: Record<string, unknown>[] };
        expect(tools[0]).toMatchObject({
          action: 'edit',
          input_image_mask: { image_url: 'data:image/png;base64,BAU=' },
        });
      }
    }
  });

  it('is not sent without its mask, nor without its picture', async () => {
    const recipe = await storeMasked();
    await harness.db.bytes.delete(recipe.mask.bytesHash);
    const profile = await addProfile('ok', 'none');
    expect(await harness.runJob(profile, { recipe })).toMatchObject({
      state: 'failed',
      failure: { code: 'validation', field: 'mask', retryable: false },
    });
    const whole = await storeMasked();
    expect(await harness.runJob(profile, { recipe: { ...whole, sources: [] } })).toMatchObject({
      state: 'failed',
      failure: { field: 'mask' },
    });
    expect(server.paid()).toHaveLength(0);
  });
});
