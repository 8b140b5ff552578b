import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import type { AnswerWire, WireEvent } from '../../../src/workers/upstream/demo/answer-wire.ts';
import { toSse } from '../../../src/workers/upstream/demo/answer-wire.ts';
import type { DemoRequest } from '../../../src/workers/upstream/demo/demo-request.ts';
import type { RecordedRequest } from '../recorded-request.ts';
import type { Route } from '../upstream-route.ts';

/** One paid request and the answer to be given to it. */
export interface Exchange {
  request: RecordedRequest;
  route: Route;
  response: ServerResponse;
  /** What the request asks for. */
  asked: DemoRequest;
  /** From 1: how often this prompt came under this scenario. */
  turn: number;
  wire: AnswerWire;
  /** The answer goes on without this line: it was asked to, and the upstream can. */
  livesOn: boolean;
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** Milliseconds between the events of slow scenarios. */
  paceMs: number;
  /** Resolves once the server was told to release what it holds. */
  whenReleased(): Promise<void>;
  /** Random number in [0, 1) from the server's seed. */
  random(): number;
  /** Base64 of the n-th preview and final, from 0; other pixels for every prompt and number. */
  preview(index: number): string;
  final(index: number): string;
}

/** Gives the whole answer; what it leaves open stays open until the client goes. */
export type Scenario = (exchange: Exchange) => Promise<void> | void;

export function sendJson(
  { response }: Pick<Exchange, 'response'>,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function sendError(
  exchange: Pick<Exchange, 'response'>,
  status: number,
  error: object,
  headers: Record<string, string> = {},
): void {
  sendJson(exchange, status, { error }, headers);
}

export function sendHtml({ response }: Pick<Exchange, 'response'>, status: number, title: string): void {
  const page = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1>${'<p>&nbsp;</p>'.repeat(200)}</body></html>`;
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

export function openStream({ response }: Exchange, contentType = 'text/event-stream'): void {
  response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-cache' });
}

/** Writes text or bytes and waits until the client took them. */
export async function write({ response }: Pick<Exchange, 'response'>, data: string | Buffer): Promise<void> {
  if (data.length === 0 || response.destroyed) return;
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
    response.write(data, () => {
      response.off('close', resolve);
      resolve();
    });
  });
}

export async function writeEvents(exchange: Exchange, events: WireEvent[]): Promise<void> {
  await write(exchange, events.map(toSse).join(''));
}

/** Ends the connection in the middle of the answer, after all that was written has left. */
export function cut({ response }: Pick<Exchange, 'response'>): void {
  response.socket?.destroySoon();
}

export async function pause({ paceMs }: Exchange): Promise<void> {
  if (paceMs > 0) await sleep(paceMs);
}

/** Everything a stream says before its finals, with the previews that were asked for. */
export function beforeFinals({ wire, asked, preview }: Exchange): WireEvent[] {
  const events = [...wire.start(), ...wire.working()];
  for (let index = 0; index < asked.previews; index++) events.push(...wire.preview(preview(index), index));
  return events;
}

/** The answer as one body; one that lives on is only begun by then. */
export function toWhole({ wire, livesOn }: Exchange, images: string[]): object {
  return livesOn ? wire.unfinished('queued') : wire.whole(images);
}

export function finals({ asked, final }: Exchange): string[] {
  return Array.from({ length: asked.count }, (_, index) => final(index));
}
