import type { ConnectionReport, Profile } from './profile.ts';

/**
 * What the page may ask of the upstream worker. Nothing it answers holds a key. Job progress does not come back this way:
 * it is written to the database, where the page watches it.
 * Cancelling is cooperative: the worker lives on.
 */
export interface UpstreamApi {
  /** Looks for jobs that nobody holds (after a start, or when the page shows again) and runs what is queued. */
  wake(): Promise<void>;
  /** Runs the queued jobs with these ids; their rows must already be written. Returns at once. */
  enqueue(jobIds: string[]): Promise<void>;
  /** Ends a queued, waiting or running job as `cancelled`; unknown and ended ids are ignored. */
  cancel(jobIds: string[]): Promise<void>;
  /** Ends the wait of a waiting job now. */
  retryNow(jobId: string): Promise<void>;
  /** Ends a waiting job: its last preview is kept if there is one, else it is failed with its last failure. */
  stopWaiting(jobId: string): Promise<void>;
  /** Stores a key, encrypted; empty deletes it. The one way a key ever goes. */
  putKey(profileId: string, key: string): Promise<void>;
  /** Copies a stored key to another profile without the page seeing it. */
  copyKey(fromProfileId: string, toProfileId: string): Promise<void>;
  /** Tests a profile that may not be saved yet; `key` null means the stored one. Sends no paid request. */
  testConnection(profile: Profile, key: string | null, page: PageFacts): Promise<ConnectionReport>;
}

/** What only the page knows and a diagnosis needs. */
export interface PageFacts {
  /** `location.protocol === 'https:'` */
  isSecurePage: boolean;
  isOnline: boolean;
}
