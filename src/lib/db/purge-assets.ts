import type { Asset } from '../contracts/asset.ts';
import type { EaselDatabase } from './database.ts';
import { dropReferred, dropSourcesOfRecipes, sourceHashesOf } from './references.ts';

/** Assets per transaction, so that a full bin does not hold the tables for seconds. */
const PAGE = 200;

/** Empties the bin of what lies there since before `olderThan`. See `AssetRepository.purgeDeleted`. */
export async function purgeAssets(db: EaselDatabase, olderThan: number): Promise<number> {
  let purged = 0;
  for (;;) {
    const count = await db.transaction('rw', db.assets, db.jobs, db.workspaces, db.bytes, db.thumbnails, () =>
      purgePage(db, olderThan),
    );
    purged += count;
    if (count < PAGE) return purged;
  }
}

async function purgePage(db: EaselDatabase, olderThan: number): Promise<number> {
  const assets = await db.assets.where('deletedAt').between(1, olderThan, true, false).limit(PAGE).toArray();
  if (assets.length === 0) return 0;
  const ids = assets.map((asset) => asset.id);
  await db.assets.bulkDelete(ids);
  await db.thumbnails.bulkDelete(ids);
  const hashes = hashesOf(assets);
  await dropReferred(db, hashes);
  // An await of nothing would let the transaction end.
  if (hashes.size > 0) await dropSourcesOfRecipes(db, hashes);
  await db.bytes.bulkDelete([...hashes]);
  await db.thumbnails.bulkDelete([...hashes].map((hash) => `bytes:${hash}`));
  return assets.length;
}

/** An asset's own bytes and those of its sources: with the last recipe that names them, nothing needs them. */
function hashesOf(assets: Asset[]): Set<string> {
  const own = assets.map(({ bytesHash }) => bytesHash as unknown).filter((hash) => typeof hash === 'string');
  return new Set([...own, ...assets.flatMap(({ recipe }) => sourceHashesOf(recipe))]);
}
