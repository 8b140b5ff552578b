import { wrap } from 'comlink';
import type { Remote } from 'comlink';
import type { Failure } from '../contracts/failure.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';

/**
 * Owns one worker: starts it on first use, notices its death, ends it when idle. A call that Comlink would leave hanging
 * for ever (the worker died or was ended) is settled here instead. After a death the next call starts a new worker.
 */
export interface WorkerHost<Api> {
  /** Runs one call. Rejects with an AppError `internal` if the worker dies first. */
  call<T>(run: (api: Remote<Api>) => Promise<T>): Promise<T>;
  /** Ends the worker now; calls under way are rejected with `reason` (default: cancelled). */
  end(reason?: Failure): void;
}

export interface WorkerHostOptions {
  start: () => Worker;
  /** End the worker after this long without a call; 0 or left out: never. */
  idleMs?: number;
  /** Told of each death, not of an end that was asked for. */
  onDeath?: (failure: Failure) => void;
}

interface LiveWorker<Api> {
  worker: Worker;
  api: Remote<Api>;
  /** Only ever rejects. */
  death: Promise<never>;
  die: (failure: Failure) => void;
}

/** A host for a worker that exposes `Api` by Comlink. */
export function createWorkerHost<Api>({ start, idleMs = 0, onDeath }: WorkerHostOptions): WorkerHost<Api> {
  let live: LiveWorker<Api> | undefined;
  let running = 0;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  function end(failure: Failure): void {
    clearTimeout(idleTimer);
    live?.worker.terminate();
    live?.die(failure);
    live = undefined;
  }

  function startWorker(): LiveWorker<Api> {
    const started = startLive<Api>(start, (failure) => {
      if (live !== started) return;
      end(failure);
      onDeath?.(failure);
    });
    return started;
  }

  return {
    async call(run) {
      clearTimeout(idleTimer);
      live ??= startWorker();
      const used = live;
      running += 1;
      try {
        return await Promise.race([run(used.api), used.death]);
      } catch (error) {
        throw toCallError(error);
      } finally {
        running -= 1;
        if (running === 0 && idleMs > 0)
          idleTimer = setTimeout(() => end(createFailure('cancelled')), idleMs);
      }
    },
    end: (reason = createFailure('cancelled')) => end(reason),
  };
}

function startLive<Api>(start: () => Worker, onDeath: (failure: Failure) => void): LiveWorker<Api> {
  const worker = startOrExplain(start);
  let reject: (error: AppError) => void = () => undefined;
  const death = new Promise<never>((_resolve, rejectDeath) => (reject = rejectDeath));
  // Nobody may be waiting when it dies.
  death.catch(() => undefined);
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onDeath(createFailure('internal', { message: event.message || 'A worker could not be loaded.' }));
  });
  worker.addEventListener('messageerror', () => {
    onDeath(createFailure('internal', { message: 'A worker sent what could not be read.' }));
  });
  return { worker, api: wrap<Api>(worker), death, die: (failure) => reject(new AppError(failure)) };
}

function startOrExplain(start: () => Worker): Worker {
  try {
    return start();
  } catch (error) {
    throw new AppError(createFailure('internal', { message: 'A worker could not be started.' }), {
      cause: error,
    });
  }
}

/** Comlink carries only name and message of what a worker threw. */
function toCallError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const code = name === 'QuotaExceededError' || message === 'storageFull' ? 'storageFull' : 'internal';
  return new AppError(createFailure(code, { message: code === 'internal' ? message : '' }), { cause: error });
}
