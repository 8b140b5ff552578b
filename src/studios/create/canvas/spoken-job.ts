import type { Job } from '../../../lib/contracts/job.ts';
import { isActive } from '../../../lib/kernel/reduce-job.ts';
import { isInTrouble } from './job-cure.ts';
import type { ResultItem } from './result-items.ts';
import type { JobSummary } from './summarise-jobs.ts';

/**
 * The job that the panel under the picture speaks of: one in trouble that was chosen by hand, else what is going on, else what
 * became of the one on the canvas. Undefined: all its images are there, and nothing is to be said.
 */
export function toSpokenJob(input: {
  summary: JobSummary;
  item: ResultItem | undefined;
  isChosen: boolean;
}): Job | undefined {
  const { summary, item, isChosen } = input;
  if (isChosen && item && isInTrouble(item.job)) return item.job;
  if (summary.lead && isActive(summary.lead.state)) return summary.lead;
  const hasLinks = (item?.job.links ?? []).length > 0;
  return item?.job.state === 'done' && !hasLinks ? undefined : item?.job;
}
