import type { Job } from '../../lib/contracts/job.ts';
import { createJob } from '../../lib/kernel/reduce-job.ts';

/** A job row with only what a test says about it. */
export function fakeJob(changes: Partial<Job> = {}): Job {
  const job = createJob({
    id: crypto.randomUUID(),
    workspaceId: 'w1',
    profileId: 'p1',
    batchId: 'b1',
    slot: 0,
    recipe: { prompt: 'A lighthouse at dusk' } as Job['recipe'],
    previewsWanted: 2,
    maxAttempts: 4,
    createdAt: 1000,
  });
  return { ...job, ...changes };
}
