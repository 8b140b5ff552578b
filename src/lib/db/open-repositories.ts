import { openDatabase } from './database.ts';
import { createRepositories } from './repositories.ts';
import type { Repositories } from './repositories.ts';

/** The repositories over this origin's database. A page imports this dynamically: Dexie comes with it. */
export function openRepositories(): Repositories {
  return createRepositories(openDatabase());
}
