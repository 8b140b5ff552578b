/** A lane that takes no new request; without a row it is open. A lane is a profile. */
export interface LanePause {
  profileId: string;
  /**
   * `cap`: the day's spending reached the profile's cap; opens by itself when the day is over or the cap is raised.
   * `waived`: no pause; the user opened the lane in spite of the cap, which holds until the day is over.
   */
  reason: 'user' | 'cap' | 'waived';
  /** Milliseconds since the epoch. */
  pausedAt: number;
}

/** Why a lane takes no new request. */
export type ClosedReason = Exclude<LanePause['reason'], 'waived'>;

/** Money that was spent, or may have been: one row for each request that an upstream accepted. */
export interface Expense {
  /** Job id and attempt number: a request is counted once, however often it is written. */
  id: string;
  jobId: string;
  profileId: string;
  profileName: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Day on this device, `2026-11-21`. */
  day: string;
  usd: number;
  /** `actual` from the usage that the upstream reported; `estimate` where it reported none. */
  kind: 'actual' | 'estimate';
}

/** Sum of a day's expenses of a profile. */
export interface ExpenseTotal {
  day: string;
  profileId: string;
  profileName: string;
  requests: number;
  actualUsd: number;
  estimatedUsd: number;
}

/** How long jobs of one kind took lately. */
export interface SpanRecord {
  /** See `toSpanKey`. */
  key: string;
  /** Milliseconds of the last 40 jobs that gave a final image, newest last. */
  durations: number[];
}
