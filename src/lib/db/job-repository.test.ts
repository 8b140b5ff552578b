import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredPreview } from '../contracts/job.ts';
import type { EaselDatabase } from './database.ts';
import type { Repositories } from './repositories.ts';
import { openTestDatabase } from './testing/open-test-database.ts';
import { sampleAsset, sampleJob, sampleWorkspace } from './testing/sample-rows.ts';

let db: EaselDatabase;
let repositories: Repositories;
beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
});

const blob = new Blob(['abc'], { type: 'image/png' });
const preview: StoredPreview = {
  bytesHash: 'h',
  mimeType: 'image/png',
  width: 1,
  height: 1,
  sizeBytes: 3,
  index: 0,
};
const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });

describe('queries', () => {
  it('tell active jobs from ended ones, oldest first', async () => {
    const states = ['waiting', 'done', 'queued', 'interrupted', 'running', 'failed', 'connecting'] as const;
    await repositories.jobs.add(
      states.map((state, at) => sampleJob({ id: state, state, createdAt: 100 - at })),
    );
    expect((await repositories.jobs.active()).map(({ id }) => id)).toEqual([
      'connecting',
      'running',
      'queued',
      'waiting',
    ]);
  });

  it('give a batch by slot, then by age', async () => {
    await repositories.jobs.add([
      sampleJob({ id: 'again', slot: 0, createdAt: 9 }),
      sampleJob({ id: 'second', slot: 1, createdAt: 1 }),
      sampleJob({ id: 'first', slot: 0, createdAt: 1 }),
      sampleJob({ id: 'other', batchId: 'b2', workspaceId: 'w2' }),
    ]);
    expect((await repositories.jobs.ofBatch('b1')).map(({ id }) => id)).toEqual(['first', 'again', 'second']);
    expect((await repositories.jobs.ofWorkspace('w2')).map(({ id }) => id)).toEqual(['other']);
  });
});

describe('apply', () => {
  it('applies in order and answers with what was written', async () => {
    await repositories.jobs.add([sampleJob()]);
    const job = await repositories.jobs.apply(
      'j1',
      { type: 'attempt-started', at: 1 },
      { type: 'response-identified', responseId: 'r', resumable: false, at: 2 },
    );
    expect(job).toMatchObject({ state: 'running', attempt: 1, responseId: 'r' });
    expect(await repositories.jobs.get('j1')).toEqual(job);
  });

  it('loses no event of two that come at once', async () => {
    await repositories.jobs.add([sampleJob()]);
    await Promise.all([
      repositories.jobs.apply('j1', {
        type: 'usage-reported',
        usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
        at: 1,
      }),
      repositories.jobs.apply('j1', { type: 'image-stored', assetId: 'a', at: 1 }),
      repositories.jobs.apply('j1', { type: 'image-stored', assetId: 'b', at: 1 }),
    ]);
    expect(await repositories.jobs.get('j1')).toMatchObject({
      assetIds: ['a', 'b'],
      usage: { totalTokens: 3 },
    });
  });

  it('answers with nothing for a job that is gone', async () => {
    expect(await repositories.jobs.apply('gone', { type: 'job-cancelled', at: 1 })).toBeUndefined();
  });
});

describe('storing', () => {
  it('keeps a preview with its bytes', async () => {
    await repositories.jobs.add([sampleJob()]);
    await repositories.jobs.storePreview({ jobId: 'j1', blob, hash: 'h', preview, at: 5 });
    expect(await repositories.jobs.get('j1')).toMatchObject({ preview, previewTimes: [5] });
    expect(await (await repositories.bytes.get('h'))?.text()).toBe('abc');
  });

  it('keeps an image with bytes, asset and job', async () => {
    await repositories.jobs.add([sampleJob()]);
    const asset = sampleAsset({ bytesHash: 'h' });
    await repositories.jobs.storeImage({
      jobId: 'j1',
      asset,
      blob,
      hash: 'h',
      events: [
        { type: 'image-stored', assetId: 'a1', at: 6 },
        { type: 'job-completed', at: 6 },
      ],
    });
    expect(await repositories.jobs.get('j1')).toMatchObject({ state: 'done', assetIds: ['a1'] });
    expect(await repositories.assets.get('a1')).toEqual(asset);
    expect(await repositories.bytes.has('h')).toBe(true);
  });

  it('keeps an image that was paid for though its job is gone', async () => {
    await repositories.jobs.storeImage({
      jobId: 'gone',
      asset: sampleAsset(),
      blob,
      hash: 'hash',
      events: [],
    });
    expect(await repositories.assets.count()).toBe(1);
  });

  it('writes nothing at all where there is no room for the asset', async () => {
    await repositories.jobs.add([sampleJob()]);
    vi.spyOn(db.assets, 'put').mockRejectedValue(full);
    const stored = repositories.jobs.storeImage({
      jobId: 'j1',
      asset: sampleAsset({ bytesHash: 'h' }),
      blob,
      hash: 'h',
      events: [{ type: 'job-completed', at: 6 }],
    });
    await expect(stored).rejects.toMatchObject({ failure: { code: 'storageFull' } });
    expect(await repositories.bytes.has('h')).toBe(false);
    expect(await repositories.jobs.get('j1')).toMatchObject({ state: 'queued' });
  });

  it('makes the last preview an asset', async () => {
    await repositories.jobs.add([sampleJob({ preview })]);
    await repositories.jobs.keepPreview({
      jobId: 'j1',
      asset: sampleAsset({ kind: 'preview', bytesHash: 'h' }),
      events: [{ type: 'job-cancelled', at: 7 }],
    });
    expect(await repositories.jobs.get('j1')).toMatchObject({ state: 'cancelled' });
    expect(await repositories.assets.get('a1')).toMatchObject({ kind: 'preview' });
  });
});

describe('recent', () => {
  it('is what ended last, and nothing that has not ended', async () => {
    await repositories.jobs.add([
      sampleJob({ id: 'first', state: 'done', endedAt: 1 }),
      sampleJob({ id: 'running', state: 'running' }),
      sampleJob({ id: 'last', state: 'failed', endedAt: 9 }),
      sampleJob({ id: 'middle', state: 'cancelled', endedAt: 5 }),
    ]);
    expect((await repositories.jobs.recent(2)).map(({ id }) => id)).toEqual(['last', 'middle']);
  });
});

describe('submit', () => {
  const submission = { jobs: [sampleJob()], workspaceId: 'w1', batchId: 'b1', prompt: 'boat', at: 9 };

  it('writes jobs, batch and prompt', async () => {
    await repositories.workspaces.put(sampleWorkspace({ shownAssetId: 'old' }));
    await repositories.jobs.submit(submission);
    expect(await repositories.workspaces.get('w1')).toMatchObject({ batchId: 'b1', shownAssetId: '' });
    expect((await repositories.prompts.history())[0]).toMatchObject({ text: 'boat' });
    expect(await repositories.jobs.active()).toHaveLength(1);
  });

  it('writes nothing where there is no room', async () => {
    await repositories.workspaces.put(sampleWorkspace());
    vi.spyOn(db.prompts, 'put').mockRejectedValue(full);
    await expect(repositories.jobs.submit(submission)).rejects.toMatchObject({
      failure: { code: 'storageFull' },
    });
    expect(await repositories.jobs.active()).toEqual([]);
    expect(await repositories.workspaces.get('w1')).toMatchObject({ batchId: '' });
  });
});
