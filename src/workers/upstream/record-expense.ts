import type { Job, Usage } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { estimateJobUsd } from '../../lib/kernel/estimate-job.ts';
import { toLocalDay } from '../../lib/kernel/local-day.ts';
import { PRICE_TABLE } from '../../lib/kernel/prices.ts';
import { toRunRecipe } from '../../lib/kernel/run-recipe.ts';
import { readActualPrice } from './read-actual-price.ts';
import type { RunContext } from './run-context.ts';

export interface ExpenseInput {
  /** As it stands in the attempt that costs. */
  job: Job;
  /** Who did the work: the job's profile or its fallback. */
  profile: Profile;
  /** As the upstream reported it, where it did. */
  usage?: Usage | undefined;
}

/**
 * Writes down what the present attempt cost: by its usage where that tells, else the middle of the estimate. One attempt is one
 * expense, however often this is called. The demo costs nothing; where the price table has no price, nothing is written.
 */
export async function recordExpense(
  { repositories, now }: Pick<RunContext, 'repositories' | 'now'>,
  { job, profile, usage }: ExpenseInput,
): Promise<void> {
  if (profile.kind === 'demo') return;
  const { settings, expenses } = repositories;
  const recipe = toRunRecipe(job);
  const actualUsd = usage && (await readActualPrice({ usage, recipe, profile, settings }));
  const usd = actualUsd ?? estimateJobUsd(job, (await settings.all()).priceTable ?? PRICE_TABLE);
  if (usd === undefined) return;
  const at = now();
  await expenses.put({
    id: toExpenseId(job),
    jobId: job.id,
    profileId: profile.id,
    profileName: profile.name,
    at,
    day: toLocalDay(at, new Date(at).getTimezoneOffset()),
    usd,
    kind: actualUsd === undefined ? 'estimate' : 'actual',
  });
}

/** Of the job's present attempt. */
export function toExpenseId({ id, attempt }: Pick<Job, 'id' | 'attempt'>): string {
  return `${id}/${attempt}`;
}
