import type { Profile } from '../contracts/profile.ts';
import { repairProfile } from '../kernel/repair-profile.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

export interface ProfileRepository {
  /** Oldest first; damaged ones repaired or left out. */
  all(): Promise<Profile[]>;
  get(id: string): Promise<Profile | undefined>;
  put(profile: Profile): Promise<void>;
  /** Its secret goes with it, what is known of its upstream, and its pause; what it cost stays. */
  remove(id: string): Promise<void>;
}

/** Profiles without their keys. */
export function createProfileRepository(db: EaselDatabase): ProfileRepository {
  return {
    all: () =>
      guardStorage(async () => {
        // Not by the index: it lacks rows that lack the field.
        const profiles = (await db.profiles.toArray()).map(repairProfile).filter((row) => row !== undefined);
        return profiles.sort((a, b) => a.createdAt - b.createdAt);
      }),
    get: (id) => guardStorage(async () => repairProfile(await db.profiles.get(id))),
    put: (profile) => guardStorage(() => db.profiles.put(profile).then(() => undefined)),
    remove: (id) =>
      guardStorage(() =>
        db.transaction('rw', db.profiles, db.secrets, db.traits, db.pauses, async () => {
          for (const table of [db.profiles, db.secrets, db.traits, db.pauses]) await table.delete(id);
        }),
      ),
  };
}
