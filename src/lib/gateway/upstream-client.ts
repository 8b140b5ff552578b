import type { Failure } from '../contracts/failure.ts';
import type { UpstreamApi } from '../contracts/upstream-api.ts';
import { createFailure } from '../kernel/app-error.ts';
import type { WorkerHost } from './worker-host.ts';
import { createWorkerHost } from './worker-host.ts';

/** The upstream worker as the page sees it. Calls reject with an AppError: `internal` where the worker died. */
export interface UpstreamClient extends UpstreamApi {
  /** Told when the worker died; its jobs are nobody's until someone calls `wake()`. Answers with the way to stop listening. */
  onDeath(listener: (failure: Failure) => void): () => void;
  /** Ends the worker. */
  dispose(): void;
}

/** Starts nothing before the first call. `start` is for tests. */
export function createUpstreamClient(start: () => Worker = startUpstreamWorker): UpstreamClient {
  const listeners = new Set<(failure: Failure) => void>();
  const host: WorkerHost<UpstreamApi> = createWorkerHost<UpstreamApi>({
    start,
    onDeath: (failure) => listeners.forEach((listener) => listener(failure)),
  });
  return {
    wake: () => host.call((api) => api.wake()),
    enqueue: (jobIds) => host.call((api) => api.enqueue(jobIds)),
    cancel: (jobIds) => host.call((api) => api.cancel(jobIds)),
    retryNow: (jobId) => host.call((api) => api.retryNow(jobId)),
    stopWaiting: (jobId) => host.call((api) => api.stopWaiting(jobId)),
    reconnect: () => host.call((api) => api.reconnect()),
    reopen: (jobId) => host.call((api) => api.reopen(jobId)),
    requeue: () => host.call((api) => api.requeue()),
    heldImages: (jobId) => host.call((api) => api.heldImages(jobId)),
    storeHeldImages: (jobId) => host.call((api) => api.storeHeldImages(jobId)),
    dropHeldImages: (jobId) => host.call((api) => api.dropHeldImages(jobId)),
    diagnose: (profileId, paid, page) => host.call((api) => api.diagnose(profileId, paid, page)),
    stopDiagnosis: (profileId) => host.call((api) => api.stopDiagnosis(profileId)),
    putKey: (profileId, key) => host.call((api) => api.putKey(profileId, key)),
    copyKey: (from, to) => host.call((api) => api.copyKey(from, to)),
    providers: () => host.call((api) => api.providers()),
    capabilitiesOf: (profile, key, options) => host.call((api) => api.capabilitiesOf(profile, key, options)),
    askText: (ask) => host.call((api) => api.askText(ask)),
    testConnection: (profile, key, page) => host.call((api) => api.testConnection(profile, key, page)),
    onDeath(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => host.end(createFailure('cancelled')),
  };
}

function startUpstreamWorker(): Worker {
  return new Worker(new URL('../../workers/upstream/upstream.worker.ts', import.meta.url), {
    type: 'module',
  });
}
