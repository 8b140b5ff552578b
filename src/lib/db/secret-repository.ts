import type { EaselDatabase, StoredSecret } from './database.ts';
import { guardStorage } from './storage-failure.ts';

const MASTER_KEY = 'masterKey';

export interface SecretRepository {
  get(profileId: string): Promise<StoredSecret | undefined>;
  put(secret: StoredSecret): Promise<void>;
  remove(profileId: string): Promise<void>;
  /** The key that encrypts the others; not extractable. */
  masterKey(): Promise<CryptoKey | undefined>;
  /** The first one stays: answers with the key that is stored now, so that two windows never use two. */
  putMasterKey(key: CryptoKey): Promise<CryptoKey>;
}

/** Encrypted keys and the master key. Only the upstream worker has any business here. */
export function createSecretRepository(db: EaselDatabase): SecretRepository {
  return {
    get: (profileId) => guardStorage(() => db.secrets.get(profileId)),
    put: (secret) => guardStorage(() => db.secrets.put(secret).then(() => undefined)),
    remove: (profileId) => guardStorage(() => db.secrets.delete(profileId)),
    masterKey: () => guardStorage(() => readMasterKey(db)),
    putMasterKey: (key) =>
      guardStorage(() =>
        db.transaction('rw', db.meta, async () => {
          const stored = await readMasterKey(db);
          if (stored) return stored;
          await db.meta.add({ name: MASTER_KEY, value: key });
          return key;
        }),
      ),
  };
}

async function readMasterKey(db: EaselDatabase): Promise<CryptoKey | undefined> {
  const row = await db.meta.get(MASTER_KEY);
  return row?.value as CryptoKey | undefined;
}
