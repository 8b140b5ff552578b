import { toBase64 } from '../../../lib/kernel/base64.ts';
import type { Size } from '../../../lib/contracts/recipe.ts';
import { toSse } from './answer-wire.ts';
import type { AnswerWire, WireEvent } from './answer-wire.ts';
import { createAnswerWire } from './create-answer-wire.ts';
import { countTokens, readDemoRequest } from './demo-request.ts';
import type { DemoPicture } from './demo-picture.ts';
import type { DemoRequest } from './demo-request.ts';
import { drawDemoImage } from './draw-demo-image.ts';
import { pickSize } from './pick-scene.ts';

export type DrawPicture = (picture: DemoPicture) => Promise<Blob>;

export interface DemoOptions {
  /** Default: with an OffscreenCanvas. */
  draw?: DrawPicture;
  /** 1: as slow as a quick upstream; 0: at once. */
  pace?: number;
}

/** Moments of an answer in milliseconds since the request, at pace 1. Previews lie evenly between work and the final. */
const WORKING_AT = 700;
const FIRST_PREVIEW_AT = 1_600;
const FINAL_AT = 5_000;

/** The demo upstream: an upstream in all but the network. */
export const demoFetch = createDemoFetch();

/**
 * A function of `fetch`'s shape that answers `models`, `responses`, `images/generations` and `images/edits` in their real wire
 * formats. `pace-<factor>` in the path of the address sets the pace. Rejects with an AbortError like the real one.
 */
export function createDemoFetch({ draw = drawDemoImage, pace = 1 }: DemoOptions = {}) {
  return async (input: string, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    const path = input.replace(/[?#].*$/, '');
    if (path.endsWith('/models'))
      return Response.json({ object: 'list', data: [{ id: 'gpt-image-2', object: 'model' }] });
    const request = readDemoRequest(path, init.body);
    const job = createJob({ request, draw, pace: readPace(path) ?? pace, signal: init.signal ?? undefined });
    if (!request.stream) return answerWhole(job);
    return new Response(toStream(job), { headers: { 'content-type': 'text/event-stream' } });
  };
}

interface DemoJob {
  request: DemoRequest;
  size: Size;
  wire: AnswerWire;
  draw: DrawPicture;
  /** Resolves at a moment of the answer; rejects when the request is aborted. */
  until(momentMs: number): Promise<void>;
  signal: AbortSignal | undefined;
}

function createJob(input: Pick<DemoJob, 'request' | 'draw' | 'signal'> & { pace: number }): DemoJob {
  const { request, signal, pace } = input;
  const size = pickSize(request);
  const startedAt = performance.now();
  const wire = createAnswerWire(request.form, {
    id: crypto.randomUUID().replaceAll('-', ''),
    createdAt: Math.floor(Date.now() / 1000),
    model: request.model,
    prompt: request.prompt,
    size: `${size.width}x${size.height}`,
    quality: request.quality === 'auto' ? 'medium' : request.quality,
    background: request.transparent ? 'transparent' : 'opaque',
    format: request.format,
    edit: request.edit,
    tokens: countTokens(request, size),
  });
  const until = (momentMs: number): Promise<void> =>
    pause(startedAt + momentMs * pace - performance.now(), signal);
  return { request, size, wire, draw: input.draw, until, signal };
}

function readPace(path: string): number | undefined {
  const match = /\/pace-(\d+(?:\.\d+)?)\//.exec(path);
  return match ? Number(match[1]) : undefined;
}

async function answerWhole(job: DemoJob): Promise<Response> {
  const images = await drawFinals(job);
  await job.until(FINAL_AT);
  return Response.json(job.wire.whole(images));
}

/** Drawing goes on while an earlier event waits for its moment. */
async function* playEvents(job: DemoJob): AsyncGenerator<WireEvent[]> {
  const { request, wire } = job;
  yield wire.start();
  await job.until(WORKING_AT);
  yield wire.working();
  const step = (FINAL_AT - FIRST_PREVIEW_AT) / Math.max(1, request.previews);
  for (let index = 0; index < request.previews; index++) {
    const preview = await drawBase64(job, { preview: index + 1, index: 0 });
    await job.until(FIRST_PREVIEW_AT + index * step);
    yield wire.preview(preview, index);
  }
  const images = await drawFinals(job);
  await job.until(FINAL_AT);
  yield wire.finish(images);
}

function toStream(job: DemoJob): ReadableStream<Uint8Array<ArrayBuffer>> {
  const events = playEvents(job);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await events.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.map(toSse).join('')) as Uint8Array<ArrayBuffer>);
    },
    cancel: () => void events.return(undefined),
  });
}

async function drawFinals(job: DemoJob): Promise<string[]> {
  const images: string[] = [];
  for (let index = 0; index < job.request.count; index++)
    images.push(await drawBase64(job, { preview: 0, index }));
  return images;
}

async function drawBase64(job: DemoJob, which: Pick<DemoPicture, 'preview' | 'index'>): Promise<string> {
  job.signal?.throwIfAborted();
  const blob = await job.draw({ request: job.request, size: job.size, ...which });
  return toBase64(new Uint8Array(await blob.arrayBuffer()));
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason ?? new DOMException('The demo was aborted.', 'AbortError'));
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      },
      Math.max(0, ms),
    );
    signal?.addEventListener('abort', abort);
  });
}
