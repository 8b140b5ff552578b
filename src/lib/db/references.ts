import type { Table } from 'dexie';
import type { Job } from '../contracts/job.ts';
import type { SourceImage } from '../contracts/recipe.ts';
import type { EaselDatabase } from './database.ts';
import { createDraftJournal } from './draft-journal.ts';

/** Rows read at once, so that a table of any size fits into memory. */
const PAGE = 1000;

/** A job that ended so has an asset in place of its preview. */
export function hasAssetInstead({ state }: Pick<Job, 'state'>): boolean {
  return state === 'done' || state === 'preview-only';
}

/**
 * Takes out of `hashes` what an asset, a job's preview, a persona, or a draft (stored or only typed) refers to: by indexes, and
 * cheap. For use within a transaction over assets, jobs, workspaces and kit.
 */
export async function dropReferred(db: EaselDatabase, hashes: Set<string>): Promise<void> {
  const drop = (hash: unknown) => hashes.delete(String(hash));
  const ofAssets = db.assets.where('bytesHash').anyOf([...hashes]);
  (await ofAssets.uniqueKeys()).forEach(drop);
  const ofJobs = db.jobs.where('preview.bytesHash').anyOf([...hashes]);
  for (const job of await ofJobs.toArray()) if (!hasAssetInstead(job)) drop(job.preview?.bytesHash);
  const journal = createDraftJournal();
  const typed = [...journal.entries().values(), journal.current()?.draft];
  const stored = (await db.workspaces.toArray()).map(({ draft }) => draft);
  [...typed, ...stored].flatMap(sourceHashesOf).forEach(drop);
  const personas = await db.kit.where('kind').equals('persona').toArray();
  personas.flatMap(sourcesOfKitItem).forEach(({ bytesHash }) => drop(bytesHash));
}

/** The same for sources of recipes. These are in no index: all jobs and assets are read, as far as anything is left to look for. */
export async function dropSourcesOfRecipes(db: EaselDatabase, hashes: Set<string>): Promise<void> {
  const tables = [db.jobs, db.assets] as unknown as Table<RecipeRow & { id: string }, string>[];
  for (const table of tables) {
    let rows = hashes.size > 0 ? await table.limit(PAGE).toArray() : [];
    while (rows.length > 0) {
      rows.flatMap(hashesInRow).forEach((hash) => hashes.delete(hash));
      const last = rows.at(-1)?.id;
      const isOver = hashes.size === 0 || rows.length < PAGE || last === undefined;
      rows = isOver ? [] : await table.where(':id').above(last).limit(PAGE).toArray();
    }
  }
}

/** An asset or a job, however damaged. */
export interface RecipeRow {
  recipe: unknown;
  raw?: unknown;
  locked?: unknown;
}

/** Sources, mask and marks of its recipe, and the forms of it that are not shown at present. */
export function hashesInRow({ recipe, raw, locked }: RecipeRow): string[] {
  const { mask, markup } = (recipe ?? {}) as {
    mask?: unknown;
    markup?: { copy?: unknown; drawn?: unknown } | null;
  };
  const part = (mask as { part?: { whole?: unknown; maskHash?: unknown } | null } | null | undefined)?.part;
  const holders = [mask, part?.whole, markup, markup?.copy, markup?.drawn, raw, locked];
  const single = holders.map((holder) => (holder as { bytesHash?: unknown } | null | undefined)?.bytesHash);
  return [...sourceHashesOf(recipe), part?.maskHash, ...single].filter((hash) => typeof hash === 'string');
}

/** Reference images of a persona, however damaged; of other kinds none. */
export function sourcesOfKitItem(item: unknown): Pick<SourceImage, 'bytesHash' | 'sizeBytes'>[] {
  const { references } = ((item ?? {}) as { value?: { references?: unknown } | null }).value ?? {};
  const list = Array.isArray(references) ? (references as (Partial<SourceImage> | null)[]) : [];
  return list.flatMap((source) => {
    const { bytesHash, sizeBytes = 0 } = source ?? {};
    return typeof bytesHash === 'string' ? [{ bytesHash, sizeBytes }] : [];
  });
}

/** Hashes of the sources of a recipe or a draft, however damaged. */
export function sourceHashesOf(holder: unknown): string[] {
  const { sources } = (holder ?? {}) as { sources?: unknown };
  if (!Array.isArray(sources)) return [];
  const hashes = sources.map((source: { bytesHash?: unknown } | null) => source?.bytesHash);
  return hashes.filter((hash) => typeof hash === 'string');
}
