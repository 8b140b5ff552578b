import type { AttemptEvent } from '../../../lib/contracts/job.ts';
import type { Failure } from '../../../lib/contracts/failure.ts';
import type { Provider, ProviderEvent } from '../../../lib/contracts/provider.ts';
import { AppError } from '../../../lib/kernel/app-error.ts';
import { isReadable } from '../../../lib/kernel/is-readable.ts';
import { redact } from '../../../lib/kernel/redact.ts';
import { createVerdict } from './create-verdict.ts';
import { createRunExtractor } from './extract-base64-runs.ts';
import { isImageAnswer, readImageBody } from './read-image-body.ts';
import { createMessageReader, type TextMessage } from './read-messages.ts';
import { createBodyRecord } from './record-body.ts';
import { createEventRecord } from './record-events.ts';
import { resolveEvent } from './resolve-event.ts';
import type { UpstreamAnswer } from './send-request.ts';

/*
 * Reads one answer to its end: bytes, text, messages, the provider's events, and the verdict on the attempt. Whatever the
 * upstream or the line does, it resolves with a report; it throws only what `onEvent` threw.
 */

export interface ReadAnswerOptions {
  answer: UpstreamAnswer;
  provider: Pick<Provider, 'toEvents' | 'toFailure'>;
  /**
   * Every event in its order; images come with `bytes` (or `url`), never with base64. The next bytes are read when it is
   * done, so a slow database slows the line and not the other way round. Failures and words are in the report instead.
   */
  onEvent(event: ProviderEvent): void | Promise<void>;
  /** Taken out of every text that the report holds. */
  secrets?: readonly string[];
}

export interface AnswerReport {
  /**
   * Why the attempt gave no image. Undefined exactly if at least one final image came, however the line ended after it, or if
   * `isPending`.
   */
  failure?: Failure;
  hasImage: boolean;
  hasPreview: boolean;
  /** The upstream itself said that the answer was complete. */
  isCompleted: boolean;
  /** A whole answer that is not ready yet: nothing is wrong, and nothing came. */
  isPending: boolean;
  /** Body as text, base64 folded, secrets removed, at most 256 KiB. */
  responseBody: string;
  byteCount: number;
  /** The first 500 messages. */
  events: AttemptEvent[];
  /** Milliseconds since the request left, whole ones. */
  headAtMs: number;
  firstByteAtMs?: number;
  lastByteAtMs?: number;
}

/** Some relays leave the line open after the last word; hanging up at once would look to them like a lost client. */
const AFTER_COMPLETION_MS = 2000;

/** Longest body of an error that is looked at, characters. */
const MAX_ERROR_LENGTH = 64 * 1024;

/** Reads an answer and says how the attempt ended. Answers with an error status are read here too. */
export async function readAnswer(options: ReadAnswerOptions): Promise<AnswerReport> {
  try {
    if (isImageAnswer(options.answer)) return await readImage(options);
    return await (options.answer.status >= 400 ? readError(options) : readEvents(options));
  } finally {
    options.answer.close();
  }
}

async function readEvents({
  answer,
  provider,
  onEvent,
  secrets = [],
}: ReadAnswerOptions): Promise<AnswerReport> {
  const verdict = createVerdict();
  const body = createBodyReader(answer, secrets);
  let farewell: ReturnType<typeof setTimeout> | undefined;

  async function handOver(message: TextMessage): Promise<void> {
    const events = provider.toEvents(message).map((event) => resolveEvent(event, body.runs));
    // Four previews and a final of 30 MB each need not all be held to the end.
    for (const event of events) if ('bytes' in event) body.forget(event.bytes);
    for (const event of events) {
      verdict.add(event);
      await onEvent(event);
    }
  }

  try {
    for (let messages = await body.next(); messages !== undefined; messages = await body.next()) {
      for (const message of messages) await handOver(message);
      if (verdict.isCompleted()) farewell ??= setTimeout(answer.close, AFTER_COMPLETION_MS);
    }
  } finally {
    clearTimeout(farewell);
  }

  const { words, isCut, cut } = body.end();
  const { status, headers } = answer;
  const said = isReadable(words) ? provider.toFailure({ status, headers, body: words }) : undefined;
  const failure = verdict.toFailure({ cut, isCut, words: said });
  return toReport({ answer, body, failure, secrets, verdict });
}

