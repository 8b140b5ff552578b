import type { Failure } from '../../lib/contracts/failure.ts';
import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { createFailure } from '../../lib/kernel/app-error.ts';
import { isActive } from '../../lib/kernel/reduce-job.ts';
import { planRetry } from '../../lib/kernel/retry-plan.ts';
import { failJob, keepLastPreview } from './fallback.ts';
import type { JobControl } from './job-control.ts';
import { runAttempt } from './run-attempt.ts';
import type { RunContext } from './run-context.ts';

/** Takes a job that nobody else runs from whatever its row says to its end. */
export async function runJob(context: RunContext, jobId: string, control: JobControl): Promise<void> {
  const { jobs } = context.repositories;
  let job = await settleOrphan(context, await jobs.get(jobId));
  while (job && isActive(job.state) && !control.cancelled.aborted) {
    await takeStep(context, job, control);
    job = await jobs.get(jobId);
  }
}

/**
 * Whoever ran a job in these states is dead. Its request may have been paid for: it is not sent again unasked.
 * Where an image was stored already, only the last word was missing.
 */
async function settleOrphan(
  { repositories, now }: RunContext,
  job: Job | undefined,
): Promise<Job | undefined> {
  if (job?.state !== 'connecting' && job?.state !== 'running') return job;
  const type = job.assetIds.length > 0 ? 'job-completed' : 'job-interrupted';
  return repositories.jobs.apply(job.id, { type, at: now() });
}

/** A wait, if one is due, and an attempt. */
async function takeStep(context: RunContext, job: Job, control: JobControl): Promise<void> {
  const profile = await context.repositories.profiles.get(job.profileId);
  if (!profile) return failJob(context, job, createFailure('validation', { field: 'profile' }));
  if (job.state === 'waiting') await control.wait((signal) => context.waitUntil(job.retryAt ?? 0, signal));
  const leave = await context.lanes.enter(profile.id, {
    limit: profile.parallelJobs,
    signal: AbortSignal.any([control.cancelled, control.stopped]),
    ahead: job.attempt > 0,
  });
  if (control.cancelled.aborted) return leave?.();
  if (!leave) return keepLastPreview(context, job, job.failure ?? createFailure('cancelled'));
  try {
    await attempt(context, { job, profile, control });
  } finally {
    leave();
  }
}

interface Step {
  job: Job;
  profile: Profile;
  control: JobControl;
}

async function attempt(context: RunContext, { job, profile, control }: Step): Promise<void> {
  const { jobs } = context.repositories;
  const started = await jobs.apply(job.id, { type: 'attempt-started', at: context.now() });
  if (!started || !isActive(started.state)) return;
  const failure = await runAttempt(context, { job: started, profile, cancelled: control.cancelled });
  if (control.cancelled.aborted) {
    // Whoever cancelled writes this, too, but maybe later than we could write a failure.
    return void (await jobs.apply(job.id, { type: 'job-cancelled', at: context.now() }));
  }
  const ended = await jobs.get(job.id);
  if (!failure || !ended || !isActive(ended.state)) return;
  await settleFailure(context, { job: ended, profile, failure });
}

async function settleFailure(
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
  switch (plan.action) {
    case 'wait':
      await context.repositories.jobs.apply(
        job.id,
        { type: 'attempt-failed', failure, at },
        { type: 'wait-started', retryAt: plan.retryAt, waitFor: 'retry', at },
      );
      return;
    case 'keep-preview':
      return keepLastPreview(context, job, failure);
    case 'fail':
      return failJob(context, job, failure);
    default:
      plan satisfies never;
  }
}
