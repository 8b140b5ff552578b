import type { Job, JobState } from '../../../lib/contracts/job.ts';
import { isActive } from '../../../lib/kernel/reduce-job.ts';

/** What the jobs of one batch amount to, for the one line that speaks of them. */
export interface JobSummary {
  state: JobState | 'idle';
  /** The job that the line speaks of; undefined: idle. */
  lead: Job | undefined;
  total: number;
  /** How many have an image, a kept preview not counted. */
  done: number;
  /** How many ended without a final image, not by the user's will. */
  failed: number;
}

/** What is going on comes first: the further a job has come, the more it has to say. */
const LOUDNESS: Partial<Record<JobState, number>> = { running: 4, connecting: 3, waiting: 2, queued: 1 };
const FAILED: readonly JobState[] = ['failed', 'preview-only', 'interrupted'];

/** `jobs` holds one job per slot. */
export function summariseJobs(jobs: readonly Job[]): JobSummary {
  const active = jobs.filter((job) => isActive(job.state));
  const lead = active.length > 0 ? toLoudest(active) : toNewest(jobs);
  return {
    state: lead?.state ?? 'idle',
    lead,
    total: jobs.length,
    done: jobs.filter((job) => job.state === 'done').length,
    failed: jobs.filter((job) => FAILED.includes(job.state)).length,
  };
}

function toLoudest(jobs: readonly Job[]): Job | undefined {
  return [...jobs].sort(compareActive)[0];
}

function compareActive(a: Job, b: Job): number {
  return (
    (LOUDNESS[b.state] ?? 0) - (LOUDNESS[a.state] ?? 0) ||
    b.previewCount - a.previewCount ||
    (a.retryAt ?? 0) - (b.retryAt ?? 0) ||
    a.slot - b.slot
  );
}

function toNewest(jobs: readonly Job[]): Job | undefined {
  return [...jobs].sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0) || a.slot - b.slot)[0];
}
