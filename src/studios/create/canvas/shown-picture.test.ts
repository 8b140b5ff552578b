import { describe, expect, it } from 'vitest';
import type { Job } from '../../../lib/contracts/job.ts';
import { fakeAsset, fakeJob, fakePreview } from './records.fake.ts';
import { toResultItems } from './result-items.ts';
import { chooseShown, isOnlyPreview, toPictureOfAsset, toPictureOfJob } from './shown-picture.ts';

const choose = (jobs: Job[], { chosenKey = '', shownAssetId = '' } = {}) =>
  chooseShown({ items: toResultItems(jobs), chosenKey, shownAssetId });

const done = fakeJob({ id: 'done', slot: 0, state: 'done', assetIds: ['a1'] });
const running = fakeJob({
  id: 'running',
  slot: 1,
  state: 'running',
  preview: fakePreview(),
  previewCount: 1,
});
const queued = fakeJob({ id: 'queued', slot: 2 });
const failed = fakeJob({ id: 'failed', slot: 3, state: 'failed' });

describe('results', () => {
  it('are numbered by place; one job may have several images', () => {
    const items = toResultItems([fakeJob({ slot: 0, assetIds: ['x', 'y'] }), fakeJob({ id: 'j2', slot: 1 })]);
    expect(items.map(({ key, number, assetId }) => [key, number, assetId])).toEqual([
      ['0.0', 1, 'x'],
      ['0.1', 2, 'y'],
      ['1.0', 3, undefined],
    ]);
  });

  it('keep their key from the start to the first image', () => {
    const [before] = toResultItems([fakeJob({ state: 'running' })]);
    const [after] = toResultItems([fakeJob({ state: 'done', assetIds: ['x'] })]);
    expect(after?.key).toBe(before?.key);
  });
});

describe('what is shown', () => {
  it('is nothing where there is nothing', () => {
    expect(choose([])).toEqual({ item: undefined, assetId: '', job: undefined });
  });

  it('is what was chosen by hand, before all else', () => {
    const jobs = [done, running, queued, failed];
    expect(choose(jobs, { chosenKey: '3.0', shownAssetId: 'a1' }).job?.id).toBe('failed');
    expect(choose(jobs, { shownAssetId: 'a1' })).toMatchObject({ assetId: 'a1', item: { number: 1 } });
    expect(choose(jobs, { shownAssetId: 'of another batch' })).toEqual({
      item: undefined,
      assetId: 'of another batch',
      job: undefined,
    });
  });

  it('is the running job with a preview, where nothing was chosen', () => {
    expect(choose([done, queued, running]).job?.id).toBe('running');
  });

  it('is an image that is there rather than a job that has nothing to show', () => {
    expect(choose([queued, done]).assetId).toBe('a1');
    expect(choose([failed, done]).assetId).toBe('a1');
  });

  it('is the place of the furthest job while nothing is there', () => {
    const connecting = fakeJob({ id: 'connecting', slot: 1, state: 'running' });
    expect(choose([queued, connecting]).job?.id).toBe('connecting');
    expect(choose([failed]).job?.id).toBe('failed');
  });
});

describe('the picture', () => {
  it('of an asset says whether it is final', () => {
    expect(toPictureOfAsset(fakeAsset()).kind).toBe('final');
    expect(toPictureOfAsset(fakeAsset({ kind: 'preview' })).kind).toBe('preview-only');
  });

  it('of a job is its newest preview, in its own pixels', () => {
    expect(toPictureOfJob(queued)).toBeUndefined();
    expect(toPictureOfJob(running)).toMatchObject({ kind: 'preview', width: 768, height: 512, assetId: '' });
    expect(toPictureOfJob({ ...running, state: 'cancelled' })?.kind).toBe('preview-only');
  });

  it('is marked while the job waits, and while only an earlier attempt has sent one', () => {
    expect(isOnlyPreview('preview', running)).toBe(false);
    expect(isOnlyPreview('preview', { ...running, state: 'waiting' })).toBe(true);
    expect(isOnlyPreview('preview', { ...running, state: 'connecting', previewCount: 0 })).toBe(true);
    expect(isOnlyPreview('preview-only', undefined)).toBe(true);
    expect(isOnlyPreview('final', done)).toBe(false);
  });
});
