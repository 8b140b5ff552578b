import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EaselDatabase } from './database.ts';
import type { Repositories } from './repositories.ts';
import { openTestDatabase } from './testing/open-test-database.ts';
import {
  sampleAsset,
  sampleDraft,
  sampleJob,
  sampleRecipe,
  sampleSource,
  sampleWorkspace,
} from './testing/sample-rows.ts';

let db: EaselDatabase;
let repositories: Repositories;
beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
});

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe('lists', () => {
  beforeEach(async () => {
    await db.assets.bulkAdd([1, 2, 3, 4].map((at) => sampleAsset({ id: `a${at}`, createdAt: at })));
    await repositories.assets.markDeleted(['a3'], 50);
  });

  it('are newest first and leave out the bin', async () => {
    const { assets } = repositories;
    expect(ids(await assets.all())).toEqual(['a4', 'a2', 'a1']);
    expect(await assets.idsNewestFirst()).toEqual(['a4', 'a2', 'a1']);
    expect(await assets.count()).toBe(3);
    expect(await assets.deletedIds()).toEqual(['a3']);
  });

  it('come in pages', async () => {
    const { assets } = repositories;
    expect(ids(await assets.newest({ limit: 2 }))).toEqual(['a4', 'a2']);
    expect(ids(await assets.newest({ limit: 2, before: 2 }))).toEqual(['a1']);
  });

  it('take back what is restored', async () => {
    await repositories.assets.restore(['a3']);
    expect(ids(await repositories.assets.all())).toEqual(['a4', 'a3', 'a2', 'a1']);
  });

  it('give many in the order asked, without gaps', async () => {
    expect(ids(await repositories.assets.getMany(['a1', 'gone', 'a4']))).toEqual(['a1', 'a4']);
  });
});

describe('add', () => {
  it('stores a picture that no job made, with its bytes', async () => {
    const { assets, bytes } = repositories;
    const blob = new Blob(['new'], { type: 'image/png' });
    const asset = sampleAsset({ id: 'joined', jobId: '', bytesHash: 'h', createdAt: 9 });
    await db.superseded.put({ hash: 'h', sizeBytes: 3, at: 1 });
    await assets.add(asset, blob);
    expect(await assets.get('joined')).toEqual(asset);
    expect(await (await bytes.get('h'))?.text()).toBe('new');
    // It is shown from now on: it must not go when room is made.
    expect(await db.superseded.count()).toBe(0);
  });
});

describe('addImported', () => {
  const blob = new Blob(['photo'], { type: 'image/jpeg' });
  const photo = (id: string) => sampleAsset({ id, jobId: '', bytesHash: 'h', imported: true });

  it('adds a picture with its bytes, and answers with it when the same bytes come again', async () => {
    const { assets, bytes } = repositories;
    expect((await assets.addImported(photo('p1'), blob)).id).toBe('p1');
    expect((await assets.addImported(photo('p2'), blob)).id).toBe('p1');
    expect(await assets.count()).toBe(1);
    expect(await (await bytes.get('h'))?.text()).toBe('photo');
  });

  it('keeps one where two windows open it at once', async () => {
    const { assets } = repositories;
    const both = await Promise.all(['p1', 'p2'].map((id) => assets.addImported(photo(id), blob)));
    expect(new Set(ids(both)).size).toBe(1);
    expect(await assets.count()).toBe(1);
  });

  it('knows one that was edited since, and what a model made', async () => {
    const { assets } = repositories;
    const raw = { bytesHash: 'h', mimeType: 'image/jpeg', width: 4, height: 2, sizeBytes: 5 };
    await db.assets.add({ ...photo('p1'), bytesHash: 'turned', raw });
    expect((await assets.addImported(photo('p2'), blob)).id).toBe('p1');
    await db.assets.add(sampleAsset({ id: 'made', bytesHash: 'result' }));
    expect((await assets.addImported({ ...photo('p3'), bytesHash: 'result' }, blob)).id).toBe('made');
  });

  it('does not count the bin, nor previews', async () => {
    const { assets } = repositories;
    await db.assets.bulkAdd([
      { ...photo('p1'), deletedAt: 9 },
      sampleAsset({ id: 'part', kind: 'preview', bytesHash: 'h' }),
    ]);
    expect((await assets.addImported(photo('p2'), blob)).id).toBe('p2');
  });

  it('brings back bytes that were lost', async () => {
    const { assets, bytes } = repositories;
    await db.assets.add(photo('p1'));
    expect((await assets.addImported(photo('p2'), blob)).id).toBe('p1');
    expect(await (await bytes.get('h'))?.text()).toBe('photo');
  });
});

