import type { KitItem } from '../contracts/kit.ts';
import type { SourceImage } from '../contracts/recipe.ts';
import { repairKitItem } from '../kernel/repair-kit.ts';
import type { EaselDatabase } from './database.ts';
import { sourcesOfKitItem } from './references.ts';
import { guardStorage } from './storage-failure.ts';

export interface KitRepository {
  /** Oldest first; damaged ones repaired or left out. */
  all(): Promise<KitItem[]>;
  get(id: string): Promise<KitItem | undefined>;
  put(item: KitItem): Promise<void>;
  /** All or none. */
  putMany(items: readonly KitItem[]): Promise<void>;
  /** Answers with what was there. Pictures that only it needed stay for an hour after `at`: it may be put back. */
  remove(id: string, at: number): Promise<KitItem | undefined>;
}

/** What a person has made of their own. */
export function createKitRepository(db: EaselDatabase): KitRepository {
  const get = async (id: string) => repairKitItem(await db.kit.get(id));
  const inOneAct = <T>(act: () => Promise<T>) =>
    guardStorage(() => db.transaction('rw', db.kit, db.superseded, act));
  return {
    all: () =>
      guardStorage(async () => {
        const items = (await db.kit.toArray()).map(repairKitItem).filter((row) => row !== undefined);
        return items.sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id));
      }),
    get: (id) => guardStorage(() => get(id)),
    put: (item) => inOneAct(() => putItems(db, [item])),
    putMany: (items) => inOneAct(() => putItems(db, items)),
    remove: (id, at) =>
      inOneAct(async () => {
        const item = await get(id);
        await db.kit.delete(id);
        await letGo(db, sourcesOfKitItem(item), at);
        return item;
      }),
  };
}

/** For use within a transaction over `kit` and `superseded`. */
async function putItems(db: EaselDatabase, items: readonly KitItem[]): Promise<void> {
  for (const item of items) {
    const kept = new Set(sourcesOfKitItem(item).map(({ bytesHash }) => bytesHash));
    const before = sourcesOfKitItem(await db.kit.get(item.id));
    await db.kit.put(item);
    const gone = before.filter(({ bytesHash }) => !kept.has(bytesHash));
    await letGo(db, gone, item.updatedAt);
  }
}

/** Marks bytes that may go unless something refers to them: the next sweep looks. */
async function letGo(
  db: EaselDatabase,
  sources: readonly Pick<SourceImage, 'bytesHash' | 'sizeBytes'>[],
  at: number,
): Promise<void> {
  const marks = sources.map(({ bytesHash, sizeBytes }) => ({ hash: bytesHash, sizeBytes, at }));
  if (marks.length > 0) await db.superseded.bulkPut(marks);
}
