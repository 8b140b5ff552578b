import { toSpanKey } from '../../lib/kernel/span-key.ts';
import type { AttemptRun } from './exchange.ts';
import { learnFromJob } from './learn-from-job.ts';
import { recordExpense } from './record-expense.ts';
import type { RunContext } from './run-context.ts';

/** Ends a job that has an image, and writes down what it cost, how long it took and what it shows of its upstream. */
export async function finishJob(context: RunContext, run: AttemptRun): Promise<undefined> {
  // Before the end, so that a cap that it reaches holds for the next job.
  await recordCost(context, run);
  await run.store.complete();
  const { profile, job, store } = run;
  const { asset } = store;
  await Promise.allSettled([
    recordSpan(context, run),
    asset ? learnFromJob(context, { profile, recipe: job.recipe, asset }) : undefined,
  ]);
}

/** What the attempt cost, or may have; not worth a failed job. */
export async function recordCost(
  context: RunContext,
  { job, profile, store }: Pick<AttemptRun, 'job' | 'profile' | 'store'>,
): Promise<void> {
  await Promise.allSettled([recordExpense(context, { job, profile, usage: store.usage })]);
}

/** Only of jobs that went through in one go: of the others the time says more about the line. */
async function recordSpan({ repositories }: RunContext, { job }: AttemptRun): Promise<void> {
  const row = await repositories.jobs.get(job.id);
  if (row?.state !== 'done' || row.resumes > 0) return;
  const { endedAt, attemptStartedAt } = row;
  if (endedAt === undefined || attemptStartedAt === undefined || endedAt < attemptStartedAt) return;
  await repositories.queue.addDuration(toSpanKey(job.recipe), endedAt - attemptStartedAt);
}
