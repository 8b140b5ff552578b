import type { EaselDatabase } from '../database.ts';
import { openDatabase } from '../database.ts';
import type { Repositories } from '../repositories.ts';
import { createRepositories } from '../repositories.ts';

/** A fresh database of its own name, and its repositories. */
export function openTestDatabase(): { db: EaselDatabase; repositories: Repositories } {
  const db = openDatabase(`easel-test-${crypto.randomUUID()}`);
  return { db, repositories: createRepositories(db) };
}
