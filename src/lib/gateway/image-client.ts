import type { Remote } from 'comlink';
import type { EditStep } from '../contracts/edit.ts';
import type {
  AdjustInput,
  ColourInput,
  CreatedThumbnail,
  CutInput,
  ExportOutcome,
  ExportWish,
  ImageApi,
  ImageFacts,
  JoinInput,
  LockedImage,
  LockInput,
  MarksInput,
  ObjectInput,
  PixelComparison,
  RenderedImage,
} from '../contracts/image-api.ts';
import type { MaskReshape } from '../contracts/mask-change.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Size } from '../contracts/size.ts';
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

/**
 * The image worker as the page sees it. Calls reject with an AppError: `internal` where the worker died, `cancelled` where the signal
 * said so. All but `inspect` and `createThumbnail` are asked for by the person and go before thumbnails that wait.
 */
export interface ImageClient extends ImageApi {
  inspect(blob: Blob, options?: CallOptions): Promise<ImageFacts>;
  /** The bitmap is the caller's to close. */
  decode(blob: Blob, maxSidePx: number, options?: CallOptions): Promise<ImageBitmap | null>;
  createThumbnail(blob: Blob, maxSidePx: number, options?: CallOptions): Promise<CreatedThumbnail | null>;
  toPng(blob: Blob, options?: CallOptions): Promise<Blob | null>;
  cutPart(input: CutInput, options?: CallOptions): Promise<Blob | null>;
  lockPixels(input: LockInput, options?: CallOptions): Promise<LockedImage | null>;
  encodeMask(mask: Mask, options?: CallOptions): Promise<Blob | null>;
  decodeMask(blob: Blob, size: Size, options?: CallOptions): Promise<Mask | null>;
  drawMarks(input: MarksInput, options?: CallOptions): Promise<Blob | null>;
  reshapeMask(mask: Mask, reshape: MaskReshape, options?: CallOptions): Promise<Mask>;
  selectColour(input: ColourInput, options?: CallOptions): Promise<Mask | null>;
  selectObject(input: ObjectInput, options?: CallOptions): Promise<Mask | null>;
  renderEdits(blob: Blob, steps: readonly EditStep[], options?: CallOptions): Promise<RenderedImage | null>;
  /** The bitmap is the caller's to close. */
  showEdits(blob: Blob, steps: readonly EditStep[], options?: CallOptions): Promise<ImageBitmap | null>;
  exportImage(blob: Blob, wish: ExportWish, options?: CallOptions): Promise<ExportOutcome>;
  /** The bitmap is the caller's to close. */
  previewAdjustments(input: AdjustInput, options?: CallOptions): Promise<ImageBitmap | null>;
  /** The map is the caller's to close. */
  comparePixels(a: Blob, b: Blob, options?: CallOptions): Promise<PixelComparison | null>;
  joinParts(input: JoinInput, options?: CallOptions): Promise<RenderedImage | null>;
  /** Ends the worker. */
  dispose(): void;
}

/** Starts nothing before the first call; ends the worker when it has been idle for 30 s. `start` is for tests. */
export function createImageClient(start: () => Worker = startImageWorker): ImageClient {
  const host = createWorkerHost<ImageApi>({ start, idleMs: IDLE_MS });
  const { run, runAtOnce } = createRunner(host);

  return {
    inspect: (blob, options = {}) =>
      run((to) => to.call<ImageFacts>((api) => api.inspect(blob)), options, ignore),
    decode: (blob, maxSidePx, options) => runAtOnce((api) => api.decode(blob, maxSidePx), options, close),
    createThumbnail: (blob, maxSidePx, options = {}) =>
      run((to) => to.call((api) => api.createThumbnail(blob, maxSidePx)), options, ignore),
    toPng: (blob, options) => runAtOnce((api) => api.toPng(blob), options),
    cutPart: (input, options) => runAtOnce((api) => api.cutPart(input), options),
    lockPixels: (input, options) => runAtOnce((api) => api.lockPixels(input), options),
    encodeMask: (mask, options) => runAtOnce((api) => api.encodeMask(mask), options),
    decodeMask: (blob, size, options) => runAtOnce((api) => api.decodeMask(blob, size), options),
    drawMarks: (input, options) => runAtOnce((api) => api.drawMarks(input), options),
    reshapeMask: (mask, reshape, options) => runAtOnce((api) => api.reshapeMask(mask, reshape), options),
    selectColour: (input, options) => runAtOnce((api) => api.selectColour(input), options),
    selectObject: (input, options) => runAtOnce((api) => api.selectObject(input), options),
    renderEdits: (blob, steps, options) => runAtOnce((api) => api.renderEdits(blob, steps), options),
    showEdits: (blob, steps, options) => runAtOnce((api) => api.showEdits(blob, steps), options, close),
    exportImage: (blob, wish, options) =>
      runAtOnce<ExportOutcome>((api) => api.exportImage(blob, wish), options),
    previewAdjustments: (input, options) => runAtOnce((api) => api.previewAdjustments(input), options, close),
    comparePixels: (a, b, options) =>
      runAtOnce(
        (api) => api.comparePixels(a, b),
        options,
        (late) => late?.heat.close(),
      ),
    joinParts: (input, options) => runAtOnce((api) => api.joinParts(input), options),
    dispose: () => host.end(),
  };
}

/** How calls go to the worker: few at once, and none longer than someone waits for it. */
function createRunner(host: WorkerHost<ImageApi>) {
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

  /** Asked for by the person. */
  function runAtOnce<T>(
    act: (api: Remote<ImageApi>) => Promise<T>,
    options: CallOptions = {},
    discard: (late: T) => void = ignore,
  ): Promise<T> {
    return run((to) => to.call(act), { ...options, urgent: true }, discard);
  }

  return { run, runAtOnce };
}

function close(bitmap: ImageBitmap | null): void {
  bitmap?.close();
}

function ignore(): void {
  // Blobs, masks and facts need no freeing.
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
