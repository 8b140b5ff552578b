import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiForm } from '../../../lib/contracts/profile.ts';
import type { ProviderEvent } from '../../../lib/contracts/provider.ts';
import { AppError, createFailure } from '../../../lib/kernel/app-error.ts';
import { toBase64 } from '../../../lib/kernel/base64.ts';
import { toImagesEvents } from '../providers/openai-images/openai-images-events.ts';
import { toResponsesEvents } from '../providers/openai-responses/openai-responses-events.ts';
import { toAnswerFailure } from '../providers/spec/to-failure.ts';
import { readAnswer, type AnswerReport } from './read-answer.ts';
import type { UpstreamAnswer } from './send-request.ts';

/** Bytes that no compression or coincidence makes equal to others. */
function createBytes(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = seed >>> 0 || 1;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

const PREVIEW = createBytes(100, 1);
const FINAL = createBytes(3001, 2);
const FINAL_2 = createBytes(9000, 3);
const P = toBase64(PREVIEW);
const F = toBase64(FINAL);
const F2 = toBase64(FINAL_2);

interface Answered {
  body: string | Uint8Array;
  form?: ApiForm;
  status?: number;
  headers?: Record<string, string>;
  /** Where the body is cut into chunks, in bytes; default: not at all. */
  cuts?: number[];
  /** The line breaks behind the last chunk. */
  breaks?: boolean;
  secrets?: string[];
}

interface Read extends AnswerReport {
  events: ProviderEvent[];
}

function toChunks(body: string | Uint8Array, cuts: number[]): Uint8Array[] {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const places = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.slice(places[index], end));
}

function createAnswer({ body, status = 200, headers = {}, cuts = [], breaks = false }: Answered): UpstreamAnswer {
  const chunks = toChunks(body, cuts);
  return {
    status,
    headers: new Headers(headers),
    read: () => {
      const chunk = chunks.shift();
      if (chunk === undefined && breaks) return Promise.reject(new AppError(createFailure('network')));
      return Promise.resolve(chunk);
    },
    close: () => undefined,
  };
}

async function read(answered: Answered): Promise<Read> {
  const events: ProviderEvent[] = [];
  const report = await readAnswer({
    answer: createAnswer(answered),
    provider: {
      toEvents: answered.form === 'images' ? toImagesEvents : toResponsesEvents,
      toFailure: toAnswerFailure,
    },
    onEvent: (event) => void events.push(event),
    secrets: answered.secrets ?? [],
  });
  return { ...report, events };
}

function imagesOf({ events }: Read): (string | undefined)[] {
  const images = events.filter((event) => event.type === 'image-received');
  return images.map(({ bytes, url }) => (bytes === undefined ? url : toBase64(bytes)));
}

function previewsOf({ events }: Read): string[] {
  return events.flatMap((event) => (event.type === 'preview-received' ? [toBase64(event.bytes ?? new Uint8Array())] : []));
}

/** Images of an answer, each counted once however often it stands there. */
function distinctImagesOf(answer: Read): (string | undefined)[] {
  return [...new Set(imagesOf(answer))];
}

interface StreamCase {
  name: string;
  form: ApiForm;
  body: string;
  expect: {
    images?: string[];
    previews?: number;
    error?: string;
    message?: string;
    retryable?: boolean;
    revisedPrompt?: string;
    responseId?: string;
    totalTokens?: number;
  };
}

const PLACEHOLDERS: Record<string, string> = { P, F, F2 };
const CASES_URL = new URL('../../../../../shared/cases/streams.json', import.meta.url);
const RECORDINGS_URL = new URL('../../../../../shared/recordings/', import.meta.url);

function readCases(): StreamCase[] {
  return existsSync(CASES_URL) ? (JSON.parse(readFileSync(CASES_URL, 'utf8')) as StreamCase[]) : [];
}

