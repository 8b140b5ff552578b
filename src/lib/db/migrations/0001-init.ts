import type { Migration } from './migration.ts';

/*
 * profiles ──┬─ secrets (profileId)
 *            └─ jobs ─┬─ attempts (jobId)
 * workspaces ─────────┤
 *                     └─ assets ─── thumbnails (asset id, or bytes:<hash>)
 * jobs.preview, assets, sources ─── bytes (SHA-256)
 * prompts · settings · meta (master key, canary)
 */
export const init: Migration = {
  name: '0001-init',
  stores: {
    profiles: 'id, createdAt',
    secrets: 'profileId',
    workspaces: 'id, order',
    jobs: 'id, state, workspaceId, batchId, preview.bytesHash',
    attempts: 'id, [jobId+number]',
    assets: 'id, createdAt, [deletedAt+createdAt], deletedAt, jobId, batchId, bytesHash',
    // Only the primary key: reading a Blob through an index could crash WebKit 18.4.
    bytes: 'hash',
    thumbnails: 'id',
    prompts: 'id, [kind+createdAt]',
    settings: 'name',
    meta: 'name',
  },
};
