import type { JobControl } from './job-control.ts';
import type { JobRuns } from './job-runs.ts';
import type { RunContext } from './run-context.ts';

/** What one window's worker tells those of the others, over the channel between them. */
export type JobWish =
  /** For whoever runs the job. */
  | { wish: 'cancel' | 'retry' | 'stop'; jobId: string }
  /** There are jobs to run: whoever hears of them stands in line for them, and takes over from one that dies. */
  | { wish: 'enqueue'; jobIds: string[] }
  /** Rows that steer the queue have changed. */
  | { wish: 'requeue' }
  /** A worker holds images of this job that it could not store: should it die, they are lost and the row must say so. */
  | { wish: 'watch-held'; jobId: string };

type DirectWish = Extract<JobWish, { jobId: string }>['wish'] & ('cancel' | 'retry' | 'stop');

/** Does what a wish for a single job asks for, if it runs here. */
export function fulfil(control: JobControl | undefined, wish: DirectWish): void {
  const acts = { cancel: control?.cancel, stop: control?.stop, retry: control?.endWait };
  acts[wish]?.();
}

export interface WishTakers {
  runs: JobRuns;
  requeue(): Promise<void>;
  watchHeld(jobId: string): void;
}

/** Hears another window's worker out. */
export function obey({ runs, requeue, watchHeld }: WishTakers, said: JobWish): void {
  switch (said.wish) {
    case 'cancel':
    case 'retry':
    case 'stop': {
      const control = runs.control(said.jobId);
      if (control?.isHeld) fulfil(control, said.wish);
      return;
    }
    case 'enqueue':
      return said.jobIds.forEach((id) => runs.start(id));
    case 'requeue':
      return void requeue();
    case 'watch-held':
      return watchHeld(said.jobId);
    default:
      said satisfies never;
  }
}

/** Reads order, limits and pauses of the queue again. Never throws: what was known goes on to hold. */
export async function requeue({ repositories, lanes }: RunContext): Promise<void> {
  const [active] = await Promise.allSettled([repositories.jobs.active()]);
  if (active.status === 'fulfilled') lanes.reorder(new Map(active.value.map(({ id, order }) => [id, order])));
  lanes.refresh();
}
