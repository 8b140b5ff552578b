import type { Profile } from '../contracts/profile.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

export interface ProfileRepository {
  /** Oldest first. */
  all(): Promise<Profile[]>;
  get(id: string): Promise<Profile | undefined>;
  put(profile: Profile): Promise<void>;
  /** Its secret goes with it. */
  remove(id: string): Promise<void>;
}

/** Profiles without their keys. */
export function createProfileRepository(db: EaselDatabase): ProfileRepository {
  return {
    all: () => guardStorage(() => db.profiles.orderBy('createdAt').toArray()),
    get: (id) => guardStorage(() => db.profiles.get(id)),
    put: (profile) => guardStorage(() => db.profiles.put(profile).then(() => undefined)),
    remove: (id) =>
      guardStorage(() =>
        db.transaction('rw', db.profiles, db.secrets, async () => {
          await db.profiles.delete(id);
          await db.secrets.delete(id);
        }),
      ),
  };
}
