import type { Failure } from '../../lib/contracts/failure.ts';
import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { planRetry } from '../../lib/kernel/retry-plan.ts';
import { failJob, keepLastPreview } from './end-job.ts';
import type { RunContext } from './run-context.ts';
import { findFallback, startFallback } from './start-fallback.ts';
import { writeWithRoom } from './write-with-room.ts';

/** What becomes of a job after an attempt that gave no image: another one, another profile, or its end. */
export async function settleFailure(
  context: RunContext,
  { job, profile, failure }: { job: Job; profile: Profile; failure: Failure },
): Promise<void> {
  const at = context.now();
  const plan = planRetry({
    failure,
    attempt: job.attempt,
    maxAttempts: job.maxAttempts,
    waitMs: profile.waitMs,
    hasPreview: job.preview !== undefined,
    now: at,
    random: context.random(),
  });
  if (plan.action === 'wait') return startWait(context, job, { failure, retryAt: plan.retryAt, at });
  const fallback = await findFallback(context, job, failure);
  if (fallback) return startFallback(context, { job, profile: fallback, failure });
  return plan.action === 'fail' ? failJob(context, job, failure) : keepLastPreview(context, job, failure);
}

async function startWait(
  context: RunContext,
  job: Job,
  { failure, retryAt, at }: { failure: Failure; retryAt: number; at: number },
): Promise<void> {
  await writeWithRoom(context, () =>
    context.repositories.jobs.apply(
      job.id,
      { type: 'attempt-failed', failure, at },
      { type: 'wait-started', retryAt, waitFor: 'retry', at },
    ),
  );
}
