import type { StoredBytes } from '../contracts/asset.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { canStoreBlobs } from './blob-support.ts';
import type { EaselDatabase } from './database.ts';
import { isQuotaError } from './storage-failure.ts';

/**
 * Gives `write` the row for some bytes and lets it put the row in a transaction of its own. WebKit now and then fails to
 * prepare a Blob ("Error preparing Blob/File data"): then the act is repeated once, and after that with an ArrayBuffer.
 * Everything that is not the database's is awaited before `write` begins. Answers with the hash.
 */
export async function writeBytes(
  db: EaselDatabase,
  { blob, hash, createdAt }: { blob: Blob; hash?: string; createdAt: number },
  write: (row: StoredBytes) => PromiseLike<unknown>,
): Promise<string> {
  const facts = {
    hash: hash ?? (await sha256Hex(blob)),
    mimeType: blob.type,
    sizeBytes: blob.size,
    createdAt,
  };
  const blobTries = (await canStoreBlobs(db)) ? 2 : 0;
  for (let tries = 0; tries < blobTries; tries += 1) {
    if (await tryWrite(() => write({ ...facts, data: blob }))) return facts.hash;
  }
  const data = await blob.arrayBuffer();
  await write({ ...facts, data });
  return facts.hash;
}

/** Puts the row unless the bytes are there: a Blob saved again under its own key can become unreadable in WebKit. For use within a transaction. */
export async function putBytesOnce(db: EaselDatabase, row: StoredBytes): Promise<void> {
  const held = await db.bytes.where('hash').equals(row.hash).count();
  if (held === 0) await db.bytes.add(row);
}

/** False where trying again may help. */
async function tryWrite(write: () => PromiseLike<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (isQuotaError(error)) throw error;
    return false;
  }
}
