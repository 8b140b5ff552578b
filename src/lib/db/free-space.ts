import type { Attempt } from '../contracts/job.ts';
import type { Thumbnail } from '../contracts/asset.ts';
import type { EaselDatabase } from './database.ts';
import { dropReferred, dropSourcesOfRecipes, hasAssetInstead } from './references.ts';

/** Bytes by what they belong to; all of it can be done without. */
export interface FreeableSpace {
  /** Previews whose final image, or a newer preview, is there. */
  previews: number;
  /** Made again when they are wanted. */
  thumbnails: number;
  /** Records of what was sent and came back. */
  attempts: number;
}

type SpaceKind = keyof FreeableSpace;

/** What goes first is missed least. */
const ORDER: readonly SpaceKind[] = ['previews', 'thumbnails', 'attempts'];

/** Some images of the largest kind. */
const WANTED_BYTES = 64 * 1024 * 1024;

const PREVIEWS_PER_PAGE = 200;
const THUMBNAILS_PER_PAGE = 200;
const ATTEMPTS_PER_PAGE = 50;

interface Page {
  rows: number;
  bytes: number;
}

const FREE_PAGE: Record<SpaceKind, (db: EaselDatabase) => Promise<Page>> = {
  previews: (db) => freePreviews(db, Infinity),
  thumbnails: freeThumbnails,
  attempts: freeAttempts,
};

/**
 * Deletes what can be done without until about `wantedBytes` are free, and answers what went. Never an image, a source, or a
 * preview that is all there is of a job.
 */
export async function freeSpace(
  db: EaselDatabase,
  wantedBytes: number = WANTED_BYTES,
): Promise<FreeableSpace> {
  const freed: FreeableSpace = { previews: 0, thumbnails: 0, attempts: 0 };
  for (const kind of ORDER) {
    let page: Page | undefined;
    while (sumOf(freed) < wantedBytes && page?.rows !== 0) {
      page = await FREE_PAGE[kind](db);
      freed[kind] += page.bytes;
    }
  }
  return freed;
}

/** What `freeSpace` could free at most, roughly. */
export async function estimateFreeable(db: EaselDatabase): Promise<FreeableSpace> {
  const [marks, thumbnails, thumbnailCount, attempts, attemptCount] = await Promise.all([
    db.superseded.toArray(),
    db.thumbnails.limit(ATTEMPTS_PER_PAGE).toArray(),
    db.thumbnails.count(),
    db.attempts.limit(ATTEMPTS_PER_PAGE).toArray(),
    db.attempts.count(),
  ]);
  const scale = (bytes: number, rows: number, count: number) =>
    rows === 0 ? 0 : Math.round((bytes / rows) * count);
  return {
    previews: marks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    thumbnails: scale(sum(thumbnails, sizeOfThumbnail), thumbnails.length, thumbnailCount),
    attempts: scale(sum(attempts, sizeOfAttempt), attempts.length, attemptCount),
  };
}

/** One page of the previews that were superseded before `time`; those that something refers to after all are kept for good. */
export async function freePreviews(db: EaselDatabase, time: number): Promise<Page> {
  const marks = await db.superseded.where('at').below(time).limit(PREVIEWS_PER_PAGE).toArray();
  if (marks.length === 0) return { rows: 0, bytes: 0 };
  const hashes = new Set(marks.map(({ hash }) => hash));
  // The slow part comes first and outside: it would keep everybody else from the tables. What it looks at gains nothing
  // meanwhile that the second part would not see: a source is in a draft before it is in a recipe.
  await dropSourcesOfRecipes(db, hashes);
  const { assets, jobs, workspaces, kit, bytes, thumbnails, superseded } = db;
  await db.transaction('rw', [assets, jobs, workspaces, kit, bytes, thumbnails, superseded], async () => {
    await dropReferred(db, hashes);
    await bytes.bulkDelete([...hashes]);
    await thumbnails.bulkDelete([...hashes].map((hash) => `bytes:${hash}`));
    await superseded.bulkDelete(marks.map(({ hash }) => hash));
  });
  // A full disk may refuse even this; a job that names a preview in vain shows its image all the same.
  await Promise.allSettled([forgetPreviews(db, hashes)]);
  return {
    rows: marks.length,
    bytes: sum(marks, ({ hash, sizeBytes }) => (hashes.has(hash) ? sizeBytes : 0)),
  };
}

async function forgetPreviews(db: EaselDatabase, hashes: ReadonlySet<string>): Promise<void> {
  await db.jobs
    .where('preview.bytesHash')
    .anyOf([...hashes])
    .filter(hasAssetInstead)
    .modify((job) => {
      delete job.preview;
    });
}

async function freeThumbnails(db: EaselDatabase): Promise<Page> {
  const rows = await db.thumbnails.limit(THUMBNAILS_PER_PAGE).toArray();
  await db.thumbnails.bulkDelete(rows.map(({ id }) => id));
  return { rows: rows.length, bytes: sum(rows, sizeOfThumbnail) };
}

/** The oldest first. */
async function freeAttempts(db: EaselDatabase): Promise<Page> {
  const rows = await db.attempts.orderBy('startedAt').limit(ATTEMPTS_PER_PAGE).toArray();
  await db.attempts.bulkDelete(rows.map(({ id }) => id));
  return { rows: rows.length, bytes: sum(rows, sizeOfAttempt) };
}

function sizeOfThumbnail({ data }: Partial<Thumbnail>): number {
  return data instanceof Blob ? data.size : (data?.byteLength ?? 0);
}

/** Characters, about a byte each. */
function sizeOfAttempt({ requestBody = '', responseBody = '', events = [] }: Partial<Attempt>): number {
  return requestBody.length + responseBody.length + sum(events, ({ text }) => text.length);
}

function sum<T>(rows: readonly T[], sizeOf: (row: T) => number): number {
  return rows.reduce((total, row) => total + sizeOf(row), 0);
}

function sumOf({ previews, thumbnails, attempts }: FreeableSpace): number {
  return previews + thumbnails + attempts;
}
