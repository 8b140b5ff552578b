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

export interface JobRunner extends Pick<UpstreamApi, 'wake' | 'enqueue' | 'cancel' | 'retryNow' | 'stopWaiting'> {
  /** Fulfils another window's wish if this worker holds the job. */
  obey(wish: JobWish): void;
  /** Resolves when no job is left that this worker runs or waits for. */
  whenIdle(): Promise<void>;
}

/**
 * Runs jobs, each by one worker of all windows: every worker asks for the lock of every job it hears of, and the one that gets
 * it runs the job as its row says. What happens to a job is written to its row and told nobody else.
 */
export function createJobRunner(context: RunContext, tell: (wish: JobWish) => void = () => undefined): JobRunner {
  const { jobs } = context.repositories;
  const controls = new Map<string, JobControl>();
  const runs = new Map<string, Promise<void>>();

  function start(jobId: string): JobControl {
    const known = controls.get(jobId);
    if (known) return known;
    const control = createJobControl();
    controls.set(jobId, control);
    runs.set(
      jobId,
      run(jobId, control).finally(() => {
        controls.delete(jobId);
        runs.delete(jobId);
      }),
    );
    return control;
  }

  async function run(jobId: string, control: JobControl): Promise<void> {
    try {
      await context.holdJob(jobId, control.cancelled, async () => {
        control.isHeld = true;
        await runJob(context, jobId, control);
      });
    } catch (error) {
      await fail(jobId, error);
    }
  }

  /** The last net: a defect of ours ends the job in words, not in silence. If even that cannot be written, the next start finds the row. */
  async function fail(jobId: string, error: unknown): Promise<void> {
    await Promise.allSettled([jobs.apply(jobId, { type: 'job-failed', failure: toFailure(error), at: context.now() })]);
  }

  async function cancel(jobIds: string[]): Promise<void> {
    for (const jobId of jobIds) {
      controls.get(jobId)?.cancel();
      tell({ wish: 'cancel', jobId });
    }
    await Promise.all(jobIds.map((id) => jobs.apply(id, { type: 'job-cancelled', at: context.now() })));
  }

  /** Anything but a waiting job has nothing to end. */
  async function endWait(jobId: string, wish: 'retry' | 'stop'): Promise<void> {
    const job = await jobs.get(jobId);
    if (job?.state !== 'waiting') return;
    start(jobId);
    tell({ wish, jobId });
    fulfil({ wish, jobId });
  }

  function fulfil({ wish, jobId }: JobWish): void {
    const control = controls.get(jobId);
    if (!control) return;
    if (wish === 'cancel') control.cancel();
    else if (wish === 'stop') control.stop();
    else control.endWait();
  }

  return {
    wake: async () => (await jobs.active()).forEach(({ id }) => start(id)),
    enqueue: async (jobIds) => jobIds.forEach(start),
    cancel,
    retryNow: (jobId) => endWait(jobId, 'retry'),
    stopWaiting: (jobId) => endWait(jobId, 'stop'),
    obey: (wish) => {
      if (controls.get(wish.jobId)?.isHeld) fulfil(wish);
    },
    whenIdle: async () => {
      while (runs.size > 0) await Promise.allSettled(runs.values());
    },
  };
}
