import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../../lib/contracts/failure.ts';
import type { Job } from '../../../lib/contracts/job.ts';
import { canFetchAgain, toCures } from './job-cure.ts';
import { toInsets } from './measure-insets.ts';
import { fakeAttempt, fakeJob, fakeWorkspace } from './records.fake.ts';
import { groupByAttempt, toHeaderText, toRawText } from './raw-text.ts';
import { toResultItems } from './result-items.ts';
import { toChosenKey, toSlotChoice } from './slot-choice.ts';
import { toSpokenJob } from './spoken-job.ts';
import { summariseJobs } from './summarise-jobs.ts';

function speak(jobs: Job[], slot: number, isChosen = false) {
  const item = toResultItems(jobs).find(({ job }) => job.slot === slot);
  return toSpokenJob({ summary: summariseJobs(jobs), item, isChosen })?.id;
}

const done = fakeJob({ id: 'done', slot: 0, state: 'done', assetIds: ['a'] });
const failed = fakeJob({ id: 'failed', slot: 1, state: 'failed' });
const running = fakeJob({ id: 'running', slot: 2, state: 'running' });

it('speaks of what goes on, unless a failed place was chosen by hand', () => {
  expect(speak([done, failed, running], 0)).toBe('running');
  expect(speak([done, failed, running], 1, true)).toBe('failed');
});

it('is silent over a finished image, and speaks of a failed one', () => {
  expect(speak([done, failed], 0)).toBeUndefined();
  expect(speak([done, failed], 1)).toBe('failed');
  expect(speak([done, failed], 9)).toBeUndefined();
});

it.each<[FailureCode, string]>([
  ['auth', 'open-profile'],
  ['storageFull', 'open-storage'],
  ['timeoutGateway', 'try-again'],
])('offers for %s: %s', (code, cure) => {
  expect(toCures(fakeJob({ failure: { code, message: '', retryable: false } }))).toEqual([cure]);
});

it('offers a dearer fallback behind what costs nothing more', () => {
  const failure = { code: 'serverError', message: '', retryable: true } as const;
  expect(toCures(fakeJob({ failure }), { hasDearer: true })).toEqual(['try-again', 'try-fallback']);
});

it('offers to try again where nobody knows what went wrong', () => {
  expect(toCures(fakeJob())).toEqual(['try-again']);
});

describe('an answer that the upstream may still have', () => {
  const there = { resumable: true, responseId: 'r1' } as const;
  const failure = (code: FailureCode) => ({ code, message: '', retryable: true });

  it('is fetched again before anything is paid for again', () => {
    expect(toCures(fakeJob({ ...there, state: 'interrupted' }))).toEqual(['fetch-again', 'try-again']);
    expect(toCures(fakeJob({ ...there, state: 'failed', failure: failure('stalled') }))).toEqual([
      'fetch-again',
      'try-again',
    ]);
    expect(toCures(fakeJob({ ...there, state: 'failed', failure: failure('auth') }))).toEqual([
      'open-profile',
      'fetch-again',
    ]);
  });

  it.each<[string, Partial<Job>]>([
    ['the answer has no name', { state: 'failed', resumable: true }],
    ['the upstream keeps none', { ...there, state: 'failed', resumable: false }],
    ['it is still being waited for', { ...there, state: 'waiting' }],
    ['the user cancelled it', { ...there, state: 'cancelled' }],
    ['the image is here', { ...there, state: 'failed', heldImages: 1 }],
    ['the upstream refused', { ...there, state: 'failed', failure: failure('moderation') }],
  ])('is not offered where %s', (_, changes) => {
    expect(canFetchAgain(fakeJob(changes))).toBe(false);
  });
});

it('offers a held image for download first, and lets it go only after that', () => {
  const job = fakeJob({ state: 'failed', heldImages: 1 });
  expect(toCures(job)).toEqual(['download-held', 'store-held', 'open-storage']);
  expect(toCures(job, { wasDownloaded: true })).toEqual(['drop-held', 'download-held', 'open-storage']);
});

it('forgets the chosen place with the batch, the workspace, or another image opened', () => {
  const workspace = fakeWorkspace({ shownAssetId: 'a' });
  const choice = toSlotChoice(workspace, '1.0', 'a');
  expect(toChosenKey(choice, workspace)).toBe('1.0');
  expect(toChosenKey(choice, { ...workspace, batchId: 'b2' })).toBe('');
  expect(toChosenKey(choice, { ...workspace, shownAssetId: 'z' })).toBe('');
  expect(toChosenKey(choice, { ...workspace, id: 'w2' })).toBe('');
  expect(toChosenKey(choice, undefined)).toBe('');
});

it('keeps the picture clear of the bars, closer to the edge on a phone', () => {
  const bars = { height: 800, topBarEnd: 54, bottomBarStart: 742 };
  expect(toInsets({ ...bars, width: 720 })).toEqual({ top: 72, bottom: 76, left: 40, right: 40 });
  expect(toInsets({ ...bars, width: 390 })).toEqual({ top: 70, bottom: 74, left: 16, right: 16 });
});

it('writes an exchange as one text', () => {
  const text = toRawText(
    fakeAttempt({
      number: 2,
      headAtMs: 420,
      events: [{ atMs: 1204, name: 'response.created', length: 90, text: '{"id":"r1"}' }],
      failure: { code: 'timeoutGateway', message: 'too slow', retryable: true, status: 524 },
    }),
  );
  expect(text.split('\n\n')).toEqual([
    '# 2 request  1970-01-01T00:00:00.000Z',
    'POST https://relay.example.com/v1/responses',
    '{"model":"text-1"}',
    'HTTP 524  +0.42 s',
    'server: edge',
    '+1.20 s  response.created  90\n{"id":"r1"}',
    '<title>524</title>',
    'timeoutGateway  HTTP 524  too slow',
  ]);
  expect(toHeaderText(undefined)).toBe('');
});

it('keeps the exchanges of an attempt together', () => {
  const exchanges = [fakeAttempt(), fakeAttempt({ kind: 'poll' }), fakeAttempt({ number: 2 })];
  expect(groupByAttempt(exchanges).map(({ number, exchanges: { length } }) => [number, length])).toEqual([
    [1, 2],
    [2, 1],
  ]);
});
