import { expect, it } from 'vitest';
import type { Failure } from '../contracts/failure.ts';
import { planRetry } from './retry-plan.ts';

const cut: Failure = { code: 'network', message: '', retryable: true };
const base = {
  failure: cut,
  attempt: 1,
  maxAttempts: 4,
  waitMs: 15_000,
  hasPreview: false,
  now: 1_000,
  random: 0,
};

it.each([
  ['waits the profile’s pause', {}, { action: 'wait', retryAt: 16_000 }],
  ['adds less by chance than would be seen', { random: 0.999999 }, { action: 'wait', retryAt: 16_499 }],
  ['adds at most a tenth', { waitMs: 1000, random: 0.999999 }, { action: 'wait', retryAt: 2_100 }],
  ['still waits before the last attempt', { attempt: 3 }, { action: 'wait', retryAt: 16_000 }],
  ['fails after the last attempt', { attempt: 4 }, { action: 'fail' }],
  ['keeps a preview after the last attempt', { attempt: 4, hasPreview: true }, { action: 'keep-preview' }],
  ['has no extra attempt where none is allowed', { maxAttempts: 1 }, { action: 'fail' }],
  [
    'lets Retry-After win, even when shorter',
    { failure: { ...cut, retryAfterMs: 2_000 } },
    { action: 'wait', retryAt: 3_000 },
  ],
  [
    'lets Retry-After win without jitter',
    { failure: { ...cut, retryAfterMs: 60_000 }, random: 0.9 },
    { action: 'wait', retryAt: 61_000 },
  ],
  [
    'waits a day at most',
    { failure: { ...cut, retryAfterMs: 1e12 } },
    { action: 'wait', retryAt: 86_401_000 },
  ],
  [
    'never retries a bad key',
    { failure: { code: 'auth', message: '', retryable: false } },
    { action: 'fail' },
  ],
  [
    'keeps a preview of an earlier attempt when the key goes bad',
    { failure: { code: 'auth', message: '', retryable: false }, hasPreview: true },
    { action: 'keep-preview' },
  ],
  [
    'does not hand over a preview that was refused',
    { failure: { code: 'moderation', message: '', retryable: false }, hasPreview: true },
    { action: 'fail' },
  ],
] as const)('%s', (_name, change, expected) => {
  expect(planRetry({ ...base, ...change } as Parameters<typeof planRetry>[0])).toEqual(expected);
});