const sse = (...events: unknown[]): string => events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
const imageCall = (id: string, result: string): object => ({ type: 'image_generation_call', id, status: 'generating', result });
const itemDone = (id: string, result: string): object => ({ type: 'response.output_item.done', item: imageCall(id, result) });
const completed = (...output: object[]): object => ({ type: 'response.completed', response: { id: 'resp', output } });
const preview = { type: 'response.image_generation_call.partial_image', partial_image_index: 0, partial_image_b64: P };

describe.skipIf(!existsSync(CASES_URL))('given streams', () => {
  it.each(readCases())('$name', async ({ form, body, expect: wanted }) => {
    const answer = await read({ form, body: body.replace(/"(P|F2?)"/gu, (_all, name: string) => `"${PLACEHOLDERS[name]}"`) });
    const images = (wanted.images ?? []).map((name) => PLACEHOLDERS[name]);
    expect(distinctImagesOf(answer)).toEqual(images);
    if (wanted.previews !== undefined) expect(previewsOf(answer)).toHaveLength(wanted.previews);
    if (wanted.error !== undefined) expect(answer.failure?.code).toBe(wanted.error);
    if (wanted.message !== undefined) expect(answer.failure?.message).toBe(wanted.message);
    if (wanted.retryable !== undefined) expect(answer.failure?.retryable).toBe(wanted.retryable);
    const image = answer.events.find((event) => event.type === 'image-received');
    if (wanted.revisedPrompt !== undefined) expect(image?.revisedPrompt).toBe(wanted.revisedPrompt);
    const created = answer.events.find((event) => event.type === 'response-created');
    if (wanted.responseId !== undefined) expect(created?.responseId).toBe(wanted.responseId);
    const reported = answer.events.find((event) => event.type === 'usage-received');
    if (wanted.totalTokens !== undefined) expect(reported?.usage.totalTokens).toBe(wanted.totalTokens);
  });
});

describe.skipIf(!existsSync(RECORDINGS_URL))('recorded answers', () => {
  const toStream = (name: string): string => {
    const lines = readFileSync(new URL(name, RECORDINGS_URL), 'utf8').trim().split('\n');
    return lines.map((line) => `data: ${line}\n\n`).join('');
  };

  it('reads the Azure stream, whose finished image is still "generating"', async () => {
    const answer = await read({ body: toStream('azure-responses-image.jsonl') });
    expect(answer.failure).toBeUndefined();
    expect(answer.isCompleted).toBe(true);
    expect(distinctImagesOf(answer)).toHaveLength(1);
    expect(previewsOf(answer)).toHaveLength(1);
    const ids = answer.events.flatMap((event) => (event.type === 'image-received' ? [event.itemId] : []));
    expect(new Set(ids).size).toBe(1);
    expect(answer.events.some((event) => event.type === 'usage-received')).toBe(true);
  });

  it('reads the structure of the other stream; its images were shortened into what is no base64', async () => {
    const answer = await read({ body: toStream('openai-responses-image.jsonl') });
    expect(answer.isCompleted).toBe(true);
    expect(answer.failure?.code).toBe('decode');
    const whole = await read({ body: toStream('openai-responses-image.jsonl').replaceAll('...', '') });
    expect(distinctImagesOf(whole)).toHaveLength(1);
    expect(whole.failure).toBeUndefined();
  });

  it('reads two images of a plain answer', async () => {
    const body = readFileSync(new URL('openai-images.json', RECORDINGS_URL));
    const answer = await read({ form: 'images', body });
    expect(imagesOf(answer)).toHaveLength(2);
    expect(answer.events[0]).toMatchObject({ revisedPrompt: expect.stringContaining('otter') as string });
  });

  it('reads an error', async () => {
    const body = readFileSync(new URL('openai-images-error.json', RECORDINGS_URL));
    const answer = await read({ form: 'images', body, status: 400 });
    expect(answer.failure).toMatchObject({ code: 'validation', field: 'response_format', retryable: false, status: 400 });
  });
});
