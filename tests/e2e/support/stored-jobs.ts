import type { Page } from '@playwright/test';
import type { Job } from '../../../src/lib/contracts/job.ts';

export type StoredJob = Pick<Job, 'id' | 'state' | 'responseId' | 'assetIds' | 'createdAt'>;

/** The rows of all jobs, oldest first: what a page that is opened next will find. */
export async function readStoredJobs(page: Page): Promise<StoredJob[]> {
  const jobs = await page.evaluate(readJobs);
  return jobs.sort((a, b) => a.createdAt - b.createdAt);
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
  return found.map(({ id, state, responseId, assetIds, createdAt }) => ({
    id,
    state,
    ...(responseId === undefined ? {} : { responseId }),
    assetIds,
    createdAt,
  }));
}
