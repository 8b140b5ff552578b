import type { Capabilities } from './capabilities.ts';
import type { ConnectionReport, Profile } from './profile.ts';
import type { ProviderCard } from './provider.ts';
import type { Failure } from './failure.ts';
import type { TextTask } from './text-task.ts';
import type { ProbeId } from './traits.ts';

/** A question to a text model. */
export interface TextAsk {
  profileId: string;
  task: TextTask;
  /** What the model is to do. */
  instruction: string;
  /** What it is to do it with. */
  text: string;
  /** An image in the bytes table to look at. */
  imageHash?: string;
}

export interface TextAnswer {
  /** Empty only with a failure. */
  text: string;
  failure?: Failure;
}

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
  /**
   * The page was away or off line and is back: every stream that can be taken up again is, since the old line may be dead
   * without saying so; those that cannot are left to their stall timer.
   */
  reconnect(): Promise<void>;
  /** Takes the answer of an ended, resumable job up again; anything else is left as it is. */
  reopen(jobId: string): Promise<void>;
  /** Rows that steer the queue have changed (order of jobs, pauses, limits, caps): look at them again. */
  requeue(): Promise<void>;
  /** Images of a job that found no room; empty if there are none any more. */
  heldImages(jobId: string): Promise<HeldImage[]>;
  /** Tries again to store them; true if all found room. The job is then done. */
  storeHeldImages(jobId: string): Promise<boolean>;
  /** Lets go of them, once they were downloaded. */
  dropHeldImages(jobId: string): Promise<void>;
  /**
   * Examines a saved profile's upstream and writes each finding as it comes; `paid` names the probes that cost money and were
   * agreed to. Resolves when it is over. A second call for the same profile answers at once.
   */
  diagnose(profileId: string, paid: ProbeId[], page: PageFacts): Promise<void>;
  /** Ends a diagnosis; what was found stays. */
  stopDiagnosis(profileId: string): Promise<void>;
  /** Stores a key, encrypted; empty deletes it. The one way a key ever goes. */
  putKey(profileId: string, key: string): Promise<void>;
  /** Copies a stored key to another profile without the page seeing it. */
  copyKey(fromProfileId: string, toProfileId: string): Promise<void>;
  /** Providers beyond the relays' forms, in the order to offer them. */
  providers(): Promise<ProviderCard[]>;
  /**
   * What the provider of a profile says of its image model, or the upstream itself where that knows more; undefined for relays
   * and for forms that are not known. The profile may not be saved yet; `key` null means the stored one. Sends no paid request;
   * `isOffline`: none at all, and answers with what is known without.
   */
  capabilitiesOf(
    profile: Profile,
    key: string | null,
    options?: { isOffline: boolean },
  ): Promise<Capabilities | undefined>;
  /** Asks a profile's text model; sent once, never again by itself: it may be paid for. */
  askText(ask: TextAsk): Promise<TextAnswer>;
  /** Tests a profile that may not be saved yet; `key` null means the stored one. Sends no paid request. */
  testConnection(profile: Profile, key: string | null, page: PageFacts): Promise<ConnectionReport>;
}

/** An image that was paid for and could not be stored. */
export interface HeldImage {
  blob: Blob;
  mimeType: string;
}

/** What only the page knows and a diagnosis needs. */
export interface PageFacts {
  /** `location.protocol === 'https:'` */
  isSecurePage: boolean;
  isOnline: boolean;
}
