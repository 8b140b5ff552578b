import type { Repositories } from '../../lib/db/repositories.ts';
import { AppError, createFailure } from '../../lib/kernel/app-error.ts';

/** Keys of profiles, encrypted at rest. Nothing of it may be handed to the page. */
export interface Vault {
  /** Trims and stores a key; an empty one deletes what is stored. */
  putKey(profileId: string, key: string): Promise<void>;
  copyKey(fromProfileId: string, toProfileId: string): Promise<void>;
  /** The key, for use in this worker only; empty if there is none. Throws AppError (`auth`) where what is stored cannot be read any more. */
  readKey(profileId: string): Promise<string>;
}

const ALGORITHM = 'AES-GCM';
const IV_BYTES = 12;

/** Encrypts with a key that this browser made and that not even this code can read out. */
export function createVault(secrets: Repositories['secrets']): Vault {
  async function masterKey(): Promise<CryptoKey> {
    const stored = await secrets.masterKey();
    if (stored) return stored;
    const made = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    return secrets.putMasterKey(made);
  }

  async function putKey(profileId: string, key: string): Promise<void> {
    const trimmed = key.trim();
    if (trimmed === '') return secrets.remove(profileId);
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const data = await crypto.subtle.encrypt(toCipher(iv, profileId), await masterKey(), encode(trimmed));
    await secrets.put({ profileId, iv, data });
  }

  async function readKey(profileId: string): Promise<string> {
    const stored = await secrets.get(profileId);
    if (!stored) return '';
    const iv = new Uint8Array(stored.iv);
    try {
      const data = await crypto.subtle.decrypt(toCipher(iv, profileId), await masterKey(), stored.data);
      return new TextDecoder().decode(data);
    } catch (error) {
      // Storage was cleared in part: the key has to be typed again, and that is what `auth` tells people.
      throw new AppError(createFailure('auth'), { cause: error });
    }
  }

  return {
    putKey,
    readKey,
    copyKey: async (from, to) => putKey(to, await readKey(from)),
  };
}

/** Bound to its profile: a row moved to another one does not open. */
function toCipher(iv: Uint8Array<ArrayBuffer>, profileId: string): AesGcmParams {
  return { name: ALGORITHM, iv, additionalData: encode(profileId) };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}
