import type { Asset } from '../contracts/asset.ts';
import { repairAsset } from '../kernel/repair-asset.ts';
import { addImportedAsset } from './add-imported-asset.ts';
import type { EaselDatabase } from './database.ts';
import { purgeAssets } from './purge-assets.ts';
import { guardStorage } from './storage-failure.ts';
import { putBytesOnce, writeBytes } from './write-bytes.ts';
import { writeVersion } from './write-version.ts';
import type { VersionOutcome, WrittenVersion } from './write-version.ts';

export interface AssetRepository {
  get(id: string): Promise<Asset | undefined>;
  /** In the order asked; ids that are gone are left out. */
  getMany(ids: string[]): Promise<Asset[]>;
  /** Those that are not in the bin. */
  count(): Promise<number>;
  /** Newest first, not in the bin; `before` (exclusive) in milliseconds since the epoch. */
  newest(page: { limit: number; before?: number }): Promise<Asset[]>;
  /** Newest first, not in the bin. */
  all(): Promise<Asset[]>;
  /** Ids only, newest first, not in the bin: cheap for any number. */
  idsNewestFirst(): Promise<string[]>;
  /** Ids of those in the bin. */
  deletedIds(): Promise<string[]>;
  /** Puts them in the bin; `at` in milliseconds since the epoch. */
  markDeleted(ids: string[], at: number): Promise<void>;
  restore(ids: string[]): Promise<void>;
  /** Stores a picture that no job made, with its bytes: one transaction. */
  add(asset: Asset, blob: Blob): Promise<void>;
  /**
   * The same for a picture that came as a file. Where its bytes are an image's already, that one is answered with and nothing is
   * added; one in the bin does not count.
   */
  addImported(asset: Asset, blob: Blob): Promise<Asset>;
  /** Gives an asset another shown form. `before`: as it was when that was made. See `writeVersion`. */
  showVersion(before: Asset, version: WrittenVersion): Promise<VersionOutcome>;
  /**
   * Removes for good what has lain in the bin since before `olderThan`, with thumbnails and with bytes that no other asset,
   * job, or draft refers to. Answers with how many assets went.
   */
  purgeDeleted(olderThan: number): Promise<number>;
}

/** Finished images and kept previews; damaged ones repaired or left out. Lists never load bytes. */
export function createAssetRepository(db: EaselDatabase): AssetRepository {
  const alive = (before = Infinity) =>
    db.assets.where('[deletedAt+createdAt]').between([0, -Infinity], [0, before], true, before === Infinity);
  const setDeletedAt = (ids: string[], deletedAt: number) =>
    guardStorage(() =>
      db.assets
        .where('id')
        .anyOf(ids)
        .modify({ deletedAt })
        .then(() => undefined),
    );
  return {
    get: (id) => guardStorage(async () => repairAsset(await db.assets.get(id))),
    getMany: (ids) => guardStorage(async () => sound(await db.assets.bulkGet(ids))),
    count: () => guardStorage(() => alive().count()),
    newest: ({ limit, before }) =>
      guardStorage(async () => sound(await alive(before).reverse().limit(limit).toArray())),
    all: () => guardStorage(async () => sound(await alive().reverse().toArray())),
    idsNewestFirst: () => guardStorage(() => alive().reverse().primaryKeys()),
    deletedIds: () => guardStorage(() => db.assets.where('deletedAt').above(0).primaryKeys()),
    markDeleted: (ids, at) => setDeletedAt(ids, at),
    restore: (ids) => setDeletedAt(ids, 0),
    add: (asset, blob) => guardStorage(() => addAsset(db, asset, blob)),
    addImported: (asset, blob) => guardStorage(() => addImportedAsset(db, asset, blob)),
    showVersion: (before, version) => guardStorage(() => writeVersion(db, before, version)),
    purgeDeleted: (olderThan) => guardStorage(() => purgeAssets(db, olderThan)),
  };
}

async function addAsset(db: EaselDatabase, asset: Asset, blob: Blob): Promise<void> {
  await writeBytes(db, { blob, hash: asset.bytesHash, createdAt: asset.createdAt }, (row) =>
    db.transaction('rw', db.assets, db.bytes, db.superseded, async () => {
      await putBytesOnce(db, row);
      await db.superseded.delete(row.hash);
      await db.assets.put(asset);
    }),
  );
}

function sound(rows: (Asset | undefined)[]): Asset[] {
  return rows.map(repairAsset).filter((row) => row !== undefined);
}
