import type { Candidate } from '../contracts/choice.ts';
import type { FailureCode } from '../contracts/failure.ts';
import type { Job } from '../contracts/job.ts';
import { toRunRecipe } from '../kernel/run-recipe.ts';

type Record = Candidate['record'];

/** Of one model: what was longer ago says little. */
const MOST_JOBS = 20;

/** Not the model's doing. */
const NOT_ITS_FAULT: ReadonlySet<FailureCode | undefined> = new Set<FailureCode>([
  'cancelled',
  'storageFull',
  'offline',
  'internal',
  'auth',
  'credit',
]);

/** How the newest jobs of each model ended; `jobs`: the newest first. */
export function toRecords(jobs: readonly Job[]): (profileId: string, imageModel: string) => Record {
  const records = new Map<string, Record>();
  for (const job of jobs) {
    const { profileId, imageModel } = toRunRecipe(job);
    const key = `${profileId} ${imageModel}`;
    const before = records.get(key) ?? { done: 0, failed: 0 };
    if (before.done + before.failed < MOST_JOBS) records.set(key, count(before, job));
  }
  return (profileId, imageModel) => records.get(`${profileId} ${imageModel}`) ?? { done: 0, failed: 0 };
}

function count(record: Record, { state, failure }: Job): Record {
  if (state === 'done') return { ...record, done: record.done + 1 };
  const hasFailed = state === 'failed' || state === 'preview-only';
  return hasFailed && !NOT_ITS_FAULT.has(failure?.code) ? { ...record, failed: record.failed + 1 } : record;
}
