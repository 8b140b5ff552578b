import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { estimateJobUsd } from '../../lib/kernel/estimate-job.ts';
import { toLocalDay, toNextDayStart } from '../../lib/kernel/local-day.ts';
import { PRICE_TABLE } from '../../lib/kernel/prices.ts';
import { toExpenseId } from './record-expense.ts';
import type { LaneRules } from './lanes.ts';
import type { RunContext } from './run-context.ts';

/** Who may enter a lane. A lane is a profile. */
export interface Admission extends Required<Pick<LaneRules, 'isOpen' | 'limitOf'>> {
  /** When a lane may open by itself (the next day begins), ms since the epoch; undefined: none is waiting for that. */
  opensAt(): Promise<number | undefined>;
}

/** Reads pauses, caps and limits as they are at every question: the page changes them in the database. */
export function createAdmission(context: Pick<RunContext, 'repositories' | 'now'>): Admission {
  const { repositories, now } = context;
  const { profiles, queue } = repositories;
  return {
    isOpen: async (profileId, running) => {
      const profile = await profiles.get(profileId);
      // The job itself says that its profile is gone; a lane that stays shut would not.
      if (!profile) return true;
      const isOver = await isOverCap(context, profile, running);
      return (await queue.settleCap({ profileId, isOver, at: now() })) === undefined;
    },
    limitOf: async (profileId) => (await profiles.get(profileId))?.parallelJobs,
    opensAt: async () => {
      const isWaiting = (await queue.pauses()).some(({ reason }) => reason === 'cap');
      return isWaiting ? toNextDayStart(now(), offsetOf) : undefined;
    },
  };
}

/** Whether a profile's spending of today, with what its running jobs may cost, has reached its cap. */
async function isOverCap(
  { repositories, now }: Pick<RunContext, 'repositories' | 'now'>,
  profile: Profile,
  admitted: ReadonlySet<string>,
): Promise<boolean> {
  if (profile.kind === 'demo' || profile.dailyCapUsd <= 0) return false;
  const { expenses, jobs, settings } = repositories;
  const at = now();
  const spent = await expenses.ofDay(profile.id, toLocalDay(at, offsetOf(at)));
  const counted = new Set(spent.map(({ id }) => id));
  const table = (await settings.all()).priceTable ?? PRICE_TABLE;
  const due = (await jobs.active()).filter((job) => isOf(job, profile) && isDue({ job, admitted, counted }));
  const spentUsd = spent.reduce((sum, { usd }) => sum + usd, 0);
  const dueUsd = due.reduce((sum, job) => sum + (estimateJobUsd(job, table) ?? 0), 0);
  return spentUsd + dueUsd >= profile.dailyCapUsd;
}

function isOf({ profileId, fallback }: Job, profile: Profile): boolean {
  return (fallback?.profileId ?? profileId) === profile.id;
}

/** Whether a request runs, or is about to, that is not among the expenses. One that was let in just now may not say so in its row. */
function isDue(input: { job: Job; admitted: ReadonlySet<string>; counted: ReadonlySet<string> }): boolean {
  const { job, admitted, counted } = input;
  const isRunning = job.state === 'connecting' || job.state === 'running';
  return isRunning ? !counted.has(toExpenseId(job)) : admitted.has(job.id);
}

function offsetOf(at: number): number {
  return new Date(at).getTimezoneOffset();
}
