import type { Migration } from './migration.ts';

/*
 * profiles ──┬─ traits (profileId)    what is known of the upstream
 *            ├─ pauses (profileId)    lanes that take no new request
 *            └─ expenses (profileId)  one for each request that was accepted
 * spans                               how long jobs of a kind took
 * superseded ── bytes (SHA-256)       previews that may go
 * jobs, profiles, attempts: new fields
 */
export const queue: Migration = {
  name: '0002-queue',
  stores: {
    // Only ended jobs are in the last index.
    jobs: 'id, state, workspaceId, batchId, preview.bytesHash, endedAt',
    attempts: 'id, [jobId+number], [profileId+startedAt], startedAt',
    traits: 'profileId',
    pauses: 'profileId',
    expenses: 'id, day, [profileId+day]',
    spans: 'key',
    superseded: 'hash, at',
  },
  up: async (transaction) => {
    await transaction
      .table('jobs')
      .toCollection()
      .modify((job: Record<string, unknown>) => {
        job['order'] = job['createdAt'];
        job['resumable'] = false;
        job['resumes'] = 0;
        job['heldImages'] = 0;
        if (job['state'] === 'waiting') job['waitFor'] = 'retry';
      });
    await transaction
      .table('profiles')
      .toCollection()
      .modify((profile: Record<string, unknown>) => {
        profile['fallbackProfileId'] = '';
        profile['dailyCapUsd'] = 0;
      });
    await transaction
      .table('attempts')
      .toCollection()
      .modify((attempt: Record<string, unknown>) => {
        attempt['kind'] = 'request';
        attempt['profileId'] = '';
        attempt['events'] = [];
      });
  },
};
