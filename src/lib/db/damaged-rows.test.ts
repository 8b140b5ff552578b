import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { EaselDatabase } from './database.ts';
import type { Repositories } from './repositories.ts';
import { openTestDatabase } from './testing/open-test-database.ts';
import { sampleAsset, sampleJob, sampleProfile, sampleWorkspace } from './testing/sample-rows.ts';

let db: EaselDatabase;
let repositories: Repositories;
beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
});

/** Rows as no version of ours writes them. */
const damage = (table: string, rows: object[]) => db.table(table).bulkPut(rows);
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();

it('a job without a recipe runs no more, and takes no other with it', async () => {
  await repositories.workspaces.put(sampleWorkspace({ batchId: 'b1' }));
  await repositories.jobs.add([sampleJob({ id: 'sound' })]);
  const batch = { batchId: 'b1', workspaceId: 'w1' };
  await damage('jobs', [
    { id: 'bare', state: 'queued', ...batch },
    { id: 'null', state: 'running', ...batch, recipe: null, assetIds: null, profileId: 'p1' },
    { id: 'odd', state: 7, ...batch },
    { id: 3, state: 'queued', ...batch },
  ]);
  expect(ids(await repositories.jobs.active())).toEqual(['sound']);
  expect(ids(await repositories.jobs.ofBatch('b1'))).toEqual(['bare', 'null', 'odd', 'sound']);
  expect(ids(await repositories.jobs.ofWorkspace('w1'))).toEqual(['bare', 'null', 'odd', 'sound']);
  expect(ids(await repositories.jobs.inView())).toEqual(['bare', 'null', 'odd', 'sound', 'sound']);
  expect(await repositories.jobs.get('bare')).toMatchObject({ state: 'interrupted', recipe: { prompt: '' } });
  await repositories.jobs.apply('null', { type: 'job-cancelled', at: 1 });
  expect(await db.jobs.count()).toBe(5);
});

it('a job that lacks less goes on, and is whole after its next event', async () => {
  await damage('jobs', [{ ...sampleJob({ state: 'running' }), order: undefined, assetIds: undefined }]);
  await repositories.jobs.apply('j1', { type: 'image-stored', assetId: 'a', at: 1 });
  expect(await db.jobs.get('j1')).toMatchObject({ state: 'running', order: 1000, assetIds: ['a'] });
});

it('workspaces with odd batches and drafts are read, and one is made where none can be', async () => {
  await damage('workspaces', [{ id: 'w1', order: 1, draft: null, batchId: null }, { id: 'w2' }]);
  await repositories.jobs.add([sampleJob()]);
  expect(ids(await repositories.jobs.inView())).toEqual(['j1']);
  expect(await repositories.workspaces.all()).toMatchObject([
    { id: 'w2', draft: { sources: [] } },
    { id: 'w1', draft: { prompt: '', count: 1 } },
  ]);
  await repositories.workspaces.change('w1', { fields: {}, draft: { prompt: 'boat' } });
  expect(await repositories.workspaces.get('w1')).toMatchObject({ draft: { prompt: 'boat', sources: [] } });
  await db.workspaces.clear();
  await damage('workspaces', [{ id: 4 }]);
  await repositories.workspaces.ensureOne(sampleWorkspace({ id: 'new' }));
  expect(ids(await repositories.workspaces.all())).toEqual(['new']);
});

it('profiles without a date are listed, those of no kind are not', async () => {
  await repositories.profiles.put(sampleProfile());
  await damage('profiles', [
    { ...sampleProfile({ id: 'undated' }), createdAt: undefined },
    { id: 'bare', createdAt: 1 },
  ]);
  expect(ids(await repositories.profiles.all())).toEqual(['p1', 'undated']);
  expect(await repositories.profiles.get('bare')).toBeUndefined();
});

it('assets are shown as far as they can be, and nothing is deleted for being damaged', async () => {
  await db.assets.add(sampleAsset());
  const base = { createdAt: 5, deletedAt: 0 };
  await damage('assets', [
    { id: 'bare', ...base, bytesHash: 'b' },
    { id: 'empty', ...base },
    { id: 'odd', ...base, bytesHash: 'c', width: 'x', height: NaN, recipe: [] },
  ]);
  const { assets } = repositories;
  expect(ids(await assets.all())).toEqual(['a1', 'bare', 'odd']);
  expect(ids(await assets.newest({ limit: 10 }))).toEqual(['a1', 'bare', 'odd']);
  expect(ids(await assets.getMany(['empty', 'odd', 'a1']))).toEqual(['a1', 'odd']);
  expect(await assets.get('odd')).toMatchObject({
    width: 1024,
    height: 1024,
    recipe: { prompt: '', sources: [] },
  });
  expect(await assets.get('empty')).toBeUndefined();
  expect(await db.assets.count()).toBe(4);
});

it('damaged rows stand in the way of neither bin nor sweep', async () => {
  await repositories.bytes.put(new Blob(['abc']), 'kept');
  await db.superseded.add({ hash: 'kept', sizeBytes: 3, at: 1 });
  await damage('assets', [
    { id: 'binned', deletedAt: 5, bytesHash: null, recipe: { sources: [null, { bytesHash: 9 }] } },
    { id: 'odd', deletedAt: 0, recipe: 7 },
    { id: 'using', deletedAt: 0, recipe: { sources: [null, { bytesHash: 'kept' }] } },
  ]);
  await damage('workspaces', [{ id: 'w', draft: { sources: {} } }]);
  await damage('jobs', [{ id: 'j', recipe: null, preview: 3 }]);
  await damage('attempts', [{ id: 't', startedAt: 1 }]);
  await damage('thumbnails', [{ id: 'n' }]);
  expect(await repositories.assets.purgeDeleted(10)).toBe(1);
  await repositories.space.estimate();
  await repositories.space.sweep(Date.now());
  await repositories.space.free();
  expect(await repositories.bytes.has('kept')).toBe(true);
});
