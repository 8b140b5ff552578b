import type { StoredBytes } from '../contracts/asset.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';
import { putBytesOnce, writeBytes } from './write-bytes.ts';

export interface ByteRepository {
  /** Stores the bytes under their SHA-256 and answers with it; `hash` spares working it out again. */
  put(blob: Blob, hash?: string): Promise<string>;
  /** Always a Blob with its type; undefined if there is none. A read that fails is tried once more, then throws. */
  get(hash: string): Promise<Blob | undefined>;
  has(hash: string): Promise<boolean>;
}

/** Bytes by content: write-once, read only by primary key, never watched. */
export function createByteRepository(db: EaselDatabase): ByteRepository {
  return {
    put: (blob, hash) =>
      guardStorage(() =>
        writeBytes(db, { blob, createdAt: Date.now(), ...(hash === undefined ? {} : { hash }) }, (row) =>
          db.transaction('rw', db.bytes, db.superseded, async () => {
            await putBytesOnce(db, row);
            // Whoever puts them will refer to them in a moment.
            await db.superseded.delete(row.hash);
          }),
        ),
      ),
    get: (hash) =>
      guardStorage(async () => {
        const row = await readTwice(() => db.bytes.get(hash));
        return row && toBlob(row);
      }),
    has: (hash) => guardStorage(async () => (await db.bytes.where('hash').equals(hash).count()) > 0),
  };
}

async function readTwice<T>(read: () => PromiseLike<T>): Promise<T> {
  try {
    return await read();
  } catch {
    return await read();
  }
}

function toBlob({ data, mimeType }: StoredBytes): Blob {
  if (data instanceof Blob && data.type === mimeType) return data;
  return new Blob([data], { type: mimeType });
}
