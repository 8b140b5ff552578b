import type { EaselDatabase } from './database.ts';
import { estimateFreeable, freePreviews, freeSpace } from './free-space.ts';
import type { FreeableSpace } from './free-space.ts';
import { guardStorage } from './storage-failure.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a preview that is superseded stays: somebody may be looking at it. */
const PREVIEW_KEPT_MS = HOUR_MS;
const ATTEMPT_KEPT_MS = 14 * DAY_MS;

/** Attempts that one sweep takes; the next one goes on. */
const ATTEMPTS_PER_SWEEP = 500;

export interface SpaceRepository {
  /** Gives back about `wantedBytes` (64 MiB unless told) of what can be done without; see `freeSpace`. */
  free(wantedBytes?: number): Promise<FreeableSpace>;
  /** What `free` could give back at most, roughly. */
  estimate(): Promise<FreeableSpace>;
  /** Takes away a bounded number of previews and attempts that nobody needs any more. Once per start, in the background. */
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
      }),
  };
}
