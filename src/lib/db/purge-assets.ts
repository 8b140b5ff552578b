import type { Asset } from '../contracts/asset.ts';
import type { EaselDatabase } from './database.ts';
import { removeDocuments } from './document-repository.ts';
import { dropReferred, dropSourcesOfRecipes, hashesInRow } from './references.ts';

/** Assets per transaction, so that a full bin does not hold the tables for seconds. */
const PAGE = 200;

/** Empties the bin of what lies there since before `olderThan`. See `AssetRepository.purgeDeleted`. */
export async function purgeAssets(db: EaselDatabase, olderThan: number): Promise<number> {
  const { assets, jobs, workspaces, kit, bytes, thumbnails, documents, maskTiles, undoSteps } = db;
  const tables = [assets, jobs, workspaces, kit, bytes, thumbnails, documents, maskTiles, undoSteps];
  let purged = 0;
  for (;;) {
    const count = await db.transaction('rw', tables, () => purgePage(db, olderThan));
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
  await removeDocuments(db, await db.documents.where('assetId').anyOf(ids).primaryKeys());
  const hashes = hashesOf(assets);
  await dropReferred(db, hashes);
  // An await of nothing would let the transaction end.
  if (hashes.size > 0) await dropSourcesOfRecipes(db, hashes);
  await db.bytes.bulkDelete([...hashes]);
  await db.thumbnails.bulkDelete([...hashes].map((hash) => `bytes:${hash}`));
  return assets.length;
}

/** An asset's bytes in all forms, those of its sources and its mask: with the last row that names them, nothing needs them. */
function hashesOf(assets: Asset[]): Set<string> {
  const own = assets.map(({ bytesHash }) => bytesHash as unknown).filter((hash) => typeof hash === 'string');
  return new Set([...own, ...assets.flatMap(hashesInRow)]);
}
