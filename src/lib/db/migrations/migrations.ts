import { init } from './0001-init.ts';
import { queue } from './0002-queue.ts';
import { edits } from './0003-edits.ts';
import { kit } from './0004-kit.ts';
import type { Migration } from './migration.ts';

/** In order; position + 1 is the version. Only ever append. */
export const MIGRATIONS: readonly Migration[] = [init, queue, edits, kit];
