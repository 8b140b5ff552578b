import type { Attempt } from '../contracts/job.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

export interface AttemptRepository {
  put(attempt: Attempt): Promise<void>;
  /** First attempt first. */
  ofJob(jobId: string): Promise<Attempt[]>;
}

/** What was sent and came back, for "Raw response". */
export function createAttemptRepository(db: EaselDatabase): AttemptRepository {
  return {
    put: (attempt) => guardStorage(() => db.attempts.put(attempt).then(() => undefined)),
    ofJob: (jobId) =>
      guardStorage(() =>
        db.attempts.where('[jobId+number]').between([jobId, -Infinity], [jobId, Infinity]).toArray(),
      ),
  };
}
