import type { Job } from '../../lib/contracts/job.ts';
import type { UpstreamApi } from '../../lib/contracts/upstream-api.ts';
import { isActive } from '../../lib/kernel/reduce-job.ts';
import { cancelUpstream } from './cancel-upstream.ts';
import { createJobRuns } from './job-runs.ts';
import type { JobRuns } from './job-runs.ts';
import { fulfil, obey, requeue } from './job-wish.ts';
import type { JobWish } from './job-wish.ts';
import { createHeldImageActs, watchAllHeld, watchHeld } from './keep-held.ts';
import type { RunContext } from './run-context.ts';

export interface JobRunner extends Pick<
  UpstreamApi,
  | 'wake'
  | 'enqueue'
  | 'cancel'
  | 'retryNow'
  | 'stopWaiting'
  | 'reconnect'
  | 'reopen'
  | 'requeue'
  | 'heldImages'
  | 'storeHeldImages'
  | 'dropHeldImages'
> {
  /** Fulfils another window's wish as far as it concerns this worker. */
  obey(wish: JobWish): void;
  /** There is a network again: waits for it end. */
  goOnline(): void;
  /** Resolves when no job is left that this worker runs or waits for. */
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
  const runs = createJobRuns(context);
  const parts: Parts = { context, runs, tell };
  let isAwake = false;
  return {
    ...createHeldImageActs(context),
    wake: async () => {
      for (const { id } of await context.repositories.jobs.active()) runs.start(id);
      // Once: of those that come later the workers that hold them tell.
      if (!isAwake) await watchAllHeld(context);
      isAwake = true;
    },
    enqueue: async (jobIds) => startEverywhere(parts, jobIds),
    cancel: (jobIds) => cancel(parts, jobIds),
    retryNow: (jobId) => endWait(parts, jobId, 'retry'),
    stopWaiting: (jobId) => endWait(parts, jobId, 'stop'),
    reconnect: async () => {
      for (const control of runs.controls()) control.reconnect();
    },
    reopen: (jobId) => reopen(parts, jobId),
    requeue: async () => {
      tell({ wish: 'requeue' });
      await requeue(context);
    },
    obey: (wish) =>
      obey({ runs, requeue: () => requeue(context), watchHeld: (jobId) => watchHeld(context, jobId) }, wish),
    goOnline: () => {
      for (const control of runs.controls()) control.endResumeWait();
    },
    whenIdle: runs.whenIdle,
  };
}

interface Parts {
  context: RunContext;
  runs: JobRuns;
  tell(wish: JobWish): void;
}

/** The others stand in line behind this worker, which the page that asked for the job belongs to. */
function startEverywhere({ runs, tell }: Parts, jobIds: string[]): void {
  for (const id of jobIds) {
    runs.start(id);
    void runs.control(id)?.whenHeld.then(() => tell({ wish: 'enqueue', jobIds: [id] }));
  }
}

async function cancel({ context, runs, tell }: Parts, jobIds: string[]): Promise<void> {
  const { jobs } = context.repositories;
  for (const jobId of jobIds) {
    runs.control(jobId)?.cancel();
    tell({ wish: 'cancel', jobId });
  }
  await Promise.all(
    jobIds.map(async (id) => {
      const before = await jobs.get(id);
      await jobs.apply(id, { type: 'job-cancelled', at: context.now() });
      if (before && livesUpstream(before)) void cancelUpstream(context, before);
    }),
  );
}

function livesUpstream({ state, attempt, responseId }: Job): boolean {
  return isActive(state) && attempt > 0 && responseId !== undefined;
}

/** Anything but a waiting job has nothing to end. */
async function endWait({ context, runs, tell }: Parts, jobId: string, wish: 'retry' | 'stop'): Promise<void> {
  const job = await context.repositories.jobs.get(jobId);
  if (job?.state !== 'waiting') return;
  runs.start(jobId);
  tell({ wish, jobId });
  fulfil(runs.control(jobId), wish);
}

async function reopen(parts: Parts, jobId: string): Promise<void> {
  const { jobs } = parts.context.repositories;
  const job = await jobs.apply(jobId, { type: 'job-reopened', at: parts.context.now() });
  if (job && isActive(job.state)) startEverywhere(parts, [jobId]);
}
