import type { FailureCode } from '../../src/lib/contracts/failure.ts';

/** What a job comes to. */
export type Outcome =
  /** The image, from the request's own line. */
  | { end: 'final' }
  /** The image, from the line that was taken up again. */
  | { end: 'resumed' }
  /** The last preview, marked as one, and why there is nothing better. */
  | { end: 'preview'; code: FailureCode }
  | { end: 'error'; code: FailureCode };

export interface Expectation {
  outcome: Outcome;
  /** Requests that may cost money; the number of attempts is the same. */
  paid: number;
}

/** Attempts that the jobs of the suite may make: the first and two extra ones. */
export const MAX_ATTEMPTS = 3;

export const FINAL: Expectation = { outcome: { end: 'final' }, paid: 1 };

/** The first attempt fails in a way that is worth another one, and that gives the image. */
export const FINAL_AFTER_RETRY: Expectation = { outcome: { end: 'final' }, paid: 2 };

/** The image is there and paid for: it is fetched, not bought again. */
export const RESUMED: Expectation = { outcome: { end: 'resumed' }, paid: 1 };

/** An error that another attempt would only repeat. */
export const refusedAs = (code: FailureCode): Expectation => ({ outcome: { end: 'error', code }, paid: 1 });

/** Every attempt that is allowed fails, and nothing came. */
export const givenUpAs = (code: FailureCode): Expectation => ({
  outcome: { end: 'error', code },
  paid: MAX_ATTEMPTS,
});

/** Every attempt that is allowed fails, but a preview came. */
export const previewKept = (code: FailureCode): Expectation => ({
  outcome: { end: 'preview', code },
  paid: MAX_ATTEMPTS,
});
