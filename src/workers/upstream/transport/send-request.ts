import type { Failure } from '../../../lib/contracts/failure.ts';
import type { ProviderHttpRequest } from '../../../lib/contracts/provider.ts';
import { AppError, createFailure } from '../../../lib/kernel/app-error.ts';
import { createReadAhead } from './read-ahead.ts';

/** What sends a request: the browser's `fetch`, or a function of the same shape. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

export interface SendRequestOptions {
  request: ProviderHttpRequest;
  /** The credential's header; empty: none. */
  authorization: Record<string, string>;
  /** Default: the browser's. */
  fetch?: FetchLike;
  signal?: AbortSignal;
  /** Silence after which the request is given up, milliseconds. */
  stallTimeoutMs: number;
  onHead?(status: number, headers: Headers): void;
  /** Called with the length of every chunk of the body. */
  onBytes?(count: number): void;
}

/** When what of an answer arrived, in milliseconds since its request left; it grows while the answer does. */
export interface AnswerTimes {
  headAtMs: number;
  /** Of the body. */
  firstByteAtMs?: number;
  lastByteAtMs?: number;
  /** When the bytes that `read` gave last had arrived, however late they were asked for. */
  readAtMs: number;
}

/** An answer whose body is still to be read. */
export interface UpstreamAnswer {
  status: number;
  headers: Headers;
  times: Readonly<AnswerTimes>;
  /** The next bytes; undefined at the end. Throws `AppError`: `stalled`, `cancelled`, `network`. */
  read(): Promise<Uint8Array | undefined>;
  /** Lets go of the connection, whatever state it is in. */
  close(): void;
}

/** No answer came. `elapsedMs` helps to tell why: a refusal is quick, a gateway that gave up is not. */
export class ConnectError extends AppError {
  readonly elapsedMs: number;

  constructor(failure: Failure, elapsedMs: number, cause: unknown) {
    super(failure, { cause });
    this.elapsedMs = elapsedMs;
  }
}

/**
 * Sends a request and waits for the head of its answer. Throws `AppError`: `cancelled` when the signal fires, `stalled` after
 * a silence, and `ConnectError` (`network`) when nothing answers; no status is an error here.
 */
export async function sendRequest(options: SendRequestOptions): Promise<UpstreamAnswer> {
  const watch = watchRequest(options.signal, options.stallTimeoutMs);
  const startedAt = performance.now();
  try {
    const send = options.fetch ?? fetch;
    const response = await Promise.race([
      send(options.request.url, toInit(options, watch.signal)),
      watch.interrupted,
    ]);
    watch.touch();
    options.onHead?.(response.status, response.headers);
    return createAnswer({ response, watch, startedAt, onBytes: options.onBytes });
  } catch (error) {
    watch.end();
    if (error instanceof AppError) throw error;
    throw new ConnectError(createFailure('network'), performance.now() - startedAt, error);
  }
}

function toInit({ request, authorization }: SendRequestOptions, signal: AbortSignal): RequestInit {
  return {
    method: request.method,
    headers: { ...request.headers, ...authorization },
    ...(request.body === undefined ? {} : { body: request.body }),
    signal,
    // Relays that reflect any origin refuse credentials; a cache would keep what was paid for out of our sight.
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'follow',
    referrerPolicy: 'no-referrer',
  };
}

interface AnswerParts {
  response: Response;
  watch: Watch;
  startedAt: number;
  onBytes: ((count: number) => void) | undefined;
}

function createAnswer({ response, watch, startedAt, onBytes }: AnswerParts): UpstreamAnswer {
  const now = (): number => performance.now() - startedAt;
  const headAtMs = now();
  const times: AnswerTimes = { headAtMs, readAtMs: headAtMs };
  // Not `for await`: Safari has no async iteration of streams.
  const reader = response.body?.getReader();
  // A stream that does not listen to the signal would keep its pending read for ever.
  watch.onInterrupt(() => void reader?.cancel().catch(ignore));

  const readAhead = createReadAhead(async () => {
    const chunk = await readChunk(reader, watch);
    watch.check();
    if (chunk === undefined) return void watch.end();
    watch.touch();
    const atMs = now();
    times.firstByteAtMs ??= atMs;
    times.lastByteAtMs = atMs;
    return { chunk, atMs };
  });

  async function read(): Promise<Uint8Array | undefined> {
    const next = await readAhead();
    if (next === undefined) return undefined;
    times.readAtMs = next.atMs;
    onBytes?.(next.chunk.length);
    return next.chunk;
  }

  function close(): void {
    watch.end();
    void reader?.cancel().catch(ignore);
  }

  return { status: response.status, headers: response.headers, times, read, close };
}

type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

async function readChunk(reader: BodyReader | undefined, watch: Watch): Promise<Uint8Array | undefined> {
  try {
    const result = await reader?.read();
    return result?.value;
  } catch (error) {
    watch.check();
    watch.end();
    throw new AppError(createFailure('network'), { cause: error });
  }
}

/** For a connection that is being thrown away: its last words do not matter. */
function ignore(): undefined {
  return undefined;
}

/** Ends a request when its caller cancels it or when it falls silent. */
interface Watch {
  /** Fires for both. */
  signal: AbortSignal;
  /** Rejects with the reason. */
  interrupted: Promise<never>;
  onInterrupt(run: () => void): void;
  /** Throws the reason, if there is one. */
  check(): void;
  /** Something arrived. */
  touch(): void;
  end(): void;
}

function watchRequest(signal: AbortSignal | undefined, stallTimeoutMs: number): Watch {
  const controller = new AbortController();
  const runOnInterrupt: (() => void)[] = [];
  let reason: AppError | undefined;
  let silentSince = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reject: (reason: AppError) => void = ignore;
  const interrupted = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise;
  });
  // Nobody may be waiting when it rejects.
  interrupted.catch(ignore);

  function interrupt(code: 'cancelled' | 'stalled'): void {
    if (reason !== undefined) return;
    end();
    reason = new AppError(createFailure(code));
    controller.abort(reason);
    reject(reason);
    for (const run of runOnInterrupt) run();
  }

  const cancel = (): void => interrupt('cancelled');

  // One timer that looks at the clock, not one for each of thousands of chunks.
  function startTimer(delayMs: number): void {
    timer = setTimeout(() => {
      const silentMs = performance.now() - silentSince;
      if (silentMs >= stallTimeoutMs) interrupt('stalled');
      else startTimer(stallTimeoutMs - silentMs);
    }, delayMs);
  }

  function touch(): void {
    silentSince = performance.now();
  }

  function end(): void {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }

  function check(): void {
    if (reason !== undefined) throw reason;
  }

  signal?.addEventListener('abort', cancel);
  if (signal?.aborted === true) cancel();
  else startTimer(stallTimeoutMs);

  return {
    signal: controller.signal,
    interrupted,
    onInterrupt: (run) => runOnInterrupt.push(run),
    check,
    touch,
    end,
  };
}
