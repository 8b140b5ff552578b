import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../contracts/failure.ts';
import type { Job } from '../contracts/job.ts';
import { createDraftJournal } from '../db/draft-journal.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { sampleJob, sampleProfile, sampleRecipe, sampleWorkspace } from '../db/testing/sample-rows.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { Jobs } from './jobs.svelte.ts';
import { Workspaces } from './workspaces.svelte.ts';

let repositories: Repositories;
let workspaces: Workspaces;
let jobs: Jobs;
let die: (failure: Failure) => void;
const stops: (() => void)[] = [];
const upstream = {
  wake: vi.fn(async () => undefined),
  enqueue: vi.fn(async (_ids: string[]) => undefined),
  cancel: vi.fn(async (_ids: string[]) => undefined),
  retryNow: vi.fn(async () => undefined),
  stopWaiting: vi.fn(async () => undefined),
  reconnect: vi.fn(async () => undefined),
  reopen: vi.fn(async (_id: string) => undefined),
  heldImages: vi.fn(async (_id: string) => [{ blob: new Blob(['png']), mimeType: 'image/png' }]),
  storeHeldImages: vi.fn(async (_id: string) => true),
  dropHeldImages: vi.fn(async (_id: string) => undefined),
  onDeath: (listener: (failure: Failure) => void) => {
    die = listener;
    return () => undefined;
  },
};

beforeEach(async () => {
  vi.clearAllMocks();
  ({ repositories } = openTestDatabase());
  await repositories.workspaces.put(sampleWorkspace({ batchId: 'b1' }));
});
afterEach(() => stops.splice(0).forEach((stop) => stop()));

async function start(rows: Job[] = []): Promise<void> {
  await repositories.jobs.add(rows);
  workspaces = new Workspaces({ repositories, journal: createDraftJournal(null) });
  stops.push(workspaces.start());
  await vi.waitUntil(() => workspaces.loaded);
  jobs = new Jobs({ repositories, upstream, workspaces });
  stops.push(jobs.start());
  await vi.waitUntil(() => jobs.loaded);
}

const submission = {
  workspace: { id: 'w1' },
  profile: sampleProfile({ previews: 1, extraAttempts: 4 }),
  recipes: [sampleRecipe(), sampleRecipe(), sampleRecipe()],
};
const finish = (id: string, assetId: string) =>
  repositories.jobs.apply(id, { type: 'image-stored', assetId, at: 5 }, { type: 'job-completed', at: 5 });

describe('submit', () => {
  it('writes a job an image, shows their batch, and wakes the worker', async () => {
    await start();
    workspaces.show({ assetId: 'old' });
    await jobs.submit(submission);
    const rows = jobs.ofWorkspaceNow('w1');
    expect(
      rows.map(({ slot, state, previewsWanted, maxAttempts }) => ({
        slot,
        state,
        previewsWanted,
        maxAttempts,
      })),
    ).toEqual([0, 1, 2].map((slot) => ({ slot, state: 'queued', previewsWanted: 1, maxAttempts: 5 })));
    expect(new Set(rows.map(({ batchId }) => batchId)).size).toBe(1);
    expect(upstream.enqueue).toHaveBeenCalledWith(rows.map(({ id }) => id));
    expect(workspaces.current).toMatchObject({ shownAssetId: '', batchId: rows[0]?.batchId });
    expect(jobs.activeOf('w1')).toHaveLength(3);
    await workspaces.flush();
    expect(await repositories.workspaces.get('w1')).toMatchObject({
      shownAssetId: '',
      batchId: rows[0]?.batchId,
    });
    expect((await repositories.prompts.history())[0]?.text).toBe(submission.recipes[0]?.prompt);
  });

  it('gives each slot its recipe, at most ten of them, and does nothing without any', async () => {
    await start();
    await jobs.submit({ ...submission, recipes: [] });
    expect(upstream.enqueue).not.toHaveBeenCalled();
    const recipes = Array.from({ length: 12 }, (_, slot) => sampleRecipe({ variant: `boat ${slot}` }));
    await jobs.submit({ ...submission, recipes });
    const rows = jobs.ofWorkspaceNow('w1');
    expect(rows.map(({ slot, recipe }) => `${slot} ${recipe.variant}`)).toEqual(
      Array.from({ length: 10 }, (_, slot) => `${slot} boat ${slot}`),
    );
  });

  it('leaves nothing behind where there is no room', async () => {
    await start();
    vi.spyOn(repositories.jobs, 'submit').mockRejectedValue(new AppError(createFailure('storageFull')));
    await expect(jobs.submit(submission)).rejects.toMatchObject({ failure: { code: 'storageFull' } });
    expect(jobs.active).toEqual([]);
    expect(workspaces.current?.batchId).toBe('b1');
    expect(upstream.enqueue).not.toHaveBeenCalled();
  });
});

