import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EaselDatabase } from './database.ts';
import type { WrittenAct } from './document-repository.ts';
import type { Repositories } from './repositories.ts';
import { openTestDatabase } from './testing/open-test-database.ts';
import { sampleAsset, sampleWorkspace } from './testing/sample-rows.ts';

let db: EaselDatabase;
let repositories: Repositories;
beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
  revisions = new Map();
});

const tile = (column: number, ...bytes: number[]) => ({ column, row: 0, packed: Uint8Array.from(bytes) });

/** Newest revision of each document. */
let revisions: Map<string, number>;

function act(workspaceId: string, assetId: string, values: Partial<WrittenAct> = {}): WrittenAct {
  const id = `${workspaceId}/${assetId}`;
  const revision = 1 + (revisions.get(id) ?? 0);
  revisions.set(id, revision);
  const document = { id, workspaceId, assetId, width: 8, height: 8, marks: [], revision, updatedAt: 1 };
  return { document, tiles: [], replacesMask: false, dropped: [], ...values };
}

const added = (number: number) => ({ number, change: { kind: 'mask' } });
const counts = () => Promise.all([db.documents.count(), db.maskTiles.count(), db.undoSteps.count()]);

describe('an act', () => {
  it('is read as it was written: newer tiles over older ones, acts by their number', async () => {
    const { documents } = repositories;
    await documents.write(act('w', 'a', { tiles: [tile(0, 1), tile(1, 2)], added: added(9) }));
    await documents.write(act('w', 'a', { tiles: [tile(1, 3)], added: added(10) }));
    await documents.write(act('w', 'a', { turned: { number: 10, isUndone: true } }));
    await documents.write(act('w', 'ab', { tiles: [tile(5, 5)], added: added(1) }));
    const stored = await documents.get('w/a');
    expect(stored?.tiles.map(({ column, packed }) => [column, ...packed])).toEqual([
      [0, 1],
      [1, 3],
    ]);
    expect(stored?.steps.map(({ number, isUndone }) => [number, isUndone])).toEqual([
      [9, false],
      [10, true],
    ]);
    expect(await documents.get('w/none')).toBeUndefined();
  });

  it('takes away what it forgets, and the mask where that is another', async () => {
    const { documents } = repositories;
    await documents.write(act('w', 'a', { tiles: [tile(0, 1), tile(1, 2)], added: added(1) }));
    await documents.write(act('w', 'a', { added: added(2) }));
    await documents.write(act('w', 'b', { tiles: [tile(0, 1)], added: added(1) }));
    await documents.write(
      act('w', 'a', { tiles: [tile(2, 7)], replacesMask: true, dropped: [1, 77], added: added(3) }),
    );
    const stored = await documents.get('w/a');
    expect(stored?.tiles.map(({ column }) => column)).toEqual([2]);
    expect(stored?.steps.map(({ number }) => number)).toEqual([2, 3]);
    expect((await documents.get('w/b'))?.tiles).toHaveLength(1);
  });

  it('is not written over what its doer has not seen', async () => {
    const { documents } = repositories;
    const [mine, other] = [act('w', 'a', { added: added(1) }), act('w', 'a')];
    other.document.revision = 1;
    expect(await documents.write(mine)).toBe('written');
    expect(await documents.write({ ...other, tiles: [tile(0, 1)], added: added(1) })).toBe('overtaken');
    expect(await counts()).toEqual([1, 0, 1]);
    expect(await documents.revisionOf('w/a')).toBe(1);
    expect(await documents.revisionOf('w/none')).toBe(0);
    await db.documents.update('w/a', { revision: undefined as unknown as number });
    expect(await documents.write(other)).toBe('written');
  });

  it('is written whole or not at all', async () => {
    const { documents } = repositories;
    await documents.write(act('w', 'a', { tiles: [tile(0, 1)] }));
    const refused = { number: 1, change: () => 'cannot be stored' };
    await expect(
      documents.write(act('w', 'a', { tiles: [tile(1, 1)], replacesMask: true, added: refused })),
    ).rejects.toMatchObject({ failure: { code: 'internal' } });
    expect((await documents.get('w/a'))?.tiles.map(({ column }) => column)).toEqual([0]);
  });
});

describe('what lies over pictures', () => {
  beforeEach(async () => {
    for (const workspaceId of ['w1', 'w2']) {
      for (const assetId of ['a', 'b']) {
        await repositories.documents.write(
          act(workspaceId, assetId, { tiles: [tile(0, 1)], added: added(1) }),
        );
      }
    }
    await db.assets.bulkAdd([
      sampleAsset({ id: 'a', bytesHash: 'a', deletedAt: 5 }),
      sampleAsset({ id: 'b', bytesHash: 'b' }),
    ]);
    await db.workspaces.bulkAdd([sampleWorkspace({ id: 'w1' }), sampleWorkspace({ id: 'w2' })]);
  });

  it('goes with its picture, when that leaves the bin for good', async () => {
    expect(await repositories.assets.purgeDeleted(5)).toBe(0);
    expect(await counts()).toEqual([4, 4, 4]);
    expect(await repositories.assets.purgeDeleted(6)).toBe(1);
    expect(await db.documents.toCollection().primaryKeys()).toEqual(['w1/b', 'w2/b']);
    expect(await counts()).toEqual([2, 2, 2]);
  });

  it('goes a day after its workspace was closed or its picture went, and not while either may come back', async () => {
    const DAY = 86_400_000;
    await repositories.workspaces.remove('w1');
    await db.assets.delete('b');
    await repositories.space.sweep(DAY);
    expect(await counts()).toEqual([4, 4, 4]);
    await db.documents.update('w2/b', { updatedAt: DAY });
    await repositories.space.sweep(DAY + 2);
    expect(await db.documents.toCollection().primaryKeys()).toEqual(['w2/a', 'w2/b']);
    expect(await counts()).toEqual([2, 2, 2]);
  });
});
