import { expect, it } from 'vitest';
import type { Job } from '../../lib/contracts/job.ts';
import { sampleJob, sampleProfile } from '../../lib/db/testing/sample-rows.ts';
import { toEnded, toLanes, toReplaced } from './queue-lanes.ts';

const job = (id: string, changes: Partial<Job> = {}) => sampleJob({ id, order: 1, ...changes });
const profiles = [sampleProfile(), sampleProfile({ id: 'p2', name: 'Second' })];
const fallback = {
  profileId: 'p2',
  profileName: 'Second',
  form: 'images',
  textModel: '',
  imageModel: '',
} as const;

it('groups by the profile that does the work, what has begun before what is queued', () => {
  const jobs = [
    job('late', { order: 9 }),
    job('early'),
    job('running', { state: 'running', order: 99 }),
    job('taken over', { fallback }),
    job('ended', { state: 'failed' }),
  ];
  const lanes = toLanes({ jobs, pauses: [], profiles });
  const ids = lanes.map(({ name, begun, queued }) => [name, ...[...begun, ...queued].map(({ id }) => id)]);
  expect(ids).toEqual([
    ['Studio', 'running', 'early', 'late'],
    ['Second', 'taken over'],
  ]);
});

it('shows an empty lane only while it is paused', () => {
  const pause = { profileId: 'p2', reason: 'user', pausedAt: 1 } as const;
  expect(toLanes({ jobs: [], pauses: [], profiles })).toEqual([]);
  expect(toLanes({ jobs: [], pauses: [pause], profiles })).toMatchObject([{ name: 'Second', pause }]);
  expect(toLanes({ jobs: [], pauses: [{ ...pause, profileId: 'gone' }], profiles })).toEqual([]);
});

it('keeps the jobs of a profile that is gone', () => {
  const lanes = toLanes({ jobs: [job('a', { profileId: 'gone' })], pauses: [], profiles });
  expect(lanes).toMatchObject([{ profileId: 'gone', name: 'Demo', profile: undefined }]);
});

it('leaves out what was taken up again, and takes the newest word on the rest', () => {
  const recent = [job('reopened', { state: 'failed' }), job('ended', { state: 'failed' })];
  const live = [job('reopened', { state: 'waiting' }), job('ended', { state: 'failed', heldImages: 1 })];
  const ended = toEnded(recent, (id) => live.find((one) => one.id === id));
  expect(ended).toEqual([live[1]]);
});

it('knows which jobs were tried again', () => {
  const jobs = [
    job('old', { state: 'failed', createdAt: 1 }),
    job('new', { createdAt: 2 }),
    job('other place', { slot: 1, createdAt: 1 }),
    job('other batch', { batchId: 'b9', createdAt: 1 }),
  ];
  expect([...toReplaced(jobs)]).toEqual(['old']);
});
