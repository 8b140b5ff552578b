import type { Failure, FailureCode } from '../contracts/failure.ts';

/** What to do after an attempt that failed. `retryAt` in milliseconds since the epoch. */
export type RetryPlan = { action: 'wait'; retryAt: number } | { action: 'keep-preview' } | { action: 'fail' };

/**
 * What chance may add to a wait, so that jobs which failed together do not come back together: a tenth of it, and too little
 * to be seen in seconds.
 */
const JITTER = 0.1;
const MAX_JITTER_MS = 499;

/** Nothing a server says makes a job wait longer than a day. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1000;

/** Here the upstream said no to the picture itself: a preview of it is not handed over in its place. */
const NO_PREVIEW: readonly FailureCode[] = ['moderation', 'refused', 'cancelled'];

/**
 * Decides by the failure, the attempts begun so far (`attempt`, from 1) and those allowed (`maxAttempts`, the first one included).
 * `waitMs` is the profile's pause; `Retry-After` wins over it. `random` is in [0, 1).
 */
export function planRetry(input: {
  failure: Failure;
  attempt: number;
  maxAttempts: number;
  waitMs: number;
  hasPreview: boolean;
  now: number;
  random: number;
}): RetryPlan {
  const { failure, attempt, maxAttempts, hasPreview, now } = input;
  if (failure.retryable && attempt < maxAttempts) return { action: 'wait', retryAt: now + toWaitMs(input) };
  return { action: hasPreview && !NO_PREVIEW.includes(failure.code) ? 'keep-preview' : 'fail' };
}

function toWaitMs({ failure, waitMs, random }: { failure: Failure; waitMs: number; random: number }): number {
  const asked = failure.retryAfterMs;
  const wait = asked === undefined ? waitMs + Math.min(waitMs * JITTER, MAX_JITTER_MS) * random : asked;
  return Math.round(Math.min(Math.max(wait, 0), MAX_WAIT_MS));
}
