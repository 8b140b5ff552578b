import { AppError, createFailure, toFailure } from '../kernel/app-error.ts';

/** How deep Dexie nests what the browser said: AbortError, its inner, a BulkError's first failure. */
const MAX_DEPTH = 5;

/** Runs an act on the database; what it throws is always an AppError, `storageFull` where the disk or the quota is. */
export async function guardStorage<T>(act: () => PromiseLike<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw toStorageError(error);
  }
}

/** `storageFull` if any error in the chain is a quota error; else whatever `toFailure` makes of it, never `cancelled`. */
export function toStorageError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isQuotaError(error)) return new AppError(createFailure('storageFull'), { cause: error });
  const failure = toFailure(error);
  // Dexie's AbortError means a transaction that failed, not a person who cancelled.
  const code = failure.code === 'cancelled' ? 'internal' : failure.code;
  return new AppError({ ...failure, code }, { cause: error });
}

/** Looks through `inner`, `cause` and the failures of a bulk act. */
export function isQuotaError(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return false;
  const { name, message, inner, cause, failures } = error as Record<string, unknown>;
  if (name === 'QuotaExceededError') return true;
  // Chromium aborts the transaction and leaves the reason in the text only.
  if (typeof message === 'string' && message.includes('QuotaExceededError')) return true;
  const first: unknown = Array.isArray(failures) ? failures[0] : undefined;
  return [inner, cause, first].some((next) => isQuotaError(next, depth + 1));
}
