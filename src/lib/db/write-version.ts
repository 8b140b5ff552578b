import type { Asset, StoredBytes } from '../contracts/asset.ts';
import { isSameForm } from '../kernel/edits/asset-versions.ts';
import { repairAsset } from '../kernel/repair-asset.ts';
import type { EaselDatabase } from './database.ts';
import { isOvertaken, writeAct } from './document-repository.ts';
import type { WrittenAct } from './document-repository.ts';
import { putBytesOnce, writeBytes } from './write-bytes.ts';

type OwnFields = 'bytesHash' | 'mimeType' | 'width' | 'height' | 'sizeBytes';
type FormFields = 'raw' | 'locked' | 'showsRaw' | 'steps';

/** What an asset is made of and shown as; undefined takes a field away. */
export type ShownFields = Pick<Asset, OwnFields | 'fitted'> & {
  [Name in FormFields]: Asset[Name] | undefined;
};

export type VersionOutcome = Asset | 'outdated' | 'overtaken' | undefined;

/** Another form of an asset. */
export interface WrittenVersion {
  fields: ShownFields;
  /** The bytes of `fields.bytesHash`, where they are new. */
  blob?: Blob;
  /** The act over the picture that goes with it. */
  act?: WrittenAct;
}

/**
 * Shows an asset in another form, all or nothing: its bytes, its fields, the act that goes with it; its thumbnail is made anew
 * when it is next needed. Undefined: it is gone; `outdated`: it was given another form since `before`, `overtaken`: the act does
 * not follow the newest one, and nothing was done.
 */
export async function writeVersion(
  db: EaselDatabase,
  before: Asset,
  version: WrittenVersion,
): Promise<VersionOutcome> {
  let end: VersionOutcome;
  const { assets, thumbnails, bytes, superseded, documents, maskTiles, undoSteps } = db;
  const tables = [assets, thumbnails, bytes, superseded, documents, maskTiles, undoSteps];
  const write = async (row?: StoredBytes) => {
    end = await db.transaction('rw', tables, () => writeRows(db, before, { ...version, row }));
  };
  const { blob, fields } = version;
  if (blob) await writeBytes(db, { blob, hash: fields.bytesHash, createdAt: Date.now() }, write);
  else await write();
  return end;
}

async function writeRows(
  db: EaselDatabase,
  before: Asset,
  { fields, act, row }: WrittenVersion & { row: StoredBytes | undefined },
): Promise<VersionOutcome> {
  const there = repairAsset(await db.assets.get(before.id));
  if (!there) return undefined;
  if (!isSameForm(there, before)) return 'outdated';
  if (act && (await isOvertaken(db, act))) return 'overtaken';
  if (row) await putBytesOnce(db, row);
  await leaveBytes(db, there, fields);
  // Undefined takes a field away.
  await db.assets.update(there.id, fields as Partial<Asset>);
  await db.thumbnails.delete(there.id);
  if (act) await writeAct(db, act);
  return repairAsset(await db.assets.get(there.id));
}

/** What was rendered and is not shown any more can be rendered again: it goes when room is made. */
async function leaveBytes(db: EaselDatabase, there: Asset, next: ShownFields): Promise<void> {
  const kept = [next.bytesHash, next.raw?.bytesHash, next.locked?.bytesHash];
  await db.superseded.delete(next.bytesHash);
  if (kept.includes(there.bytesHash)) return;
  await db.superseded.put({ hash: there.bytesHash, sizeBytes: there.sizeBytes, at: Date.now() });
}
