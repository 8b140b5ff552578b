import type { PriceTable } from './price.ts';

/** One row per key. */
export interface Settings {
  theme: 'system' | 'light' | 'dark';
  /** Edge of the canvas that the tools stand at: the right one for those who hold the pen in the left hand. */
  toolsSide: 'left' | 'right';
  /** Profile for new workspaces; empty: the first one. */
  defaultProfileId: string;
  /** Selected tab. */
  selectedWorkspaceId: string;
  /** The user's own price table, where one was set. */
  priceTable: PriceTable | null;
  /** A notification when the last job of a batch ends while the page is hidden. */
  notify: boolean;
  /** A sound with it. */
  sound: boolean;
  /** Keep the screen on while jobs run. */
  keepAwake: boolean;
  /** Answer of `navigator.storage.persist()`; null: not asked yet. */
  storagePersistent: boolean | null;
}

export type SettingName = keyof Settings;
