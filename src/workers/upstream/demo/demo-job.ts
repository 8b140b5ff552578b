import type { Size } from '../../../lib/contracts/size.ts';
import { toBase64 } from '../../../lib/kernel/base64.ts';
import type { AnswerWire, WireEvent } from './answer-wire.ts';
import { createAnswerWire } from './create-answer-wire.ts';
import type { DemoPicture } from './demo-picture.ts';
import { countTokens } from './demo-request.ts';
import type { DemoRequest } from './demo-request.ts';
import { pickSize } from './pick-scene.ts';

export type DrawPicture = (picture: DemoPicture) => Promise<Blob>;

/** Moments of an answer in milliseconds since the request, at pace 1. Previews lie evenly between work and the final. */
const WORKING_AT = 700;
const FIRST_PREVIEW_AT = 1_600;
const FINAL_AT = 5_000;

/** One request on its way to its pictures. */
export interface DemoJob {
  responseId: string;
  request: DemoRequest;
  size: Size;
  /** Which picture of the prompt its first one is. */
  firstIndex: number;
  wire: AnswerWire;
  draw: DrawPicture;
  /** Resolves at a moment of the answer; rejects when the job is aborted. */
  until(momentMs: number): Promise<void>;
  signal: AbortSignal | undefined;
}

export interface DemoJobInput extends Pick<DemoJob, 'request' | 'firstIndex' | 'draw' | 'signal'> {
  pace: number;
}

export function createDemoJob({ pace, ...input }: DemoJobInput): DemoJob {
  const { request, signal } = input;
  const size = pickSize(request);
  const startedAt = performance.now();
  const id = crypto.randomUUID().replaceAll('-', '');
  const wire = createAnswerWire(request.form, {
    id,
    createdAt: Math.floor(Date.now() / 1000),
    model: request.model,
    prompt: request.prompt,
    size: `${size.width}x${size.height}`,
    quality: request.quality === 'auto' ? 'medium' : request.quality,
    background: request.transparent ? 'transparent' : 'opaque',
    format: request.format,
    edit: request.edit,
    livesOn: request.livesOn,
    tokens: countTokens(request, size),
  });
  const until = (momentMs: number): Promise<void> =>
    pause(startedAt + momentMs * pace - performance.now(), signal);
  return { ...input, responseId: `resp_${id}`, size, wire, until };
}

/** The whole answer as one body, at its time. */
export async function playWhole(job: DemoJob): Promise<object> {
  const images = await drawFinals(job);
  await job.until(FINAL_AT);
  return job.wire.whole(images);
}

/** Drawing goes on while an earlier event waits for its moment. */
export async function* playEvents(job: DemoJob): AsyncGenerator<WireEvent[], void, void> {
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

async function drawFinals(job: DemoJob): Promise<string[]> {
  const images: string[] = [];
  for (let index = 0; index < job.request.count; index++)
    images.push(await drawBase64(job, { preview: 0, index }));
  return images;
}

async function drawBase64(job: DemoJob, which: Pick<DemoPicture, 'preview' | 'index'>): Promise<string> {
  job.signal?.throwIfAborted();
  const { request, size, firstIndex, draw } = job;
  const blob = await draw({ request, size, preview: which.preview, index: firstIndex + which.index });
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
    if (signal?.aborted === true) abort();
    else signal?.addEventListener('abort', abort);
  });
}
