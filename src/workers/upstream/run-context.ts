import type { Failure } from '../../lib/contracts/failure.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Provider } from '../../lib/contracts/provider.ts';
import type { Repositories } from '../../lib/db/repositories.ts';
import type { HeldImages } from './held-images.ts';
import type { HoldJob } from './hold-job.ts';
import type { Lanes } from './lanes.ts';
import type { ConnectError, FetchLike } from './transport/send-request.ts';

/** What running jobs takes from the world; tests put other things in its place. */
export interface RunContext {
  repositories: Repositories;
  lanes: Lanes;
  holdJob: HoldJob;
  held: HeldImages;
  /** Gives back room that can be had without losing what cannot be made again. */
  freeSpace(): Promise<unknown>;
  /** Empty: none. */
  readKey(profileId: string): Promise<string>;
  /** Rejects with AppError where the form is not known. */
  providerOf(profile: Pick<Profile, 'form' | 'description'>): Provider | Promise<Provider>;
  /** What sends a profile's requests: the browser's fetch (undefined), or the demo's. */
  fetchOf(profile: Pick<Profile, 'kind'>): FetchLike | undefined;
  /** Says why no answer came at all. */
  diagnose(input: {
    profile: Profile;
    provider: Provider;
    key: string;
    error: ConnectError;
  }): Promise<Failure>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** Resolves at `at` (ms since the epoch) or when the signal fires. */
  waitUntil(at: number, signal: AbortSignal): Promise<void>;
  createId(): string;
}
