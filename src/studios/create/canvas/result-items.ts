import type { Job } from '../../../lib/contracts/job.ts';
import type { Recipe } from '../../../lib/contracts/recipe.ts';

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

/**
 * All results of a batch in order; `jobs` holds one job per slot. Some upstreams answer one request with several images: each
 * has a place of its own.
 */
export function toResultItems(jobs: readonly Job[]): ResultItem[] {
  const items = jobs.flatMap((job) => {
    const assetIds: (string | undefined)[] = job.assetIds.length > 0 ? job.assetIds : [undefined];
    return assetIds.map((assetId, index) => ({ key: `${job.slot}.${index}`, job, assetId }));
  });
  return items.map((item, index) => ({ ...item, number: index + 1 }));
}

/** Width over height of what was asked for; 1 where that is left to the upstream. */
export function toRatio({ size }: Recipe): number {
  return size === 'auto' ? 1 : size.width / size.height;
}
