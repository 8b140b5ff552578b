import type { UpstreamApi } from '../../lib/contracts/upstream-api.ts';
import { toFailure } from '../../lib/kernel/app-error.ts';
import { createJobControl } from './job-control.ts';
import type { JobControl } from './job-control.ts';
import type { RunContext } from './run-context.ts';
import { runJob } from './run-job.ts';

/** A wish that another window's worker may have to fulfil, since it holds the job. */
export interface JobWish {
  wish: 'cancel' | 'retry' | 'stop';
  jobId: string;
}

export interface JobRunner extends Pick<
  UpstreamApi,
  'wake' | 'enqueue' | 'cancel' | 'retryNow' | 'stopWaiting'
> {
  /** Fulfils another window's wish if this worker holds the job. */
  obey(wish: JobWish): void;
  /** Resolves when no job is left that this worker runs or waits for. */
  whenIdle(): Promise<void>;
}

/** The runs of this worker by job, from the moment it asks for the job until it has let go of it. */
interface Runs {
  /** Asks for the job; one that is asked for already stays as it is. */
  start(jobId: string): void;
  control(jobId: string): JobControl | undefined;
  whenIdle(): Promise<void>;
}

/**
 * Runs jobs, each by one worker of all windows: every worker asks for the lock of every job it hears of, and the one that gets
 * it runs the job as its row says. What happens to a job is written to its row and told nobody else.
 */
export function createJobRunner(
  context: RunContext,
  tell: (wish: JobWish) => void = () => undefined,
): JobRunner {
  const { jobs } = context.repositories;
  const runs = createRuns(context);

  async function cancel(jobIds: string[]): Promise<void> {
    for (const jobId of jobIds) {
      runs.control(jobId)?.cancel();
      tell({ wish: 'cancel', jobId });
    }
    await Promise.all(jobIds.map((id) => jobs.apply(id, { type: 'job-cancelled', at: context.now() })));
  }

  /** Anything but a waiting job has nothing to end. */
  async function endWait(jobId: string, wish: 'retry' | 'stop'): Promise<void> {
    const job = await jobs.get(jobId);
    if (job?.state !== 'waiting') return;
    runs.start(jobId);
    tell({ wish, jobId });
    fulfil(runs.control(jobId), wish);
  }

  return {
    wake: async () => (await jobs.active()).forEach(({ id }) => runs.start(id)),
    enqueue: async (jobIds) => jobIds.forEach(runs.start),
    cancel,
    retryNow: (jobId) => endWait(jobId, 'retry'),
    stopWaiting: (jobId) => endWait(jobId, 'stop'),
    obey: ({ jobId, wish }) => {
      const control = runs.control(jobId);
      if (control?.isHeld) fulfil(control, wish);
    },
    whenIdle: runs.whenIdle,
  };
}

function fulfil(control: JobControl | undefined, wish: JobWish['wish']): void {
  const acts = { cancel: control?.cancel, stop: control?.stop, retry: control?.endWait };
  acts[wish]?.();
}

function createRuns(context: RunContext): Runs {
  const controls = new Map<string, JobControl>();
  const ends = new Map<string, Promise<void>>();

  function start(jobId: string): void {
    if (controls.has(jobId)) return;
    const control = createJobControl();
    controls.set(jobId, control);
    const end = run(context, jobId, control).finally(() => {
      controls.delete(jobId);
      ends.delete(jobId);
    });
    ends.set(jobId, end);
  }

  return {
    start,
    control: (jobId) => controls.get(jobId),
    whenIdle: async () => {
      while (ends.size > 0) await Promise.allSettled(ends.values());
    },
  };
}

async function run(context: RunContext, jobId: string, control: JobControl): Promise<void> {
  try {
    await context.holdJob(jobId, control.cancelled, async () => {
      control.isHeld = true;
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
