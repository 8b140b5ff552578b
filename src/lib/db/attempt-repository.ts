import type { Attempt } from '../contracts/job.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

export interface AttemptRepository {
  put(attempt: Attempt): Promise<void>;
  /** In the order in which they were sent. */
  ofJob(jobId: string): Promise<Attempt[]>;
  /** The last ones of a profile, newest first. */
  ofProfile(profileId: string, limit: number): Promise<Attempt[]>;
}

/** What was sent and came back, for "Raw response". */
export function createAttemptRepository(db: EaselDatabase): AttemptRepository {
  return {
    put: (attempt) => guardStorage(() => db.attempts.put(attempt).then(() => undefined)),
    ofJob: (jobId) =>
      guardStorage(() =>
        db.attempts
          .where('[jobId+number]')
          .between([jobId, -Infinity], [jobId, Infinity])
          .sortBy('startedAt'),
      ),
    ofProfile: (profileId, limit) =>
      guardStorage(() =>
        db.attempts
          .where('[profileId+startedAt]')
          .between([profileId, -Infinity], [profileId, Infinity])
          .reverse()
          .limit(limit)
          .toArray(),
      ),
  };
}
