import type { Page } from '@playwright/test';
import type { Job } from '../../../src/lib/contracts/job.ts';

export type StoredJob = Pick<Job, 'state' | 'recipe' | 'responseId' | 'assetIds'>;

/** The rows of all jobs: what a page that is opened next will find. */
export function readStoredJobs(page: Page): Promise<StoredJob[]> {
  return page.evaluate(readJobs);
}

/** Nothing will change it any more without the user. */
export function isOver({ state }: StoredJob): boolean {
  return ['done', 'preview-only', 'failed', 'cancelled', 'interrupted'].includes(state);
}

/** Runs in the page. */
async function readJobs(): Promise<StoredJob[]> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('A database cannot be read.'));
    });
  const found: StoredJob[] = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name ?? ''));
    if (db.objectStoreNames.contains('jobs')) {
      found.push(...((await done(db.transaction('jobs').objectStore('jobs').getAll())) as StoredJob[]));
    }
    db.close();
  }
  return found;
}
