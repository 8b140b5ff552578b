import type { EaselDatabase } from './database.ts';
import { removeDocuments } from './document-repository.ts';
import { estimateFreeable, freePreviews, freeSpace } from './free-space.ts';
import type { FreeableSpace } from './free-space.ts';
import { guardStorage } from './storage-failure.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a preview that is superseded stays: somebody may be looking at it. */
const PREVIEW_KEPT_MS = HOUR_MS;
const ATTEMPT_KEPT_MS = 14 * DAY_MS;
/** A closed workspace can be put back, and one that is new may not be written yet. */
const DOCUMENT_KEPT_MS = DAY_MS;

/** Attempts that one sweep takes; the next one goes on. */
const ATTEMPTS_PER_SWEEP = 500;

export interface SpaceRepository {
  /** Gives back about `wantedBytes` (64 MiB unless told) of what can be done without; see `freeSpace`. */
  free(wantedBytes?: number): Promise<FreeableSpace>;
  /** What `free` could give back at most, roughly. */
  estimate(): Promise<FreeableSpace>;
  /**
   * Takes away what nobody needs any more: a bounded number of previews and attempts, and what lies over pictures in workspaces
   * that are closed or that are gone themselves. Once per start, in the background.
   */
  sweep(now: number): Promise<void>;
}

/** Room that can be had again without losing an image. */
export function createSpaceRepository(db: EaselDatabase): SpaceRepository {
  return {
    free: (wantedBytes) => guardStorage(() => freeSpace(db, wantedBytes)),
    estimate: () => guardStorage(() => estimateFreeable(db)),
    sweep: (now) =>
      guardStorage(async () => {
        await freePreviews(db, now - PREVIEW_KEPT_MS);
        const old = db.attempts.where('startedAt').below(now - ATTEMPT_KEPT_MS);
        await old.limit(ATTEMPTS_PER_SWEEP).delete();
        await sweepDocuments(db, now - DOCUMENT_KEPT_MS);
      }),
  };
}

/** Those of closed workspaces, and of assets that are gone, that were not touched since `time`. */
async function sweepDocuments(db: EaselDatabase, time: number): Promise<void> {
  const { workspaces, assets, documents, maskTiles, undoSteps } = db;
  await db.transaction('rw', workspaces, assets, documents, maskTiles, undoSteps, async () => {
    const old = await documents.filter(({ updatedAt }) => !(updatedAt >= time)).toArray();
    const open = new Set(await workspaces.toCollection().primaryKeys());
    const named = assets.where('id').anyOf(old.map(({ assetId }) => assetId));
    const there = new Set(await named.primaryKeys());
    const left = old.filter(({ workspaceId, assetId }) => !open.has(workspaceId) || !there.has(assetId));
    await removeDocuments(
      db,
      left.map(({ id }) => id),
    );
  });
}
