import { createGradientPng } from './png.ts';

/** What the scripted upstream was asked. */
export interface AskedRequest {
  method: string;
  /** Path and query. */
  path: string;
  /** JSON body; undefined: none. */
  body: Record<string, unknown> | undefined;
}

/** Answers one request; `signal` fires when the other side lets go. */
export type ScriptedReply = (signal: AbortSignal) => Promise<Response>;

type Place = 'post' | 'stream' | 'poll' | 'cancel';

/**
 * An upstream without a network, in the Responses form: every kind of request has a list of replies, of which the last one stays.
 * For what a real server cannot be made to do at an exact moment.
 */
export class ScriptedUpstream {
  readonly asked: AskedRequest[] = [];
  readonly #replies: Record<Place, ScriptedReply[]> = {
    post: [reply(404)],
    stream: [reply(404)],
    poll: [reply(404)],
    cancel: [reply(200, {})],
  };

  on(place: Place, ...replies: ScriptedReply[]): this {
    this.#replies[place] = replies;
    return this;
  }

  readonly fetch = (url: string, init: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(url);
    const method = init.method ?? 'GET';
    const body =
      typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : undefined;
    this.asked.push({ method, path: pathname + search, body });
    const list = this.#replies[placeOf(method, pathname, search)];
    const next = (list.length > 1 ? list.shift() : list[0]) ?? reply(404);
    return next(init.signal ?? new AbortController().signal);
  };

  /** Paths of all requests, in order; those that are paid for as `POST`. */
  get log(): string[] {
    return this.asked.map(({ method, path }) => (isPaid({ method, path }) ? 'POST' : `${method} ${path}`));
  }

  get paid(): AskedRequest[] {
    return this.asked.filter(isPaid);
  }
}

function isPaid({ method, path }: Pick<AskedRequest, 'method' | 'path'>): boolean {
  return method === 'POST' && path === '/v1/responses';
}

function placeOf(method: string, pathname: string, search: string): Place {
  if (pathname.endsWith('/cancel')) return 'cancel';
  if (method === 'POST') return 'post';
  return search.includes('stream=true') ? 'stream' : 'poll';
}

/** A status with a JSON body; without one an error that says nothing. */
export function reply(
  status: number,
  body: unknown = { error: { message: '' } },
  headers = {},
): ScriptedReply {
  return () =>
    Promise.resolve(
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json', ...headers },
      }),
    );
}

/** No answer at all. */
export const noLine: ScriptedReply = () => Promise.reject(new TypeError('Failed to fetch'));

/** What a browser shows of a relay's own page in the place of an answer. */
export const webPage: ScriptedReply = () =>
  Promise.resolve(
    new Response('<!doctype html><title>Relay</title>', { headers: { 'content-type': 'text/html' } }),
  );

/** A stream of events. `end`: in order; `cut`: the line breaks after them; `hang`: nothing more ever comes. */
export function stream(events: object[], ending: 'end' | 'cut' | 'hang' = 'end'): ScriptedReply {
  return (signal) => {
    const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
    let isSent = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) =>
        signal.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError'))),
      pull: (controller) => {
        if (!isSent) controller.enqueue(new TextEncoder().encode(text));
        else if (ending === 'cut') controller.error(new TypeError('network error'));
        else if (ending === 'end') controller.close();
        else return new Promise(() => undefined);
        isSent = true;
        return undefined;
      },
    });
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  };
}

export const RESPONSE_ID = 'resp_1';

const toBase64 = (shade: number): string =>
  createGradientPng({ width: 64, height: 48 }, [shade, 90, 120]).toString('base64');

const FINAL = toBase64(200);
const IMAGE_ITEM = { type: 'image_generation_call', id: 'ig_1', status: 'completed', result: FINAL };
const USAGE = { input_tokens: 20, output_tokens: 1000, total_tokens: 1020 };

/** `background` undefined: the answer says nothing of it. */
export function created(background?: boolean, sequence = 0): object {
  return {
    type: 'response.created',
    sequence_number: sequence,
    response: { id: RESPONSE_ID, object: 'response', status: 'in_progress', background },
  };
}

export function preview(sequence: number, index = 0): object {
  return {
    type: 'response.image_generation_call.partial_image',
    sequence_number: sequence,
    partial_image_index: index,
    partial_image_b64: toBase64(20 + index),
  };
}

export function final(sequence: number): object {
  return { type: 'response.output_item.done', sequence_number: sequence, item: IMAGE_ITEM };
}

export function completed(sequence: number): object {
  return { type: 'response.completed', sequence_number: sequence, response: whole('completed') };
}

/** The answer as it stands, in one body. */
export function whole(status: 'queued' | 'in_progress' | 'completed' | 'failed' | 'cancelled'): object {
  return {
    id: RESPONSE_ID,
    object: 'response',
    status,
    background: true,
    output: status === 'completed' ? [IMAGE_ITEM] : [],
    ...(status === 'completed' ? { usage: USAGE } : {}),
    ...(status === 'failed' ? { error: { code: 'server_error', message: 'The model broke.' } } : {}),
  };
}