/** The body is the image: there is nothing that a provider could read in it. */
async function readImage({ answer, onEvent }: ReadAnswerOptions): Promise<AnswerReport> {
  const { events, failure, byteCount, text } = await readImageBody(answer);
  for (const event of events) await onEvent(event);
  const hasImage = failure === undefined;
  return {
    ...toTimes(answer.times),
    ...(failure === undefined ? {} : { failure }),
    hasImage,
    hasPreview: false,
    isCompleted: hasImage,
    isPending: false,
    responseBody: text,
    byteCount,
    events: [],
  };
}

async function readError({ answer, provider, secrets = [] }: ReadAnswerOptions): Promise<AnswerReport> {
  const body = createBodyReader(answer, secrets);
  while ((await body.next()) !== undefined);
  const { cut } = body.end();
  const { status, headers } = answer;
  const text = body.toText().slice(0, MAX_ERROR_LENGTH);
  const failure = cut?.code === 'cancelled' ? cut : provider.toFailure({ status, headers, body: text });
  return toReport({ answer, body, failure, secrets, verdict: createVerdict() });
}

interface ReportParts {
  answer: UpstreamAnswer;
  body: BodyReader;
  failure: Failure | undefined;
  secrets: readonly string[];
  verdict: ReturnType<typeof createVerdict>;
}

function toReport({ answer, body, failure, secrets, verdict }: ReportParts): AnswerReport {
  return {
    ...toTimes(answer.times),
    ...(failure === undefined ? {} : { failure: { ...failure, message: redact(failure.message, secrets) } }),
    hasImage: verdict.hasImage(),
    hasPreview: verdict.hasPreview(),
    isCompleted: verdict.isCompleted(),
    isPending: failure === undefined && !verdict.hasImage(),
    responseBody: redact(body.toText(), secrets),
    byteCount: body.byteCount(),
    events: body.events,
  };
}

type ReportTimes = Pick<AnswerReport, 'headAtMs' | 'firstByteAtMs' | 'lastByteAtMs'>;

function toTimes({ headAtMs, firstByteAtMs, lastByteAtMs }: UpstreamAnswer['times']): ReportTimes {
  return {
    headAtMs: Math.round(headAtMs),
    ...(firstByteAtMs === undefined ? {} : { firstByteAtMs: Math.round(firstByteAtMs) }),
    ...(lastByteAtMs === undefined ? {} : { lastByteAtMs: Math.round(lastByteAtMs) }),
  };
}

type BodyReader = ReturnType<typeof createBodyReader>;

/** From the bytes of an answer to its messages. */
function createBodyReader(answer: UpstreamAnswer, secrets: readonly string[]) {
  const extractor = createRunExtractor();
  const decoder = new TextDecoder();
  const record = createBodyRecord(extractor.runs);
  const eventRecord = createEventRecord(extractor.runs, secrets);
  let messages: TextMessage[] = [];
  let byteCount = 0;
  let cut: Failure | undefined;
  let report: { words: string; isCut: boolean } | undefined;
  const reader = createMessageReader({ onMessage: (message) => messages.push(message), onLine: record.push });

  function pushText(pieces: Uint8Array[]): void {
    for (const piece of pieces) reader.push(decoder.decode(piece, { stream: true }));
  }

  function takeMessages(): TextMessage[] {
    const taken = messages;
    messages = [];
    for (const message of taken) eventRecord.push(message, answer.times.readAtMs);
    return taken;
  }

  /** Undefined: the line broke, and why is in `cut`, or the body has ended. */
  async function readChunk(): Promise<Uint8Array | undefined> {
    try {
      return await answer.read();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      cut = error.failure;
      return undefined;
    }
  }

  /** The messages of the next chunk, often none; undefined after the last ones. */
  async function next(): Promise<TextMessage[] | undefined> {
    if (report !== undefined) return undefined;
    const chunk = await readChunk();
    if (chunk === undefined) {
      end();
    } else {
      byteCount += chunk.length;
      pushText(extractor.push(chunk));
    }
    return takeMessages();
  }

  function end(): { words: string; isCut: boolean; cut: Failure | undefined } {
    if (report === undefined) {
      pushText(extractor.end());
      reader.push(decoder.decode());
      report = reader.end();
    }
    return { ...report, cut };
  }

  return {
    next,
    end,
    runs: extractor.runs,
    forget: extractor.forget,
    events: eventRecord.events,
    toText: record.toText,
    byteCount: () => byteCount,
  };
}
