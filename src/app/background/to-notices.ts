import type { Failure } from '../../lib/contracts/failure.ts';
import type { Job, JobState } from '../../lib/contracts/job.ts';
import { isActive } from '../../lib/kernel/reduce-job.ts';

/** What is said of a batch that has ended while nobody looked. */
export interface Notice {
  batchId: string;
  workspaceId: string;
  prompt: string;
  /** Images that came, and images that were to come and were not cancelled. */
  done: number;
  total: number;
  /** How many of the rest left a preview. */
  previews: number;
  /** Of the job that failed last. */
  failure?: Failure;
}

export interface BatchLook {
  /** Jobs that had not ended at the last look. */
  before: readonly Job[];
  /** All jobs of their batches now; of a slot that was tried again only the newest. */
  after: readonly Job[];
  /** Who looks at the page needs no notice. */
  isHidden: boolean;
}

/** One notice per batch whose last job has ended since; none where that job was cancelled: whoever did it knows. */
export function toNotices({ before, after, isHidden }: BatchLook): Notice[] {
  if (!isHidden) return [];
  return batchIdsOf(before).flatMap((batchId) => toNotice(after.filter((job) => job.batchId === batchId)));
}

/** Batches that had a job under way and have none now. */
export function endedBatchIds(before: readonly Job[], active: readonly Job[]): string[] {
  const open = new Set(batchIdsOf(active));
  return batchIdsOf(before).filter((batchId) => !open.has(batchId));
}

const batchIdsOf = (jobs: readonly Job[]) => [...new Set(jobs.map((job) => job.batchId))];

function toNotice(batch: readonly Job[]): Notice[] {
  const last = toLast(batch);
  if (!last || last.state === 'cancelled' || batch.some((job) => isActive(job.state))) return [];
  const wanted = batch.filter((job) => job.state !== 'cancelled');
  const count = (state: JobState) => wanted.filter((job) => job.state === state).length;
  const failure = toLast(wanted.filter((job) => job.state !== 'done'))?.failure;
  return [
    {
      batchId: last.batchId,
      workspaceId: last.workspaceId,
      prompt: last.recipe.prompt,
      done: count('done'),
      total: wanted.length,
      previews: count('preview-only'),
      ...(failure && { failure }),
    },
  ];
}

function toLast(jobs: readonly Job[]): Job | undefined {
  return [...jobs].sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0)).at(-1);
}
