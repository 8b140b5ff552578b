import { expect, it } from 'vitest';
import { overwriteGetLocale } from '../../messages/generated/runtime.js';
import { sampleJob, sampleRecipe } from '../../lib/db/testing/sample-rows.ts';
import { PRICE_TABLE } from '../../lib/kernel/prices.ts';
import { toAttemptWords, toCostWords, toTimeWords } from './queue-words.ts';

overwriteGetLocale(() => 'en');

const cost = (changes: Parameters<typeof sampleJob>[0], isDemo = false) =>
  toCostWords({
    job: sampleJob({ recipe: sampleRecipe({ quality: 'low', form: 'images' }), ...changes }),
    isDemo,
    table: PRICE_TABLE,
    locale: 'en',
  });
const usage = { inputTokens: 0, outputTokens: 10_000, totalTokens: 10_000 };

it('estimates what has not come yet, and tells what was paid', () => {
  expect(cost({ state: 'queued' })).toMatch(/^estimate \$0\.01/u);
  expect(cost({ state: 'done', usage })).toBe('actual $0.30');
  expect(cost({ state: 'done' })).toMatch(/^estimate/u);
  expect(cost({ state: 'failed' })).toBe('');
  expect(cost({ state: 'queued' }, true)).toBe('free, drawn on this device');
});

it('counts the time in the queue, of the attempt, and of all of it', () => {
  const job = { createdAt: 0, startedAt: 10_000, attemptStartedAt: 60_000, endedAt: 95_000 };
  expect(toTimeWords(sampleJob({ ...job, state: 'queued' }), 9000)).toBe('for 0:09');
  expect(toTimeWords(sampleJob({ ...job, state: 'running' }), 90_000)).toBe('0:30');
  expect(toTimeWords(sampleJob({ ...job, state: 'waiting' }), 90_000)).toBe('1:20 so far');
  expect(toTimeWords(sampleJob({ ...job, state: 'failed' }), 0)).toBe('took 1:25');
  expect(toTimeWords(sampleJob({ state: 'cancelled' }), 0)).toBe('');
});

it('tells of attempts and of taking up again', () => {
  expect(toAttemptWords(sampleJob())).toEqual([]);
  expect(toAttemptWords(sampleJob({ state: 'running', attempt: 1, resumes: 2 }))).toEqual([
    'attempt 1 of 3',
    'taken up again 2 times',
  ]);
  expect(toAttemptWords(sampleJob({ state: 'done', attempt: 1, resumes: 1 }))).toEqual([
    'taken up again once',
  ]);
});