describe('live rows', () => {
  it('are the active ones of all tabs, and those of the batches shown', async () => {
    await start([
      sampleJob({ id: 'shown', state: 'done' }),
      sampleJob({ id: 'hidden', state: 'done', batchId: 'b0' }),
      sampleJob({ id: 'elsewhere', state: 'running', batchId: 'b9', workspaceId: 'w9' }),
    ]);
    expect(jobs.ofBatch('b1').map(({ id }) => id)).toEqual(['shown']);
    expect(jobs.find('hidden')).toBeUndefined();
    expect(jobs.active.map(({ id }) => id)).toEqual(['elsewhere']);
    await repositories.jobs.apply('elsewhere', { type: 'job-cancelled', at: 1 });
    await vi.waitUntil(() => jobs.active.length === 0);
  });

  it('give only the newest job of a slot', async () => {
    await start([
      sampleJob({ id: 'old', state: 'failed', createdAt: 1 }),
      sampleJob({ id: 'next', slot: 1, state: 'done' }),
    ]);
    await jobs.tryAgain('old');
    const [again, next] = jobs.ofBatch('b1');
    expect(again).toMatchObject({ slot: 0, state: 'queued', recipe: sampleRecipe(), attempt: 0 });
    expect(again?.id).not.toBe('old');
    expect(next?.id).toBe('next');
    expect(upstream.enqueue).toHaveBeenCalledWith([again?.id]);
  });

  it('lets somebody else do it where that is said', async () => {
    await start([sampleJob({ id: 'old', state: 'failed' })]);
    const recipe = sampleRecipe({ profileId: 'p2', imageModel: 'draw-2' });
    await jobs.tryAgain('old', { profileId: 'p2', recipe, maxAttempts: 1 });
    expect(jobs.ofBatch('b1')).toMatchObject([{ profileId: 'p2', recipe, maxAttempts: 1, slot: 0 }]);
  });
});

describe('cancel', () => {
  it('shows at once and stays, until the row says how it ended', async () => {
    await start([sampleJob({ state: 'running' })]);
    const cancelled = jobs.cancel(['j1']);
    expect(jobs.find('j1')?.state).toBe('cancelled');
    expect(jobs.active).toEqual([]);
    await cancelled;
    await repositories.jobs.apply('j1', { type: 'sequence-seen', sequence: 4, at: 2 });
    await vi.waitUntil(() => jobs.find('j1')?.sequence === 4);
    expect(jobs.find('j1')?.state).toBe('cancelled');
    await finish('j1', 'a1');
    await vi.waitUntil(() => jobs.find('j1')?.state === 'done');
  });

  it('changes the row itself where the worker cannot', async () => {
    await start([sampleJob({ state: 'running' })]);
    upstream.cancel.mockRejectedValueOnce(new AppError(createFailure('internal')));
    await jobs.cancel(['j1']);
    expect(await repositories.jobs.get('j1')).toMatchObject({ state: 'cancelled' });
  });
});

describe('images that found no room', () => {
  it('are told of as long as the worker holds them', async () => {
    await start([sampleJob({ state: 'failed', heldImages: 1 })]);
    expect(jobs.holdsImages).toBe(true);
    expect(await jobs.heldImages('j1')).toHaveLength(1);
    expect(await jobs.storeHeld('j1')).toBe(true);
    await jobs.dropHeld('j1');
    expect(upstream.dropHeldImages).toHaveBeenCalledWith('j1');
    await repositories.jobs.apply('j1', { type: 'held-images-dropped', at: 2 });
    await vi.waitUntil(() => !jobs.holdsImages);
  });
});

describe('an ended job whose image the upstream still has', () => {
  it('is active again once it was reopened', async () => {
    await start([sampleJob({ state: 'interrupted', resumable: true, responseId: 'r1' })]);
    upstream.reopen.mockImplementationOnce(async (id) => {
      await repositories.jobs.apply(id, { type: 'job-reopened', at: 2 });
    });
    await jobs.reopen('j1');
    await vi.waitUntil(() => jobs.active.length === 1);
    expect(jobs.find('j1')).toMatchObject({ state: 'waiting', waitFor: 'resume' });
  });
});

describe('the first image of a batch', () => {
  const batch = [sampleJob({ state: 'running' }), sampleJob({ id: 'j2', slot: 1, state: 'running' })];

  it('is shown, and those after it are not', async () => {
    await start(batch);
    await finish('j2', 'a2');
    await vi.waitUntil(() => workspaces.current?.shownAssetId === 'a2');
    await finish('j1', 'a1');
    await vi.waitUntil(() => jobs.find('j1')?.state === 'done');
    expect(workspaces.current?.shownAssetId).toBe('a2');
  });

  it('is not shown over one that the user chose', async () => {
    await start(batch);
    workspaces.show({ assetId: 'mine' });
    await finish('j1', 'a1');
    await vi.waitUntil(() => jobs.find('j1')?.state === 'done');
    expect(workspaces.current?.shownAssetId).toBe('mine');
  });

  it('is shown after a start too, where it is the only one', async () => {
    await start([sampleJob({ state: 'done', assetIds: ['a1'] })]);
    expect(workspaces.current?.shownAssetId).toBe('a1');
  });

  it('is left alone after a start where there are several', async () => {
    await start([
      sampleJob({ state: 'done', assetIds: ['a1'] }),
      sampleJob({ id: 'j2', slot: 1, state: 'running' }),
    ]);
    expect(workspaces.current?.shownAssetId).toBe('');
  });
});

describe('the worker', () => {
  it('is woken at the start only if something was left behind', async () => {
    await start();
    expect(upstream.wake).not.toHaveBeenCalled();
    await repositories.jobs.add([sampleJob()]);
    jobs = new Jobs({ repositories, upstream, workspaces });
    stops.push(jobs.start());
    await vi.waitUntil(() => jobs.loaded);
    expect(upstream.wake).toHaveBeenCalledTimes(1);
  });

  it('is woken after a death, but not for ever', async () => {
    await start([sampleJob()]);
    upstream.wake.mockClear();
    for (let deaths = 0; deaths < 10; deaths += 1) die(createFailure('internal'));
    expect(upstream.wake).toHaveBeenCalledTimes(3);
  });
});
