import type { CreatedThumbnail, ImageApi, ImageFacts } from '../contracts/image-api.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { createTurnstile } from './turnstile.ts';
import type { WorkerHost } from './worker-host.ts';
import { createWorkerHost } from './worker-host.ts';

/** The worker holds codecs and decoded pixels: not for longer than it is used. */
const IDLE_MS = 30_000;

/** Decoded images are large (33 MB at 4K): this many at once, the rest waits here as Blobs. */
const PARALLEL_CALLS = 2;

/** A call may be given up. */
export interface CallOptions {
  signal?: AbortSignal;
}

/** The image worker as the page sees it. Calls reject with an AppError: `internal` where the worker died, `cancelled` where the signal said so. */
export interface ImageClient extends ImageApi {
  inspect(blob: Blob, options?: CallOptions): Promise<ImageFacts>;
  /** Goes before thumbnails that wait. The bitmap is the caller's to close. */
  decode(blob: Blob, maxSidePx: number, options?: CallOptions): Promise<ImageBitmap | null>;
  createThumbnail(blob: Blob, maxSidePx: number, options?: CallOptions): Promise<CreatedThumbnail | null>;
  /** Asked for by the person: goes before thumbnails that wait. */
  toPng(blob: Blob, options?: CallOptions): Promise<Blob | null>;
  /** Ends the worker. */
  dispose(): void;
}

/** Starts nothing before the first call; ends the worker when it has been idle for 30 s. `start` is for tests. */
export function createImageClient(start: () => Worker = startImageWorker): ImageClient {
  const host = createWorkerHost<ImageApi>({ start, idleMs: IDLE_MS });
  const turnstile = createTurnstile(PARALLEL_CALLS);
  let inFlight = 0;

  async function run<T>(
    act: (host: WorkerHost<ImageApi>) => Promise<T>,
    { signal, urgent = false }: CallOptions & { urgent?: boolean },
    discard: (late: T) => void,
  ): Promise<T> {
    return turnstile
      .pass(
        () => {
          inFlight += 1;
          const answer = act(host).finally(() => (inFlight -= 1));
          return signal ? raceAbort(answer, signal, { discard, onAbort: endIfAlone }) : answer;
        },
        signal ? { urgent, signal } : { urgent },
      )
      .catch((error: unknown) => {
        throw signal?.aborted ? new AppError(createFailure('cancelled'), { cause: error }) : error;
      });
  }

  /** Work of the processor can only be stopped with its worker; work of others is not thrown away for it. */
  function endIfAlone(): void {
    if (inFlight === 1) host.end();
  }

  return {
    inspect: (blob, options = {}) =>
      run((to) => to.call<ImageFacts>((api) => api.inspect(blob)), options, ignore),
    decode: (blob, maxSidePx, options = {}) =>
      run(
        (to) => to.call((api) => api.decode(blob, maxSidePx)),
        { ...options, urgent: true },
        (late) => late?.close(),
      ),
    createThumbnail: (blob, maxSidePx, options = {}) =>
      run((to) => to.call((api) => api.createThumbnail(blob, maxSidePx)), options, ignore),
    toPng: (blob, options = {}) =>
      run((to) => to.call((api) => api.toPng(blob)), { ...options, urgent: true }, ignore),
    dispose: () => host.end(),
  };
}

function ignore(): void {
  // Blobs and facts need no freeing.
}

/** Settles with the first of answer and abort; an answer that comes after the abort is discarded. */
function raceAbort<T>(
  answer: Promise<T>,
  signal: AbortSignal,
  { discard, onAbort }: { discard: (late: T) => void; onAbort: () => void },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      onAbort();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort, { once: true });
    answer
      .then((value) => (signal.aborted ? discard(value) : resolve(value)), reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

function startImageWorker(): Worker {
  return new Worker(new URL('../../workers/image/image.worker.ts', import.meta.url), { type: 'module' });
}
