import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { Asset, StoredBytes, Thumbnail } from '../contracts/asset.ts';
import type { EditDocument, MaskTile, UndoStep } from '../contracts/edit-document.ts';
import type { Attempt, Job } from '../contracts/job.ts';
import type { KitItem } from '../contracts/kit.ts';
import type { Profile } from '../contracts/profile.ts';
import type { StoredPrompt } from '../contracts/prompt.ts';
import type { Expense, LanePause, SpanRecord } from '../contracts/queue.ts';
import type { Traits } from '../contracts/traits.ts';
import type { Workspace } from '../contracts/workspace.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import type { Migration } from './migrations/migration.ts';

/** A key, encrypted with the master key (AES-GCM). */
export interface StoredSecret {
  profileId: string;
  iv: Uint8Array;
  data: ArrayBuffer;
}

/** One row per setting. */
export interface SettingRow {
  name: string;
  value: unknown;
}

/** What belongs to the database itself: the master key, the canary. */
export interface MetaRow {
  name: string;
  value: unknown;
}

/** A preview whose job has a newer one, or its final image: its bytes may go once nothing else refers to them. */
export interface SupersededRow {
  hash: string;
  sizeBytes: number;
  /** Since when, ms since the epoch. */
  at: number;
}

/** The tables, typed. Only repositories touch them. */
export interface EaselTables {
  profiles: Table<Profile, string>;
  secrets: Table<StoredSecret, string>;
  workspaces: Table<Workspace, string>;
  jobs: Table<Job, string>;
  attempts: Table<Attempt, string>;
  assets: Table<Asset, string>;
  bytes: Table<StoredBytes, string>;
  thumbnails: Table<Thumbnail, string>;
  prompts: Table<StoredPrompt, string>;
  settings: Table<SettingRow, string>;
  meta: Table<MetaRow, string>;
  traits: Table<Traits, string>;
  pauses: Table<LanePause, string>;
  expenses: Table<Expense, string>;
  spans: Table<SpanRecord, string>;
  documents: Table<EditDocument, string>;
  maskTiles: Table<MaskTile, string>;
  undoSteps: Table<UndoStep, string>;
  superseded: Table<SupersededRow, string>;
  kit: Table<KitItem, string>;
}

export type EaselDatabase = Dexie & EaselTables;

/** Never change: it is where people's work lies. */
export const DATABASE_NAME = 'easel';

/**
 * Opens (on first use) the database of this origin; page and workers each hold a handle of their own.
 * A handle gives way when another window needs to upgrade or delete it, and opens again on its next use.
 */
export function openDatabase(name: string = DATABASE_NAME): EaselDatabase {
  return openAtMigrations(name, MIGRATIONS);
}

/** The same with a list of migrations of the caller's; tests open earlier versions with it. */
export function openAtMigrations(name: string, migrations: readonly Migration[]): EaselDatabase {
  // With the cache of Dexie 4.4.7 one of two equal live queries misses a change that comes while it runs (observe.test.ts).
  const db = new Dexie(name, { cache: 'disabled' }) as EaselDatabase;
  migrations.forEach((migration, position) => {
    const version = db.version(position + 1).stores(migration.stores);
    if (migration.up) version.upgrade(migration.up);
  });
  return db;
}
