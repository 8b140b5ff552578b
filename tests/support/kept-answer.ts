import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { toSse } from '../../src/workers/upstream/demo/answer-wire.ts';
import type { AnswerWire, WireEvent } from '../../src/workers/upstream/demo/answer-wire.ts';
import type { ResumeMode } from './resume-modes.ts';
import { cut, write } from './scenarios/exchange.ts';

/** An answer that goes on whatever becomes of its line: a word every `paceMs`. */
export interface KeptAnswer {
  mode: ResumeMode;
  /** Milliseconds since the epoch. */
  startedAt: number;
  paceMs: number;
  /** All that the answer says, word for word; made when it is first asked for. */
  words(): WireEvent[][];
  wire: Pick<AnswerWire, 'unfinished'>;
  whole(): object;
  cancelled: AbortController;
  /** How often it was asked for, and how often as a stream. */
  gets: number;
  streams: number;
}

/** `GET responses/{id}` and `POST responses/{id}/cancel`. */
export async function answerKept(
  kept: KeptAnswer | undefined,
  { request, url, response }: { request: IncomingMessage; url: URL; response: ServerResponse },
): Promise<void> {
  if (kept === undefined) return sendError(response, 404, 'Response with that id not found.');
  if (request.method === 'POST') return cancel(kept, response);
  kept.gets += 1;
  if (kept.gets <= kept.mode.busyGets) return sendError(response, 503, 'Overloaded.');
  const isStream = url.searchParams.get('stream') === 'true';
  if (isStream && !kept.mode.streams) return sendError(response, 400, 'Streaming by id is not supported.');
  if (!isStream) return sendJson(response, 200, toState(kept));
  kept.streams += 1;
  await stream(kept, Number(url.searchParams.get('starting_after') ?? -1), response);
}

function cancel(kept: KeptAnswer, response: ServerResponse): void {
  if (!isDone(kept)) kept.cancelled.abort();
  sendJson(response, 200, toState(kept));
}

function toState(kept: KeptAnswer): object {
  if (kept.cancelled.signal.aborted) return kept.wire.unfinished('cancelled');
  if (!isDone(kept)) return kept.wire.unfinished('in_progress');
  return kept.mode.outcome === 'failure' ? kept.wire.unfinished('failed') : kept.whole();
}

function isDone(kept: KeptAnswer): boolean {
  return Date.now() >= timeOf(kept, kept.words().length - 1);
}

function timeOf({ startedAt, paceMs }: KeptAnswer, index: number): number {
  return startedAt + index * paceMs;
}

/** What came after an event, then what comes, each at its time. */
async function stream(kept: KeptAnswer, after: number, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  const words = kept.words();
  for (const [index, word] of words.entries()) {
    await waitUntil(timeOf(kept, index), kept, response);
    if (kept.cancelled.signal.aborted || response.destroyed) break;
    const isToBeCut = kept.streams <= kept.mode.cutStreams && index === words.length - 1;
    if (isToBeCut) return cut({ response });
    await write({ response }, toNews(word, after).map(toSse).join(''));
  }
  response.end();
}

function toNews(events: WireEvent[], after: number): WireEvent[] {
  return events.filter(({ data }) => (data as { sequence_number: number }).sequence_number > after);
}

/** Returns at once when the answer is cancelled or the reader goes. */
async function waitUntil(at: number, { cancelled }: KeptAnswer, response: ServerResponse): Promise<void> {
  const left = new AbortController();
  const leave = (): void => left.abort();
  response.once('close', leave);
  const signal = AbortSignal.any([cancelled.signal, left.signal]);
  await sleep(Math.max(0, at - Date.now()), undefined, { signal }).catch(() => undefined);
  response.off('close', leave);
}

function sendError(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { error: { message, type: 'invalid_request_error', param: null, code: null } });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