describe('purgeDeleted', () => {
  const HASHES = ['own', 'shared', 'previewed', 'drafted', 'alone-source', 'kept-source', 'job-source'];

  beforeEach(async () => {
    await db.bytes.bulkAdd(
      HASHES.map((hash) => ({
        hash,
        data: new ArrayBuffer(1),
        mimeType: 'image/png',
        sizeBytes: 1,
        createdAt: 0,
      })),
    );
    const sources = ['alone-source', 'kept-source', 'job-source'].map((bytesHash) =>
      sampleSource({ bytesHash }),
    );
    await db.assets.bulkAdd([
      sampleAsset({ id: 'own', bytesHash: 'own', deletedAt: 10, recipe: sampleRecipe({ sources }) }),
      sampleAsset({ id: 'shared', bytesHash: 'shared', deletedAt: 10 }),
      sampleAsset({ id: 'previewed', bytesHash: 'previewed', deletedAt: 10 }),
      sampleAsset({ id: 'drafted', bytesHash: 'drafted', deletedAt: 10 }),
      sampleAsset({ id: 'late', bytesHash: 'late', deletedAt: 30 }),
      sampleAsset({
        id: 'alive',
        bytesHash: 'shared',
        recipe: sampleRecipe({ sources: [sampleSource({ bytesHash: 'kept-source' })] }),
      }),
    ]);
    await db.jobs.add(
      sampleJob({
        preview: { bytesHash: 'previewed', mimeType: '', width: 1, height: 1, sizeBytes: 1, index: 0 },
        recipe: sampleRecipe({ sources: [sampleSource({ bytesHash: 'job-source' })] }),
      }),
    );
    await db.workspaces.add(
      sampleWorkspace({ draft: sampleDraft({ sources: [sampleSource({ bytesHash: 'drafted' })] }) }),
    );
    await db.thumbnails.bulkAdd(
      ['own', 'alive', 'bytes:alone-source', 'bytes:kept-source'].map((id) => ({
        id,
        data: new ArrayBuffer(1),
        mimeType: '',
        width: 1,
        height: 1,
      })),
    );
  });

  it('removes what nothing refers to, and nothing else', async () => {
    expect(await repositories.assets.purgeDeleted(20)).toBe(4);
    expect((await db.assets.toCollection().primaryKeys()).sort()).toEqual(['alive', 'late']);
    const left = await db.bytes.toCollection().primaryKeys();
    expect(left.sort()).toEqual(['drafted', 'job-source', 'kept-source', 'previewed', 'shared']);
    expect((await db.thumbnails.toCollection().primaryKeys()).sort()).toEqual(['alive', 'bytes:kept-source']);
  });

  it('leaves alone what has not lain long enough', async () => {
    expect(await repositories.assets.purgeDeleted(10)).toBe(0);
    expect(await db.assets.count()).toBe(6);
  });

  it('empties a bin of more than a page', async () => {
    await db.assets.bulkAdd(
      Array.from({ length: 450 }, (_, at) =>
        sampleAsset({ id: `x${at}`, bytesHash: `x${at}`, deletedAt: 5 }),
      ),
    );
    expect(await repositories.assets.purgeDeleted(20)).toBe(454);
  });
});
