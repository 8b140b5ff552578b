import type { Failure } from '../../lib/contracts/failure.ts';
import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { createFailure } from '../../lib/kernel/app-error.ts';
import { failJob, stopJob } from './end-job.ts';
import { finishJob, recordCost } from './finish-job.ts';
import type { JobControl } from './job-control.ts';
import { openRun } from './open-run.ts';
import type { OpenRun } from './open-run.ts';
import { recordExpense } from './record-expense.ts';
import type { RunContext } from './run-context.ts';
import { settleFailure } from './settle-failure.ts';
import { takeUpAgain } from './take-up-again.ts';

export interface Adoption {
  /** With the recipe of whoever does the work. */
  job: Job;
  profile: Profile;
  control: JobControl;
}

/**
 * Goes on with a job whose request left under somebody who is dead, or whose answer the user asks for again. That request may
 * have been paid for: it is never sent again unasked. Its answer is taken up where there is one to be had; else the job waits for
 * the user.
 */
export async function adoptJob(context: RunContext, adoption: Adoption): Promise<void> {
  const { job } = adoption;
  const { jobs } = context.repositories;
  if (context.held.of(job.id).length > 0) return failJob(context, job, createFailure('storageFull'));
  if (await hasFinalImage(context, job)) {
    // Only the last word was missing.
    return void (await jobs.apply(job.id, { type: 'job-completed', at: context.now() }));
  }
  const run = await openRun(context, adoption);
  try {
    if (canAsk(job, run)) return await takeUp(context, adoption, run);
  } finally {
    run.close();
  }
  await Promise.allSettled([recordExpense(context, adoption)]);
  return interrupt(context, job);
}

/** Whoever died may not have got as far as writing that the answer can be had again; asking costs nothing. */
function canAsk({ responseId, resumable }: Job, { ability }: OpenRun): boolean {
  return responseId !== undefined && (resumable || ability !== 'none');
}

/** An image that has been deleted since was one. */
async function hasFinalImage({ repositories }: RunContext, { assetIds }: Job): Promise<boolean> {
  const assets = await Promise.all(assetIds.map((id) => repositories.assets.get(id)));
  return assets.some((asset) => asset?.kind !== 'preview');
}

async function interrupt({ repositories, now }: RunContext, { id }: Job): Promise<void> {
  await repositories.jobs.apply(id, { type: 'job-interrupted', at: now() });
}

async function takeUp(context: RunContext, adoption: Adoption, run: OpenRun): Promise<void> {
  const { job, control } = adoption;
  const end = await takeUpAgain(context, run, { isPending: false });
  if (end.type === 'image') return finishJob(context, run);
  await recordCost(context, run);
  if (control.cancelled.aborted) return;
  switch (end.type) {
    case 'failed':
      return settleLatest(context, adoption, end.failure);
    case 'gone':
    case 'timed-out':
      return interrupt(context, job);
    case 'stopped':
      return run.ended.aborted ? undefined : stopJob(context, job.id);
    default:
      end satisfies never;
  }
}

async function settleLatest(
  context: RunContext,
  { job: { id }, profile }: Adoption,
  failure: Failure,
): Promise<void> {
  const job = await context.repositories.jobs.get(id);
  if (job) await settleFailure(context, { job, profile, failure });
}
