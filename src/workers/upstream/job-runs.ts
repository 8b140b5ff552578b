import { toFailure } from '../../lib/kernel/app-error.ts';
import { createJobControl } from './job-control.ts';
import type { JobControl } from './job-control.ts';
import type { RunContext } from './run-context.ts';
import { runJob } from './run-job.ts';

/** The runs of this worker by job, from the moment it asks for the job until it has let go of it. */
export interface JobRuns {
  /** Asks for the job; for one that is asked for already it looks once more when that run has ended. */
  start(jobId: string): void;
  control(jobId: string): JobControl | undefined;
  controls(): Iterable<JobControl>;
  whenIdle(): Promise<void>;
}

export function createJobRuns(context: RunContext): JobRuns {
  const controls = new Map<string, JobControl>();
  const ends = new Map<string, Promise<void>>();
  /** Jobs that were asked for while they ran: their row may have changed after the run's last look at it. */
  const again = new Set<string>();

  function start(jobId: string): void {
    if (controls.has(jobId)) return void again.add(jobId);
    const control = createJobControl();
    controls.set(jobId, control);
    const end = run(context, jobId, control).finally(() => {
      controls.delete(jobId);
      ends.delete(jobId);
      if (again.delete(jobId)) start(jobId);
    });
    ends.set(jobId, end);
  }

  return {
    start,
    control: (jobId) => controls.get(jobId),
    controls: () => controls.values(),
    whenIdle: async () => {
      while (ends.size > 0) await Promise.allSettled(ends.values());
    },
  };
}

async function run(context: RunContext, jobId: string, control: JobControl): Promise<void> {
  try {
    await context.holdJob(jobId, control.cancelled, async () => {
      control.markHeld();
      await runJob(context, jobId, control);
    });
  } catch (error) {
    // The last net: a defect of ours ends the job in words, not in silence. If even that cannot be written, the next
    // start finds the row.
    const { jobs } = context.repositories;
    await Promise.allSettled([
      jobs.apply(jobId, { type: 'job-failed', failure: toFailure(error), at: context.now() }),
    ]);
  }
}
