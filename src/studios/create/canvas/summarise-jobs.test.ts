import { describe, expect, it } from 'vitest';
import type { JobState } from '../../../lib/contracts/job.ts';
import { fakeJob } from './records.fake.ts';
import { summariseJobs } from './summarise-jobs.ts';

const batch = (...states: JobState[]) =>
  states.map((state, slot) => fakeJob({ id: `j${slot}`, slot, state, endedAt: 1000 + slot }));

describe('the state of a batch', () => {
  it('is idle without one', () => {
    expect(summariseJobs([])).toEqual({ state: 'idle', lead: undefined, total: 0, done: 0, failed: 0 });
  });

  it.each<[JobState[], JobState]>([
    [['queued', 'running', 'waiting'], 'running'],
    [['queued', 'connecting', 'waiting'], 'connecting'],
    [['queued', 'waiting', 'done'], 'waiting'],
    [['failed', 'queued', 'done'], 'queued'],
  ])('of %j is what goes on: %s', (states, state) => {
    expect(summariseJobs(batch(...states)).state).toBe(state);
  });

  it('is that of the one that ended last, once all have', () => {
    expect(summariseJobs(batch('done', 'failed')).state).toBe('failed');
    expect(summariseJobs(batch('failed', 'cancelled', 'done')).state).toBe('done');
    expect(summariseJobs(batch('preview-only')).state).toBe('preview-only');
    expect(summariseJobs(batch('interrupted')).state).toBe('interrupted');
  });

  it('counts what came and what failed, but not what was cancelled', () => {
    const states: JobState[] = ['done', 'failed', 'done', 'cancelled', 'preview-only'];
    expect(summariseJobs(batch(...states))).toMatchObject({ total: 5, done: 2, failed: 2 });
  });
});

describe('the job that is spoken of', () => {
  it('is the running one with the most previews', () => {
    const jobs = [
      fakeJob({ id: 'a', slot: 0, state: 'running', previewCount: 1 }),
      fakeJob({ id: 'b', slot: 1, state: 'running', previewCount: 2 }),
    ];
    expect(summariseJobs(jobs).lead?.id).toBe('b');
  });

  it('is the waiting one whose turn comes first', () => {
    const jobs = [
      fakeJob({ id: 'a', slot: 0, state: 'waiting', retryAt: 9000 }),
      fakeJob({ id: 'b', slot: 1, state: 'waiting', retryAt: 4000 }),
    ];
    expect(summariseJobs(jobs).lead?.id).toBe('b');
  });
});
