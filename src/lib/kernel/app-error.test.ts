import { describe, expect, it } from 'vitest';
import { AppError, createFailure, isRetryable, toFailure } from './app-error.ts';

describe('createFailure', () => {
  it('fills in what the code implies', () => {
    expect(createFailure('network')).toEqual({ code: 'network', message: '', retryable: true });
    expect(createFailure('auth', { status: 401 })).toEqual({
      code: 'auth',
      message: '',
      retryable: false,
      status: 401,
    });
  });

  it('lets what is known better win', () => {
    expect(createFailure('serverError', { retryable: false }).retryable).toBe(false);
  });

  it('keeps messages at 500 characters and whole', () => {
    const { message } = createFailure('serverError', { message: `${'x'.repeat(498)}🌧️🌧️` });
    expect(message.length).toBeLessThanOrEqual(500);
    expect(message).toBe(`${'x'.repeat(498)}…`);
    expect(createFailure('serverError', { message: 'x'.repeat(500) }).message).toHaveLength(500);
  });
});

describe('isRetryable', () => {
  it.each([
    'auth',
    'credit',
    'quota',
    'moderation',
    'validation',
    'modelNotFound',
    'cancelled',
    'refused',
  ] as const)('never repeats %s', (code) => expect(isRetryable(code)).toBe(false));
  it.each(['rate', 'timeoutGateway', 'serverError', 'network', 'stalled', 'previewOnly'] as const)(
    'repeats %s',
    (code) => expect(isRetryable(code)).toBe(true),
  );
});

describe('toFailure', () => {
  const named = (name: string, more: object = {}): Error => Object.assign(new Error('x'), { name }, more);

  it('takes the failure out of an AppError', () => {
    const failure = createFailure('rate', { retryAfterMs: 5 });
    expect(toFailure(new AppError(failure, { cause: new Error('why') }))).toBe(failure);
  });

  it.each([
    ['a full disk', named('QuotaExceededError'), 'storageFull'],
    ['an abort', named('AbortError'), 'cancelled'],
    [
      'a full disk inside what the database throws',
      named('AbortError', { inner: named('QuotaExceededError') }),
      'storageFull',
    ],
    ['anything else', new TypeError('x is undefined'), 'internal'],
    ['what is no error', 'text', 'internal'],
    ['nothing', undefined, 'internal'],
  ])('knows %s', (_name, error, code) => {
    expect(toFailure(error).code).toBe(code);
  });
});
