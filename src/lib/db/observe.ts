import type { Failure } from '../contracts/failure.ts';
import { toStorageError } from './storage-failure.ts';

/**
 * Runs the query now and again after every change of what it read, in this thread, another one, or another window.
 * Query no bytes with it: each run clones what it returns. Let `query` be one call of a repository: Dexie loses sight of what
 * is read after an `await` that Svelte has compiled (in `.svelte.ts`), or while a lazy repository still loads, and its
 * changes then go unseen. Answers with the function that ends it.
 */
export function observe<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (failure: Failure) => void,
): () => void {
  let isEnded = false;
  let end = () => undefined as void;
  const fail = (error: unknown) => {
    if (!isEnded) onError(toStorageError(error).failure);
  };
  // Dynamic: Dexie is no part of what the page needs to take a prompt.
  void import('dexie').then(({ liveQuery }) => {
    if (isEnded) return;
    const subscription = liveQuery(query).subscribe({ next: onValue, error: fail });
    end = () => subscription.unsubscribe();
  }, fail);
  return () => {
    isEnded = true;
    end();
  };
}
