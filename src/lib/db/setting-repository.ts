import type { SettingName, Settings } from '../contracts/settings.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

export interface SettingRepository {
  /** With defaults where nothing was set. */
  all(): Promise<Settings>;
  set<Name extends SettingName>(name: Name, value: Settings[Name]): Promise<void>;
}

/** What holds until someone chooses otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  toolsSide: 'left',
  defaultProfileId: '',
  selectedWorkspaceId: '',
  priceTable: null,
  notify: false,
  sound: false,
  keepAwake: true,
  storagePersistent: null,
};

/** Settings, one row each, so that two windows that change two settings both win. */
export function createSettingRepository(db: EaselDatabase): SettingRepository {
  return {
    all: () =>
      guardStorage(async () => {
        const rows = await db.settings.toArray();
        const known = rows.filter((row) => Object.hasOwn(DEFAULT_SETTINGS, row.name));
        return { ...DEFAULT_SETTINGS, ...Object.fromEntries(known.map((row) => [row.name, row.value])) };
      }),
    set: (name, value) => guardStorage(() => db.settings.put({ name, value }).then(() => undefined)),
  };
}
