import type { Failure } from '../../lib/contracts/failure.ts';
import type { Job, JobEvent } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { findDearer } from '../../lib/kernel/fallback-cost.ts';
import { PRICE_TABLE } from '../../lib/kernel/prices.ts';
import { toFallbackUse } from '../../lib/kernel/run-recipe.ts';
import type { RunContext } from './run-context.ts';

/** Who does the work: the job's profile, or its fallback once that has taken over. */
export function toWorkingProfileId({ profileId, fallback }: Pick<Job, 'profileId' | 'fallback'>): string {
  return fallback?.profileId ?? profileId;
}

/**
 * The profile that may take over a job whose attempts are used up; undefined: none may. A job is handed over once, and not to one
 * that costs clearly more: its user is asked first.
 */
export async function findFallback(
  { repositories }: RunContext,
  job: Job,
  failure: Failure,
): Promise<Profile | undefined> {
  if (!failure.retryable || job.fallback) return undefined;
  const own = await repositories.profiles.get(job.profileId);
  const fallbackId = own?.fallbackProfileId ?? '';
  if (fallbackId === '' || fallbackId === job.profileId) return undefined;
  const fallback = await repositories.profiles.get(fallbackId);
  if (!fallback) return undefined;
  const table = (await repositories.settings.all()).priceTable ?? PRICE_TABLE;
  return findDearer({ job, own, fallback, table }) ? undefined : fallback;
}

/** Queues the job anew, in the other profile's lane. */
export async function startFallback(
  { repositories, now }: RunContext,
  { job, profile, failure }: { job: Job; profile: Profile; failure: Failure },
): Promise<void> {
  const at = now();
  const started: JobEvent = {
    type: 'fallback-started',
    fallback: toFallbackUse(profile),
    attempts: profile.extraAttempts + 1,
    at,
  };
  await repositories.jobs.apply(job.id, { type: 'attempt-failed', failure, at }, started);
}
