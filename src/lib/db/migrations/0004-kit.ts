import type { Migration } from './migration.ts';

/*
 * kit                     templates, styles, personas, presets and word lists of one's own
 * kit ── bytes (SHA-256)  reference images of personas
 */
export const kit: Migration = {
  name: '0004-kit',
  stores: { kit: 'id, kind' },
};
