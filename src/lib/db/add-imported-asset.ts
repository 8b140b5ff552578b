import type { Asset } from '../contracts/asset.ts';
import { repairAsset } from '../kernel/repair-asset.ts';
import type { EaselDatabase } from './database.ts';
import { putBytesOnce, writeBytes } from './write-bytes.ts';

/**
 * Looks and adds in one transaction: the same file may be opened in two windows at once. The bytes are put in either case: those
 * of the image that is there may have been lost.
 */
export async function addImportedAsset(db: EaselDatabase, asset: Asset, blob: Blob): Promise<Asset> {
  const { bytesHash: hash, createdAt } = asset;
  let kept = asset;
  await writeBytes(db, { blob, hash, createdAt }, (row) =>
    db.transaction('rw', db.assets, db.bytes, db.superseded, async () => {
      await putBytesOnce(db, row);
      await db.superseded.delete(hash);
      const held = await findHeld(db, hash);
      kept = held ?? asset;
      if (!held) await db.assets.add(asset);
    }),
  );
  return kept;
}

/** An image that shows the bytes; or one that did, and was edited in place since. */
async function findHeld(db: EaselDatabase, hash: string): Promise<Asset | undefined> {
  const shown = await db.assets.where('bytesHash').equals(hash).toArray();
  // Those without a job are few.
  const edited = await db.assets
    .where('jobId')
    .equals('')
    .filter(({ imported, raw }) => imported === true && raw?.bytesHash === hash)
    .toArray();
  return [...shown, ...edited]
    .filter(({ kind, deletedAt }) => kind === 'final' && deletedAt === 0)
    .map(repairAsset)
    .find((asset) => asset !== undefined);
}
