import type { Job } from '../contracts/job.ts';
import type { JobsById } from './job-rows.ts';

/** `Map.groupBy` for Node 20, in which this is tested. */
export function groupByBatch(jobs: Iterable<Job>): ReadonlyMap<string, Job[]> {
  const batches = new Map<string, Job[]>();
  for (const job of jobs) {
    const batch = batches.get(job.batchId);
    if (batch) batch.push(job);
    else batches.set(job.batchId, [job]);
  }
  return batches;
}

/** By slot; of a slot that was tried again only the newest job. */
export function latestPerSlot(jobs: readonly Job[]): Job[] {
  const latest = new Map<number, Job>();
  for (const job of jobs) {
    const other = latest.get(job.slot);
    if (!other || job.createdAt >= other.createdAt) latest.set(job.slot, job);
  }
  return [...latest.values()].sort((a, b) => a.slot - b.slot);
}

/**
 * Assets that a batch has gained since `before`, those of the job that ended first in front. At the first look nobody knows
 * what is new: then a batch of one job counts as arrived, and one of several is left as the user left it.
 */
export function arrivedAssets(input: { jobs: readonly Job[]; before: JobsById; isFirst: boolean }): string[] {
  const { jobs, before, isFirst } = input;
  if (isFirst && jobs.length !== 1) return [];
  return [...jobs]
    .sort((a, b) => (a.endedAt ?? Infinity) - (b.endedAt ?? Infinity))
    .flatMap((job) => job.assetIds.filter((id) => isFirst || !before.get(job.id)?.assetIds.includes(id)));
}
