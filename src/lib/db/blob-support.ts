import type { EaselDatabase } from './database.ts';
import { isQuotaError } from './storage-failure.ts';

const PROBE = 'blob-probe';
const answers = new WeakMap<EaselDatabase, Promise<boolean>>();

/**
 * Whether this browser keeps Blobs in a database: WebKit's private windows refuse them.
 * Tried once per handle with one byte, which is read back and deleted. Never call it within a transaction.
 */
export function canStoreBlobs(db: EaselDatabase): Promise<boolean> {
  const known = answers.get(db);
  if (known) return known;
  const answer = probe(db);
  answers.set(db, answer);
  return answer;
}

async function probe(db: EaselDatabase): Promise<boolean> {
  // A name of its own, or two threads that probe at once delete each other's byte.
  const name = `${PROBE}-${crypto.randomUUID()}`;
  try {
    await db.meta.put({ name, value: new Blob(['x']) });
    const row = await db.meta.get(name);
    await db.meta.delete(name);
    return row?.value instanceof Blob && row.value.size === 1;
  } catch (error) {
    // A full disk says nothing about Blobs; the write that follows will say it is full.
    return isQuotaError(error);
  }
}
