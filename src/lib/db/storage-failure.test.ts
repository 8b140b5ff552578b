import { describe, expect, it } from 'vitest';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { guardStorage, isQuotaError, toStorageError } from './storage-failure.ts';

const quota = Object.assign(new Error('full'), { name: 'QuotaExceededError' });

describe('toStorageError', () => {
  it.each([
    ['itself', quota],
    [
      'in what Dexie wraps',
      Object.assign(new Error('Transaction aborted'), { name: 'AbortError', inner: quota }),
    ],
    ['as a cause', new Error('outer', { cause: new Error('middle', { cause: quota }) })],
    [
      'as the first of a bulk',
      Object.assign(new Error('1 of 2 failed'), { name: 'BulkError', failures: [quota] }),
    ],
    [
      'in the text only',
      Object.assign(new Error('AbortError QuotaExceededError: disk'), { name: 'AbortError' }),
    ],
  ])('sees a full disk: %s', (_where, error) => {
    expect(toStorageError(error).failure.code).toBe('storageFull');
  });

  it('never calls an aborted transaction a cancelled one', () => {
    const error = Object.assign(new Error('Transaction aborted'), { name: 'AbortError' });
    expect(toStorageError(error).failure.code).toBe('internal');
  });

  it('leaves an AppError as it is', () => {
    const error = new AppError(createFailure('decode'));
    expect(toStorageError(error)).toBe(error);
  });

  it('ends in a ring of causes', () => {
    const ring: { name: string; inner?: unknown } = { name: 'Odd' };
    ring.inner = ring;
    expect(isQuotaError(ring)).toBe(false);
  });
});

describe('guardStorage', () => {
  it('hands the value on and throws nothing but AppError', async () => {
    expect(await guardStorage(() => Promise.resolve(7))).toBe(7);
    const failed = guardStorage(() => Promise.reject(new Error('odd')));
    await expect(failed).rejects.toBeInstanceOf(AppError);
    const thrown = guardStorage(() => {
      throw quota;
    });
    await expect(thrown).rejects.toMatchObject({ failure: { code: 'storageFull' } });
  });
});
