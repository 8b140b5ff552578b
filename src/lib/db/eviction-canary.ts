import type { EaselDatabase } from './database.ts';
import { findLocalStorage } from './draft-journal.ts';
import type { TextStorage } from './draft-journal.ts';
import { guardStorage } from './storage-failure.ts';

const NAME = 'canary';
const KEY = 'easel.canary';

/** `evicted`: the browser threw away part of what we keep, so an empty library may be a robbed one. */
export type CanaryReport = 'fresh' | 'kept' | 'evicted';

/**
 * Looks for the canary in the database and the one in localStorage, and sets both again. Neither: the first visit (or
 * everything went at once, which nothing can tell apart). One of two: eviction.
 */
export async function checkCanaries(
  db: EaselDatabase,
  storage: Pick<TextStorage, 'getItem' | 'setItem'> | null = findLocalStorage(),
): Promise<CanaryReport> {
  const inDatabase = await guardStorage(async () => {
    const row = await db.meta.get(NAME);
    if (!row) await db.meta.put({ name: NAME, value: Date.now() });
    return row !== undefined;
  });
  const inStorage = readAndSet(storage);
  // Where localStorage is forbidden the database alone decides.
  if (inStorage === null || inStorage === inDatabase) return inDatabase ? 'kept' : 'fresh';
  return 'evicted';
}

function readAndSet(storage: Pick<TextStorage, 'getItem' | 'setItem'> | null): boolean | null {
  if (!storage) return null;
  try {
    const found = storage.getItem(KEY) !== null;
    if (!found) storage.setItem(KEY, '1');
    return found;
  } catch {
    return null;
  }
}
