import { expect, it } from 'vitest';
import { createFailure } from '../../lib/kernel/app-error.ts';
import { overwriteGetLocale } from '../../messages/generated/runtime.js';
import { toNoticeWords } from './notice-words.ts';
import type { Notice } from './to-notices.ts';

overwriteGetLocale(() => 'en');

const wordsOf = (changes: Partial<Notice>) =>
  toNoticeWords({
    batchId: 'b1',
    workspaceId: 'w1',
    prompt: 'A cat',
    done: 0,
    total: 1,
    previews: 0,
    ...changes,
  });

it('names what came', () => {
  expect(wordsOf({ done: 1 })).toEqual({ title: 'Your image is ready', body: 'A cat' });
  expect(wordsOf({ done: 4, total: 4 }).title).toBe('4 images are ready');
  expect(wordsOf({ done: 3, total: 4 }).title).toBe('3 of 4 images are ready');
  expect(wordsOf({ previews: 1 }).title).toBe('Only a preview came');
  expect(wordsOf({}).title).toBe('The image was not made');
  expect(wordsOf({ total: 3 }).title).toBe('None of the 3 images was made');
});

it('gives the cause of a failure in place of the prompt', () => {
  expect(wordsOf({ failure: createFailure('auth') }).body).toBe('The upstream did not accept the API key.');
});

it('cuts a long prompt between signs', () => {
  const { body } = wordsOf({ done: 1, prompt: '🐈'.repeat(200) });
  expect([...body]).toHaveLength(120);
  expect(body.endsWith('🐈…')).toBe(true);
});
