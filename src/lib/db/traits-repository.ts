import type { Profile } from '../contracts/profile.ts';
import type { Traits } from '../contracts/traits.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

type Upstream = Pick<Profile, 'id' | 'form' | 'baseUrl'>;

export interface TraitsRepository {
  all(): Promise<Traits[]>;
  /** What is known of this upstream; blank where the profile has been pointed at another one since. */
  of(profile: Upstream): Promise<Traits>;
  /** Changes what is known, in one transaction; `at` in ms since the epoch. Answers with what holds then. */
  change(profile: Upstream, at: number, change: (traits: Traits) => Partial<Traits>): Promise<Traits>;
  delete(profileId: string): Promise<void>;
}

/** What jobs and the doctor learned of each profile's upstream. */
export function createTraitsRepository(db: EaselDatabase): TraitsRepository {
  const read = async (profile: Upstream): Promise<Traits> => {
    const row = await db.traits.get(profile.id);
    const isSame = row?.form === profile.form && row.baseUrl === profile.baseUrl;
    return isSame ? row : toBlankTraits(profile);
  };
  return {
    all: () => guardStorage(() => db.traits.toArray()),
    of: (profile) => guardStorage(() => read(profile)),
    change: (profile, at, change) =>
      guardStorage(() =>
        db.transaction('rw', db.traits, async () => {
          const before = await read(profile);
          const after: Traits = { ...before, ...change(before), updatedAt: at };
          await db.traits.put(after);
          return after;
        }),
      ),
    delete: (profileId) => guardStorage(() => db.traits.delete(profileId)),
  };
}

/** An upstream of which nothing is known. */
export function toBlankTraits({ id, form, baseUrl }: Upstream): Traits {
  return { profileId: id, form, baseUrl, resume: 'unknown', relays: [], findings: [], updatedAt: 0 };
}
