import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { checkCanaries } from './eviction-canary.ts';
import { openTestDatabase } from './testing/open-test-database.ts';

function createStorage() {
  const map = new Map<string, string>();
  return {
    clear: () => map.clear(),
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, text: string) => void map.set(key, text),
  };
}

describe('checkCanaries', () => {
  it('is fresh once, then kept', async () => {
    const { db } = openTestDatabase();
    const storage = createStorage();
    expect(await checkCanaries(db, storage)).toBe('fresh');
    expect(await checkCanaries(db, storage)).toBe('kept');
  });

  it('sees either half go, and says so once', async () => {
    const { db } = openTestDatabase();
    const storage = createStorage();
    await checkCanaries(db, storage);
    storage.clear();
    expect(await checkCanaries(db, storage)).toBe('evicted');
    expect(await checkCanaries(db, storage)).toBe('kept');
    await db.meta.clear();
    expect(await checkCanaries(db, storage)).toBe('evicted');
    expect(await checkCanaries(db, storage)).toBe('kept');
  });

  it('goes by the database alone where there is no other storage', async () => {
    const { db } = openTestDatabase();
    expect(await checkCanaries(db, null)).toBe('fresh');
    expect(await checkCanaries(db, null)).toBe('kept');
  });
});
