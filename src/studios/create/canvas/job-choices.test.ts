import { expect, it } from 'vitest';
import type { FailureCode } from '../../../lib/contracts/failure.ts';
import type { Job } from '../../../lib/contracts/job.ts';
import { toCure } from './job-cure.ts';
import { toInsets } from './measure-insets.ts';
import { fakeJob, fakeWorkspace } from './records.fake.ts';
import { toHeaderText, toRawText } from './raw-text.ts';
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
  expect(toCure({ failure: { code, message: '', retryable: false } })).toBe(cure);
});

it('offers to try again where nobody knows what went wrong', () => {
  expect(toCure({})).toBe('try-again');
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

it('writes an attempt as one text', () => {
  const text = toRawText({
    id: 'x',
    jobId: 'j',
    number: 2,
    startedAt: 0,
    method: 'POST',
    url: 'https://relay.example.com/v1/responses',
    requestBody: '{"a":1}',
    status: 524,
    responseHeaders: { 'content-type': 'text/html', server: 'edge' },
    responseBody: '<html>',
    failure: { code: 'timeoutGateway', message: '', retryable: true, status: 524 },
  });
  expect(text).toBe(
    '# 2  1970-01-01T00:00:00.000Z\n\nPOST https://relay.example.com/v1/responses\n\n{"a":1}\n\nHTTP 524  timeoutGateway\n\ncontent-type: text/html\nserver: edge\n\n<html>',
  );
  expect(toHeaderText(undefined)).toBe('');
});
