import { answerText } from './demo-text.ts';
import { toSse } from './answer-wire.ts';
import type { WireEvent } from './answer-wire.ts';
import { createDemoJob, playEvents, playWhole } from './demo-job.ts';
import type { DemoJobInput, DrawPicture } from './demo-job.ts';
import { createDemoMemory } from './demo-memory.ts';
import type { DemoMemory } from './demo-memory.ts';
import { readDemoRequest } from './demo-request.ts';
import { drawDemoImage } from './draw-demo-image.ts';

export interface DemoOptions {
  /** Default: with an OffscreenCanvas. */
  draw?: DrawPicture;
  /** 1: as slow as a quick upstream; 0: at once. */
  pace?: number;
}

/** The demo upstream: an upstream in all but the network. */
export const demoFetch = createDemoFetch();

/**
 * A function of `fetch`'s shape that answers `models`, `responses` (also by id, as long as it lives), `images/generations` and
 * `images/edits` in their real wire formats, and text models in theirs. The n-th request of a prompt gives its n-th picture. `pace-<factor>` in the path of
 * the address sets the pace. Rejects with an AbortError like the real one.
 */
export function createDemoFetch({ draw = drawDemoImage, pace = 1 }: DemoOptions = {}) {
  const memory = createDemoMemory();
  return async (input: string, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    const { pathname, searchParams } = new URL(input, 'http://demo');
    if (pathname.endsWith('/models'))
      return Response.json({ object: 'list', data: [{ id: 'gpt-image-2', object: 'model' }] });
    const [, responseId, action] = /\/responses\/([^/]+)(\/cancel)?$/.exec(pathname) ?? [];
    if (responseId !== undefined)
      return answerKept(memory, {
        responseId,
        isCancel: action !== undefined,
        search: searchParams,
        signal: init.signal ?? undefined,
      });
    const words = answerText(pathname, init.body);
    if (words) return words;
    const shared = { draw, pace: readPace(pathname) ?? pace, signal: init.signal ?? undefined };
    return answerNew(memory, { ...shared, request: readDemoRequest(pathname, init.body) });
  };
}

async function answerNew(memory: DemoMemory, asked: Omit<DemoJobInput, 'firstIndex'>): Promise<Response> {
  const { request, signal } = asked;
  const firstIndex = memory.takeIndex(request.prompt, request.count);
  if (request.livesOn) {
    const abort = new AbortController();
    const job = createDemoJob({ ...asked, firstIndex, signal: abort.signal });
    const { log } = memory.keep(job, abort);
    return request.stream ? toStream(log.follow(-1, signal)) : Response.json(job.wire.unfinished('queued'));
  }
  const job = createDemoJob({ ...asked, firstIndex });
  return request.stream ? toStream(playEvents(job)) : Response.json(await playWhole(job));
}

interface KeptRequest {
  responseId: string;
  isCancel: boolean;
  search: URLSearchParams;
  signal: AbortSignal | undefined;
}

function answerKept(memory: DemoMemory, { responseId, isCancel, search, signal }: KeptRequest): Response {
  const kept = memory.find(responseId);
  if (kept === undefined) {
    const message = `Response with id '${responseId}' not found.`;
    return Response.json({ error: { message, type: 'invalid_request_error' } }, { status: 404 });
  }
  if (isCancel) kept.cancel();
  if (isCancel || search.get('stream') !== 'true') return Response.json(kept.state());
  return toStream(kept.log.follow(Number(search.get('starting_after') ?? -1), signal));
}

function readPace(path: string): number | undefined {
  const match = /\/pace-(\d+(?:\.\d+)?)\//.exec(path);
  return match ? Number(match[1]) : undefined;
}

function toStream(events: AsyncGenerator<WireEvent[], void, void>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { value, done } = await events.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.map(toSse).join('')) as Uint8Array<ArrayBuffer>);
    },
    cancel: () => void events.return(undefined),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
