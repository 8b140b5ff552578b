import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../lib/contracts/failure.ts';
import type { ResumeAbility } from '../../lib/contracts/traits.ts';
import { createFailure } from '../../lib/kernel/app-error.ts';
import { isBackgroundRefused, readLife, wantsBackground } from './choose-background.ts';
import { providerOf } from './providers/registry.ts';

const provider = await providerOf({ form: 'responses' });

it.each([
  ['responses', 'unknown', 1, 4, true],
  ['responses', 'unknown', 3, 4, true],
  ['responses', 'unknown', 4, 4, false],
  ['responses', 'unknown', 1, 1, true],
  ['responses', 'stream', 4, 4, true],
  ['responses', 'poll', 1, 4, true],
  ['responses', 'none', 1, 4, false],
  ['images', 'stream', 1, 4, false],
] as const)('%s, %s, attempt %i of %i: %s', async (form, ability, attempt, maxAttempts, wanted) => {
  const job = { attempt, maxAttempts };
  expect(wantsBackground({ provider: await providerOf({ form }), ability, job })).toBe(wanted);
});

describe('refused', () => {
  it.each<[boolean, number, FailureCode, string, ResumeAbility]>([
    [true, 400, 'validation', 'Unknown parameter: background', 'unknown'],
    [true, 422, 'validation', 'background is not supported', 'stream'],
    [true, 400, 'validation', 'No.', 'unknown'],
    [false, 400, 'validation', 'No.', 'poll'],
    [false, 400, 'moderation', 'No.', 'unknown'],
    [false, 400, 'quota', 'No.', 'unknown'],
    [false, 401, 'auth', 'No.', 'unknown'],
    [false, 429, 'rate', 'No.', 'unknown'],
    [false, 500, 'serverError', 'background', 'unknown'],
    [false, 200, 'noImage', '', 'unknown'],
  ])('%s: %i %s "%s", %s', (refused, status, code, message, ability) => {
    const failure = createFailure(code, { message, status });
    expect(isBackgroundRefused({ end: { failure, status }, provider, ability })).toBe(refused);
  });
});

it.each([
  [true, true, 'unknown', { resumable: true, isOpen: false }],
  [true, undefined, 'unknown', { resumable: false, isOpen: true }],
  [true, undefined, 'stream', { resumable: true, isOpen: false }],
  [true, false, 'stream', { resumable: false, ability: 'none', isOpen: false }],
  [false, false, 'stream', { resumable: false, isOpen: false }],
  [false, undefined, 'unknown', { resumable: false, isOpen: false }],
] as const)('asked %s, said %s, %s', (asked, said, ability, life) => {
  expect(readLife({ asked, said, ability })).toEqual(life);
});
