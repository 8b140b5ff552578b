import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { createFailure } from '../../lib/kernel/app-error.ts';
import { isActive } from '../../lib/kernel/reduce-job.ts';
import { toRunRecipe } from '../../lib/kernel/run-recipe.ts';
import { adoptJob } from './adopt-job.ts';
import { failJob, keepLastPreview } from './end-job.ts';
import type { JobControl } from './job-control.ts';
import { toWaitEnd } from './plan-wait.ts';
import { runAttempt } from './run-attempt.ts';
import type { RunContext } from './run-context.ts';
import { settleFailure } from './settle-failure.ts';
import { toWorkingProfileId } from './start-fallback.ts';

/** Takes a job that nobody else runs from whatever its row says to its end. */
export async function runJob(context: RunContext, jobId: string, control: JobControl): Promise<void> {
  const { jobs } = context.repositories;
  let job = await jobs.get(jobId);
  while (job && isActive(job.state) && !control.cancelled.aborted) {
    await takeStep(context, job, control);
    job = await jobs.get(jobId);
  }
}

interface Step {
  job: Job;
  /** Who does the work: the job's profile or its fallback. */
  profile: Profile;
  control: JobControl;
}

/** A wait, if one is due, and an attempt; or what is to be done with the work of the dead. */
async function takeStep(context: RunContext, row: Job, control: JobControl): Promise<void> {
  const job = { ...row, recipe: toRunRecipe(row) };
  const profile = await context.repositories.profiles.get(toWorkingProfileId(row));
  if (!profile) return failJob(context, job, createFailure('validation', { field: 'profile' }));
  const step: Step = { job, profile, control };
  // The request of a job that waits for the next one has ended, whoever sent it; in these two states it may not have.
  const isLeft = job.state === 'connecting' || job.state === 'running' || job.waitFor === 'resume';
  if (isLeft) return adopt(context, step);
  if (job.state === 'waiting') {
    const until = toWaitEnd(job, context.now());
    await control.wait((signal) => context.waitUntil(until, signal));
  }
  await attemptInLane(context, step);
}

async function adopt(context: RunContext, step: Step): Promise<void> {
  await adoptJob(context, step);
  await writeCancel(context, step);
}

async function attemptInLane(context: RunContext, step: Step): Promise<void> {
  const { job, profile, control } = step;
  const leave = await context.lanes.enter(profile.id, {
    jobId: job.id,
    order: job.order,
    limit: profile.parallelJobs,
    signal: AbortSignal.any([control.cancelled, control.stopped]),
    ahead: job.attempt > 0,
  });
  if (control.cancelled.aborted) return leave?.();
  if (!leave) return keepLastPreview(context, job, job.failure ?? createFailure('cancelled'));
  try {
    await attempt(context, step);
  } finally {
    leave();
  }
}

async function attempt(context: RunContext, { job, profile, control }: Step): Promise<void> {
  const { jobs } = context.repositories;
  const started = await jobs.apply(job.id, { type: 'attempt-started', at: context.now() });
  if (!started || !isActive(started.state)) return;
  const failure = await runAttempt(context, { job: { ...started, recipe: job.recipe }, profile, control });
  if (await writeCancel(context, { job, control })) return;
  const ended = await jobs.get(job.id);
  if (failure && ended && isActive(ended.state)) {
    await settleFailure(context, { job: ended, profile, failure });
  }
}

/** Whoever cancelled writes this, too, but maybe later than we could write a failure. */
async function writeCancel(
  { repositories, now }: RunContext,
  { job, control }: Pick<Step, 'job' | 'control'>,
): Promise<boolean> {
  if (!control.cancelled.aborted) return false;
  await repositories.jobs.apply(job.id, { type: 'job-cancelled', at: now() });
  return true;
}
