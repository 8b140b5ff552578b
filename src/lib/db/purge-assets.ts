import type { Asset } from '../contracts/asset.ts';
import type { Job } from '../contracts/job.ts';
import type { EaselDatabase } from './database.ts';

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
  const hashes = await withoutReferred(db, hashesOf(assets));
  await db.bytes.bulkDelete(hashes);
  await db.thumbnails.bulkDelete(hashes.map((hash) => `bytes:${hash}`));
  return assets.length;
}

/** An asset's own bytes and those of its sources: with the last recipe that names them, nothing needs them. */
function hashesOf(assets: Asset[]): Set<string> {
  return new Set(
    assets.flatMap(({ bytesHash, recipe }) => [
      bytesHash,
      ...recipe.sources.map((source) => source.bytesHash),
    ]),
  );
}

/** Indexes first; the rows, which must be read one by one for their sources, only for what is left. */
async function withoutReferred(db: EaselDatabase, hashes: Set<string>): Promise<string[]> {
  const drop = (hash: string) => hashes.delete(hash);
  (
    await db.assets
      .where('bytesHash')
      .anyOf([...hashes])
      .uniqueKeys()
  ).forEach((key) => drop(String(key)));
  (
    await db.jobs
      .where('preview.bytesHash')
      .anyOf([...hashes])
      .uniqueKeys()
  ).forEach((key) => drop(String(key)));
  await db.workspaces.each(({ draft }) => draft.sources.forEach((source) => drop(source.bytesHash)));
  const dropSources = ({ recipe }: Asset | Job) => recipe.sources.forEach((source) => drop(source.bytesHash));
  if (hashes.size > 0) await db.jobs.each(dropSources);
  if (hashes.size > 0) await db.assets.each(dropSources);
  return [...hashes];
}
