import type { FallbackUse, Job } from '../contracts/job.ts';
import type { PriceTable } from '../contracts/price.ts';
import type { Profile } from '../contracts/profile.ts';
import { estimateJobUsd } from './estimate-job.ts';
import { toFallbackUse } from './run-recipe.ts';

/** Less than that nobody needs to be asked about. */
const LEAST_SHARE = 1.2;
const LEAST_USD = 0.01;
/** Sums of prices are not exact to the last digit. */
const TIE = 1e-9;

/** Somebody else who could do a job, at a price that its user has not agreed to. */
export interface DearerFallback {
  profile: Profile;
  /** More for an image than was agreed to, USD. */
  extraUsd: number;
}

/**
 * Set where a job would cost clearly more with the other profile: by more than a fifth, and by a cent at least. Undefined: it would
 * not, or nobody can say.
 */
export function findDearer(input: {
  job: Job;
  own: Pick<Profile, 'kind'> | undefined;
  fallback: Profile;
  table: PriceTable;
}): DearerFallback | undefined {
  const { job, own, fallback, table } = input;
  const first = own?.kind === 'demo' ? 0 : estimateJobUsd(withoutFallback(job), table);
  const second = costBy(job, fallback, table);
  if (first === undefined || second === undefined) return undefined;
  const extraUsd = second - first;
  const isDearer = second > first * LEAST_SHARE + TIE && extraUsd >= LEAST_USD - TIE;
  return isDearer ? { profile: fallback, extraUsd } : undefined;
}

/** The other profile that its user has to agree to before it takes an ended job over; undefined: there is none. */
export function findDearerFallback(
  job: Job,
  { profiles, table }: { profiles: readonly Profile[]; table: PriceTable },
): DearerFallback | undefined {
  const hasEnded = job.state === 'failed' || job.state === 'preview-only';
  if (!hasEnded || job.fallback || job.heldImages > 0 || job.failure?.retryable !== true) return undefined;
  const own = profiles.find(({ id }) => id === job.profileId);
  const fallback = profiles.find(({ id }) => id === own?.fallbackProfileId && id !== job.profileId);
  return fallback && findDearer({ job, own, fallback, table });
}

function withoutFallback({ fallback: _none, ...job }: Job): Job {
  return job;
}

function costBy(job: Job, profile: Profile, table: PriceTable): number | undefined {
  if (profile.kind === 'demo') return 0;
  const fallback: FallbackUse = toFallbackUse(profile);
  return estimateJobUsd({ ...job, fallback, previewsWanted: profile.previews }, table);
}
