import type { Job } from '../../../lib/contracts/job.ts';

/** One place among the results of a batch: a stored image, or a job that has none (yet). */
export interface ResultItem {
  /** Stays the same while a job goes from queued to its first image. */
  key: string;
  /** As people count, from 1. */
  number: number;
  job: Job;
  /** Undefined: no image (yet). */
  assetId: string | undefined;
}

/** The newest job of each slot: one that was tried again takes the place of the one before. */
export function toCurrentJobs(jobs: readonly Job[]): Job[] {
  const bySlot = new Map<number, Job>();
  for (const job of jobs) {
    const rival = bySlot.get(job.slot);
    if (!rival || job.createdAt >= rival.createdAt) bySlot.set(job.slot, job);
  }
  return [...bySlot.values()].sort((a, b) => a.slot - b.slot);
}

/** All results of a batch in order. Some upstreams answer one request with several images: each has a place of its own. */
export function toResultItems(jobs: readonly Job[]): ResultItem[] {
  const items = toCurrentJobs(jobs).flatMap((job) =>
    job.assetIds.length > 0
      ? job.assetIds.map((assetId, index) => ({ key: `${job.slot}.${index}`, job, assetId }))
      : [{ key: `${job.slot}.0`, job, assetId: undefined }],
  );
  return items.map((item, index) => ({ ...item, number: index + 1 }));
}
