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
    { type: 'response-identified', responseId: 'resp_1', resumable: true, at: 21 },
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
    { type: 'wait-started', retryAt: 500, waitFor: 'retry', at: 12 },
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

const identified: JobEvent = { type: 'response-identified', responseId: 'resp_1', resumable: true, at: 11 };

it('takes an answer up again without a new attempt', () => {
  const job = run(
    { type: 'attempt-started', at: 10 },
    identified,
    { type: 'sequence-seen', sequence: 4, at: 12 },
    { type: 'wait-started', retryAt: 99, waitFor: 'resume', at: 13 },
    { type: 'resume-started', at: 99 },
  );
  expect(job).toMatchObject({
    state: 'connecting',
    attempt: 1,
    resumes: 1,
    responseId: 'resp_1',
    sequence: 4,
    resumable: true,
  });
  expect(job).not.toHaveProperty('waitFor');
  const next = reduceJob(job, { type: 'attempt-started', at: 100 });
  expect(next).toMatchObject({ attempt: 2, resumes: 0, resumable: false });
  expect(next).not.toHaveProperty('responseId');
});

it('goes on with the fallback, with attempts of its own', () => {
  const fallback = {
    profileId: 'q',
    profileName: 'Spare',
    form: 'images' as const,
    textModel: '',
    imageModel: 'm',
  };
  const job = run(
    { type: 'attempt-started', at: 10 },
    { type: 'preview-stored', preview, at: 11 },
    { type: 'attempt-failed', failure, at: 12 },
    { type: 'fallback-started', fallback, attempts: 2, at: 13 },
  );
  expect(job).toMatchObject({ state: 'queued', attempt: 1, maxAttempts: 3, fallback, preview });
});

it('comes back from an end only for an answer that can be asked for', () => {
  const interrupted = run({ type: 'attempt-started', at: 10 }, identified, {
    type: 'job-interrupted',
    at: 12,
  });
  expect(reduceJob(interrupted, { type: 'job-reopened', at: 20 })).toMatchObject({
    state: 'waiting',
    waitFor: 'resume',
    retryAt: 20,
  });
  const lost = run({ type: 'attempt-started', at: 10 }, { type: 'job-interrupted', at: 12 });
  expect(reduceJob(lost, { type: 'job-reopened', at: 20 })).toBe(lost);
  const done = run({ type: 'attempt-started', at: 10 }, identified, { type: 'job-completed', at: 12 });
  expect(reduceJob(done, { type: 'job-reopened', at: 20 })).toBe(done);
});

it('becomes done when a held image found room', () => {
  const failed = run(
    { type: 'attempt-started', at: 10 },
    { type: 'image-held', at: 11 },
    { type: 'job-failed', failure: { code: 'storageFull', message: '', retryable: false }, at: 12 },
  );
  expect(failed).toMatchObject({ state: 'failed', heldImages: 1 });
  const stored = reduceJob(failed, { type: 'held-image-stored', assetId: 'a', at: 20 });
  expect(stored).toMatchObject({ state: 'done', heldImages: 0, assetIds: ['a'] });
  expect(stored).not.toHaveProperty('failure');
  expect(reduceJob(failed, { type: 'held-images-dropped', at: 20 })).toMatchObject({
    state: 'failed',
    heldImages: 0,
  });
});

it('moves in the queue', () => {
  expect(run({ type: 'order-changed', order: -3, at: 2 }).order).toBe(-3);
});

const anyEvent = fc.constantFrom<JobEvent>(
  { type: 'attempt-started', at: 1 },
  { type: 'answer-started', at: 2 },
  { type: 'response-identified', responseId: 'r', resumable: false, at: 3 },
  { type: 'sequence-seen', sequence: 1, at: 4 },
  { type: 'preview-stored', preview, at: 5 },
  { type: 'image-stored', assetId: 'a', at: 6 },
  { type: 'usage-reported', usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 }, at: 7 },
  { type: 'attempt-failed', failure, at: 8 },
  { type: 'wait-started', retryAt: 99, waitFor: 'retry', at: 9 },
  { type: 'job-completed', at: 10 },
  { type: 'preview-kept', assetId: 'b', failure, at: 11 },
  { type: 'job-failed', failure, at: 12 },
  { type: 'job-cancelled', at: 13 },
  { type: 'job-interrupted', at: 14 },
  { type: 'resume-started', at: 15 },
  { type: 'order-changed', order: 3, at: 16 },
  { type: 'image-held', at: 17 },
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
