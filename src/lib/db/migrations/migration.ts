import type { Transaction } from 'dexie';

/** One step of the schema. Frozen once shipped; it imports nothing of the app, so that a later change cannot rewrite history. */
export interface Migration {
  name: string;
  /** Dexie's index syntax; only tables that change, null removes one. */
  stores: Record<string, string | null>;
  /** Rewrites rows. Every migration that has it is exercised by a test. */
  up?: (transaction: Transaction) => Promise<void>;
}
