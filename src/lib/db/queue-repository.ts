import type { LanePause } from '../contracts/queue.ts';
import { toLocalDay } from '../kernel/local-day.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

export interface QueueRepository {
  pauses(): Promise<LanePause[]>;
  pause(pause: LanePause): Promise<void>;
  /** Opens the lane again. */
  unpause(profileId: string): Promise<void>;
  /**
   * Closes a lane whose spending reached its cap, opens one that was closed for it and is under it again, and leaves alone what
   * the user paused, or opened for the day in spite of its cap. Answers with the pause that holds then.
   */
  settleCap(lane: { profileId: string; isOver: boolean; at: number }): Promise<LanePause | undefined>;
  /** Durations of the last jobs of a kind, newest last, milliseconds; empty: none known. */
  durations(key: string): Promise<number[]>;
  /** The same of all kinds whose key begins so, of some of them. */
  durationsLike(start: string): Promise<number[]>;
  addDuration(key: string, durationMs: number): Promise<void>;
}

/** Older ones may be of a time when the upstream was slower or faster. */
const MOST_DURATIONS = 40;

/** Kinds of jobs looked at to tell how long one takes that has not been done yet. */
const MOST_KINDS = 50;

/** What steers the queue and tells how long its jobs take. */
export function createQueueRepository(db: EaselDatabase): QueueRepository {
  return {
    pauses: () => guardStorage(() => db.pauses.toArray()),
    pause: (pause) => guardStorage(() => db.pauses.put(pause).then(() => undefined)),
    unpause: (profileId) => guardStorage(() => db.pauses.delete(profileId)),
    settleCap: (lane) => guardStorage(() => db.transaction('rw', db.pauses, () => settleCap(db, lane))),
    durations: (key) => guardStorage(async () => (await db.spans.get(key))?.durations ?? []),
    durationsLike: (start) =>
      guardStorage(async () => {
        const rows = await db.spans.where('key').startsWith(start).limit(MOST_KINDS).toArray();
        return rows.flatMap(({ durations }) => durations);
      }),
    addDuration: (key, durationMs) =>
      guardStorage(() =>
        db.transaction('rw', db.spans, async () => {
          const before = (await db.spans.get(key))?.durations ?? [];
          await db.spans.put({ key, durations: [...before, durationMs].slice(-MOST_DURATIONS) });
        }),
      ),
  };
}

async function settleCap(
  db: EaselDatabase,
  { profileId, isOver, at }: { profileId: string; isOver: boolean; at: number },
): Promise<LanePause | undefined> {
  const before = await db.pauses.get(profileId);
  if (before?.reason === 'waived' && toDay(before.pausedAt) === toDay(at)) return undefined;
  if (before?.reason === 'user' || (before?.reason === 'cap' && isOver)) return before;
  if (before) await db.pauses.delete(profileId);
  if (!isOver) return undefined;
  const pause: LanePause = { profileId, reason: 'cap', pausedAt: at };
  await db.pauses.put(pause);
  return pause;
}

function toDay(at: number): string {
  return toLocalDay(at, new Date(at).getTimezoneOffset());
}
