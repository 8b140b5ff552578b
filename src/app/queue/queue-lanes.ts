import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { LanePause } from '../../lib/contracts/queue.ts';
import { compareInQueue, toLane } from '../../lib/kernel/queue-order.ts';
import { isActive } from '../../lib/kernel/reduce-job.ts';
import { toRunRecipe } from '../../lib/kernel/run-recipe.ts';

/** The jobs of one profile that have not ended. */
export interface Lane {
  profileId: string;
  name: string;
  /** Undefined: the profile is gone. */
  profile: Profile | undefined;
  pause: LanePause | undefined;
  /** Begun and not ended: connecting, running, waiting; in the order of the queue. */
  begun: Job[];
  /** In the order in which they will begin. */
  queued: Job[];
}

/** Lanes with something to show, in the order of their profiles. */
export function toLanes(input: {
  jobs: readonly Job[];
  pauses: readonly LanePause[];
  profiles: readonly Profile[];
}): Lane[] {
  const { jobs, pauses, profiles } = input;
  const active = jobs.filter((job) => isActive(job.state)).sort(compareInQueue);
  const ids = new Set([
    ...profiles.map(({ id }) => id),
    ...active.map(toLane),
    ...pauses.map(({ profileId }) => profileId),
  ]);
  const lanes = [...ids].map((profileId) => {
    const own = active.filter((job) => toLane(job) === profileId);
    const profile = profiles.find(({ id }) => id === profileId);
    return {
      profileId,
      profile,
      name: profile?.name ?? (own[0] ? toRunRecipe(own[0]).profileName : ''),
      pause: pauses.find((pause) => pause.profileId === profileId),
      begun: own.filter(({ state }) => state !== 'queued'),
      queued: own.filter(({ state }) => state === 'queued'),
    };
  });
  // A pause that outlived its profile closes nothing that anybody could open.
  return lanes.filter(
    ({ begun, queued, pause, profile }) => begun.length + queued.length > 0 || (pause && profile),
  );
}

/** Jobs that ended, in the given order, as they are known now; those that were taken up again are left out. */
export function toEnded(recent: readonly Job[], find: (id: string) => Job | undefined): Job[] {
  return recent.map((job) => find(job.id) ?? job).filter((job) => !isActive(job.state));
}

/** Ids of the jobs whose place in their batch a newer one has taken: they were tried again already. */
export function toReplaced(jobs: readonly Job[]): ReadonlySet<string> {
  const newest = new Map<string, Job>();
  for (const job of jobs) {
    const other = newest.get(toPlace(job));
    if (!other || other.createdAt < job.createdAt) newest.set(toPlace(job), job);
  }
  return new Set(jobs.filter((job) => newest.get(toPlace(job))?.id !== job.id).map(({ id }) => id));
}

function toPlace({ batchId, slot }: Job): string {
  return `${batchId} ${slot}`;
}
