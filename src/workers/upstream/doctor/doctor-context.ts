import type { Profile } from '../../../lib/contracts/profile.ts';
import type { Provider } from '../../../lib/contracts/provider.ts';
import type { Repositories } from '../../../lib/db/repositories.ts';
import type { FetchLike } from '../transport/send-request.ts';
import type { Pixels } from './pixels.ts';

/** What the doctor takes from the world; tests put other things in its place. */
export interface DoctorContext {
  repositories: Pick<Repositories, 'profiles' | 'traits' | 'attempts' | 'settings' | 'expenses'>;
  /** Empty: none. */
  readKey(profileId: string): Promise<string>;
  providerOf(profile: Pick<Profile, 'form' | 'description'>): Provider | Promise<Provider>;
  fetchOf(profile: Pick<Profile, 'kind'>): FetchLike | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
  createId(): string;
  /** Default: asks the network in a way whose answer nobody may read. */
  probeHost?(url: string, timeoutMs: number): Promise<boolean>;
  /** Default: with an OffscreenCanvas. */
  pixels?: Pixels;
}
