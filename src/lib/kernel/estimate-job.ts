import type { Job } from '../contracts/job.ts';
import type { PriceTable } from '../contracts/price.ts';
import { estimatePrice } from './estimate-price.ts';
import { toRunRecipe } from './run-recipe.ts';

/** Middle of the range that one attempt of a job may cost, USD; undefined where the table has no price. */
export function estimateJobUsd(job: Job, table: PriceTable): number | undefined {
  const estimate = estimatePrice({ recipe: toRunRecipe(job), previews: job.previewsWanted, count: 1, table });
  return estimate && (estimate.lowUsd + estimate.highUsd) / 2;
}
