import type { Job } from '../../lib/contracts/job.ts';

/**
 * When the wait of a waiting job ends (ms since the epoch), by a clock that may have been set since it began: never later than
 * its whole length from now.
 */
export function toWaitEnd(job: Pick<Job, 'retryAt' | 'waitStartedAt'>, now: number): number {
  const { retryAt = now, waitStartedAt = now } = job;
  const length = Math.max(0, retryAt - waitStartedAt);
  return Math.max(now, Math.min(retryAt, now + length));
}
