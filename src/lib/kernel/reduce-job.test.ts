import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Failure } from '../contracts/failure.ts';
import type { Job, JobEvent, StoredPreview } from '../contracts/job.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { createJob, isActive, isEnded, reduceJob } from './reduce-job.ts';

const recipe = { prompt: 'a red boat' } as Recipe;
const failure: Failure = { code: 'timeoutGateway', message: '', retryable: true, status: 524 };
const preview: StoredPreview = {
  bytesHash: 'p',
  mimeType: 'image/png',
  width: 4,
  height: 4,
  sizeBytes: 9,
  index: 0,
};

const newJob = (): Job =>
  createJob({
    id: 'j',
    workspaceId: 'w',
    profileId: 'p',
    batchId: 'b',
    slot: 0,
    recipe,
    previewsWanted: 2,
    maxAttempts: 4,
    createdAt: 1,
  });

const run = (...events: JobEvent[]): Job => events.reduce(reduceJob, newJob());

it('starts queued, with nothing sent', () => {
  expect(newJob()).toMatchObject({ state: 'queued', attempt: 0, assetIds: [], previewTimes: [] });
});

it('goes from an attempt to its image', () => {
  const job = run(
    { type: 'attempt-started', at: 10 },
    { type: 'answer-started', at: 20 },
    { type: 'response-identified', responseId: 'resp_1', at: 21 },
    { type: 'sequence-seen', sequence: 4, at: 22 },
    { type: 'preview-stored', preview, at: 30 },
    { type: 'image-stored', assetId: 'a', revisedPrompt: 'a boat', at: 40 },
    { type: 'usage-reported', usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 }, at: 41 },
    { type: 'job-completed', at: 42 },
  );
  expect(job).toMatchObject({
    state: 'done',
    attempt: 1,
    startedAt: 10,
    endedAt: 42,
    responseId: 'resp_1',
    sequence: 4,
    assetIds: ['a'],
    revisedPrompt: 'a boat',
    previewTimes: [30],
  });
  expect(job.failure).toBeUndefined();
});

it('keeps the failure while it waits, and the preview over the next attempt', () => {
  const waiting = run(
    { type: 'attempt-started', at: 10 },
    { type: 'preview-stored', preview, at: 11 },
    { type: 'attempt-failed', failure, at: 12 },
    { type: 'wait-started', retryAt: 500, at: 12 },
  );
  expect(waiting).toMatchObject({ state: 'waiting', retryAt: 500, failure });
  const again = reduceJob(waiting, { type: 'attempt-started', at: 500 });
  expect(again).toMatchObject({
    state: 'connecting',
    attempt: 2,
    startedAt: 10,
    attemptStartedAt: 500,
    previewCount: 0,
    preview,
  });
  expect(again).not.toHaveProperty('retryAt');
  expect(again).not.toHaveProperty('failure');
});

it('ends as preview-only with the reason', () => {
  expect(
    run({ type: 'attempt-started', at: 1 }, { type: 'preview-kept', assetId: 'a', failure, at: 9 }),
  ).toMatchObject({ state: 'preview-only', assetIds: ['a'], failure, endedAt: 9 });
});

it('takes a suffix of a stream, and no sequence number goes back', () => {
  const job = run(
    { type: 'sequence-seen', sequence: 9, at: 1 },
    { type: 'sequence-seen', sequence: 3, at: 2 },
  );
  expect(job.sequence).toBe(9);
});

it('counts one image once', () => {
  expect(
    run({ type: 'image-stored', assetId: 'a', at: 1 }, { type: 'image-stored', assetId: 'a', at: 2 })
      .assetIds,
  ).toEqual(['a']);
});

const anyEvent = fc.constantFrom<JobEvent>(
  { type: 'attempt-started', at: 1 },
  { type: 'answer-started', at: 2 },
  { type: 'response-identified', responseId: 'r', at: 3 },
  { type: 'sequence-seen', sequence: 1, at: 4 },
  { type: 'preview-stored', preview, at: 5 },
  { type: 'image-stored', assetId: 'a', at: 6 },
  { type: 'usage-reported', usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 }, at: 7 },
  { type: 'attempt-failed', failure, at: 8 },
  { type: 'wait-started', retryAt: 99, at: 9 },
  { type: 'job-completed', at: 10 },
  { type: 'preview-kept', assetId: 'b', failure, at: 11 },
  { type: 'job-failed', failure, at: 12 },
  { type: 'job-cancelled', at: 13 },
  { type: 'job-interrupted', at: 14 },
);

it('never leaves an ended state, never changes its argument, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      let job = newJob();
      for (const event of events) {
        const before = structuredClone(job);
        const next = reduceJob(job, event);
        expect(job).toEqual(before);
        if (isEnded(job.state)) expect(next).toBe(job);
        expect(isActive(next.state)).toBe(!isEnded(next.state));
        if (isEnded(next.state)) expect(next).not.toHaveProperty('retryAt');
        job = next;
      }
    }),
  );
});
