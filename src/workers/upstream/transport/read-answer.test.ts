import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { AttemptEvent } from '../../../lib/contracts/job.ts';
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
const FINAL_2 = createBytes(4500, 3);
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

interface Read extends Omit<AnswerReport, 'events'> {
  events: ProviderEvent[];
  recorded: AttemptEvent[];
}

function toChunks(body: string | Uint8Array, cuts: number[]): Uint8Array[] {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const places = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.slice(places[index], end));
}

function createAnswer({
  body,
  status = 200,
  headers = {},
  cuts = [],
  breaks = false,
}: Answered): UpstreamAnswer {
  const chunks = toChunks(body, cuts);
  return {
    status,
    headers: new Headers(headers),
    times: { headAtMs: 1.2, firstByteAtMs: 2.6, lastByteAtMs: 4, readAtMs: 3 },
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
  return { ...report, events, recorded: report.events };
}

function imagesOf({ events }: Read): (string | undefined)[] {
  const images = events.filter((event) => event.type === 'image-received');
  return images.map(({ bytes, url }) => (bytes === undefined ? url : toBase64(bytes)));
}

function previewsOf({ events }: Read): string[] {
  return events.flatMap((event) =>
    event.type === 'preview-received' ? [toBase64(event.bytes ?? new Uint8Array())] : [],
  );
}

/** A report that is quick to compare: bytes as text. */
function toComparable(answer: Read): unknown {
  const events = answer.events.map((event) =>
    'bytes' in event ? { ...event, bytes: toBase64(event.bytes ?? new Uint8Array()) } : event,
  );
  return { ...answer, events };
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

const sse = (...events: unknown[]): string =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
const imageCall = (id: string, result: string): object => ({
  type: 'image_generation_call',
  id,
  status: 'generating',
  result,
});
const itemDone = (id: string, result: string): object => ({
  type: 'response.output_item.done',
  item: imageCall(id, result),
});
const completed = (...output: object[]): object => ({
  type: 'response.completed',
  response: { id: 'resp', output },
});
const preview = {
  type: 'response.image_generation_call.partial_image',
  partial_image_index: 0,
  partial_image_b64: P,
};

describe.skipIf(!existsSync(CASES_URL))('given streams', () => {
  it.each(readCases())('$name', async ({ form, body, expect: wanted }) => {
    const answer = await read({
      form,
      body: body.replace(/"(P|F2?)"/gu, (_all, name: string) => `"${PLACEHOLDERS[name]}"`),
    });
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
    expect(answer.failure).toMatchObject({
      code: 'validation',
      field: 'response_format',
      retryable: false,
      status: 400,
    });
  });
});

describe('quirks of the stream', () => {
  const final = itemDone('ig', F2);
  const finalJson = JSON.stringify(final);

  it.each([
    ['no space after the colon', `data:${finalJson}\n\n`],
    ['CRLF', `data: ${finalJson}\r\n\r\n`],
    ['CR', `data: ${finalJson}\r\r`],
    ['comments', `: ping\n\n:\n\ndata: ${finalJson}\n\n: ping\n`],
    ['a BOM', `\uFEFFdata: ${finalJson}\n\n`],
    ['data on several lines', `data: ${JSON.stringify(final, null, 1).replaceAll('\n', '\ndata: ')}\n\n`],
    ['no blank line at the end', `data: ${finalJson}\n`],
    ['no line end at all', `data: ${finalJson}`],
    ['an id, a retry and a [DONE]', `id: 1\nretry: 100\ndata: ${finalJson}\n\ndata: [DONE]\n\n`],
    ['no blank line between events', `data: {"type":"response.in_progress"}\ndata: ${finalJson}\n\n`],
    ['chunks that are no JSON', `data: {"broken\n\ndata: hello\n\ndata: ${finalJson}\n\ndata: {"x\n\n`],
    [
      'keep-alives as data',
      `data: {}\n\ndata: []\n\ndata: ""\n\ndata: null\n\ndata: {"data":[]}\n\ndata: ${finalJson}\n\n`,
    ],
    ['keep-alives as lines', `{}\n[]\n""\nnull\n{"data":[]}\n${finalJson}`],
    ['a broken line of JSON', `{"broken":\ndata: ${finalJson}\n\n`],
    ['JSON printed over many lines', JSON.stringify(final, null, 2)],
    ['JSON values without lines', `{}[]""${finalJson}{}`],
    ['white space before JSON', `\n\n   \n ${finalJson}`],
    ['both places', sse(final, completed(imageCall('ig', F2)))],
    ['only the end', sse(completed(imageCall('ig', F2)))],
    ['no type and no name', sse({ item: imageCall('ig', F2) })],
    [
      'a name for a type',
      `event: response.output_item.done\ndata: ${JSON.stringify({ item: imageCall('ig', F2) })}\n\n`,
    ],
    [
      'a whole response',
      JSON.stringify({ object: 'response', status: 'completed', output: [imageCall('ig', F2)] }),
    ],
    ['escaped slashes', `data: ${finalJson.replaceAll('/', '\\/')}\n\n`],
    ['a data URL', sse(itemDone('ig', `data:image/png;base64,${F2}`))],
    ['base64url', sse(itemDone('ig', F2.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')))],
    ['white space in base64', sse(itemDone('ig', F2.replace(/.{76}/gu, '$&\r\n')))],
    ['white space in long base64', sse(itemDone('ig', ` ${F2.slice(0, 4201)} \n ${F2.slice(4201)} `))],
  ])('reads a body with %s', async (_name, body) => {
    const answer = await read({ body });
    expect(distinctImagesOf(answer)).toEqual([F2]);
    expect(answer.failure).toBeUndefined();
  });

  it.each([
    ['data[].b64_json', { data: [{ b64_json: F2 }] }],
    ['images[] as text', { images: [F2] }],
    ['images[] as data URLs', { images: [`data:image/png;base64,${F2}`] }],
    ['images[].b64_json', { images: [{ b64_json: F2 }] }],
    ['images[].image_url.url', { images: [{ image_url: { url: `data:image/png;base64,${F2}` } }] }],
    ['output[]', { output: [{ type: 'image_generation_call', id: '1', result: F2 }] }],
    ['markdown', { choices: [{ message: { content: `Here: ![a cat](data:image/png;base64,${F2}) done` } }] }],
    ['content as a data URL', { choices: [{ message: { content: `data:image/png;base64,${F2}` } }] }],
    [
      'message.images',
      {
        choices: [
          {
            message: {
              content: '',
              images: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${F2}` } }],
            },
          },
        ],
      },
    ],
    [
      'Gemini',
      {
        candidates: [
          { content: { parts: [{ text: 'x' }, { inlineData: { mimeType: 'image/png', data: F2 } }] } },
        ],
      },
    ],
    ['wrapped', { code: 200, data: { result: { images: [{ b64_json: F2 }] } } }],
  ])('finds %s in both forms', async (_name, data) => {
    const body = JSON.stringify(data);
    expect(imagesOf(await read({ form: 'images', body }))).toEqual([F2]);
    expect(imagesOf(await read({ form: 'responses', body }))).toEqual([F2]);
  });

  it.each([
    ['data[].url', { data: [{ url: 'https://host.example/a.png' }] }],
    ['markdown', { choices: [{ message: { content: '![](https://host.example/a.png)' } }] }],
    ['images[]', { images: ['https://host.example/a.png'] }],
  ])('hands on an address in %s', async (_name, data) => {
    expect(imagesOf(await read({ form: 'images', body: JSON.stringify(data) }))).toEqual([
      'https://host.example/a.png',
    ]);
  });

  it('does not take what was asked for an answer', async () => {
    const body = {
      input: [{ content: [{ type: 'input_image', image_url: `data:image/png;base64,${F}` }] }],
      output: [],
    };
    expect(imagesOf(await read({ body: JSON.stringify(body) }))).toEqual([]);
  });

  it('gives several finals their order and their own ids', async () => {
    const answer = await read({ body: sse(itemDone('a', F), itemDone('b', F2), completed()) });
    expect(imagesOf(answer)).toEqual([F, F2]);
    expect(answer.events.flatMap((event) => (event.type === 'image-received' ? [event.itemId] : []))).toEqual(
      ['a', 'b'],
    );
  });
});

describe('the end of an answer', () => {
  it.each([
    ['a flat error', sse({ type: 'error', code: 'rate_limit_exceeded', message: 'slow down' }), 'rate', true],
    [
      'response.failed',
      sse({ type: 'response.failed', response: { error: { code: 'server_error', message: 'oops' } } }),
      'serverError',
      true,
    ],
    [
      'a moderated failure',
      sse({ type: 'response.failed', response: { error: { code: 'moderation_blocked', message: 'no' } } }),
      'moderation',
      false,
    ],
    [
      'a filtered answer',
      sse({ type: 'response.incomplete', response: { incomplete_details: { reason: 'content_filter' } } }),
      'moderation',
      false,
    ],
    [
      'an incomplete answer',
      sse({ type: 'response.incomplete', response: { incomplete_details: { reason: 'max_output_tokens' } } }),
      'noImage',
      false,
    ],
    [
      'an item that failed',
      sse({
        type: 'response.output_item.done',
        item: {
          type: 'image_generation_call',
          status: 'failed',
          result: null,
          error: { code: 'moderation_blocked', message: 'no' },
        },
      }),
      'moderation',
      false,
    ],
    [
      'an error object in a 200',
      '{"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}}',
      'auth',
      false,
    ],
    [
      'an error in the middle of a stream',
      `: hello\n\n{"error":{"message":"no credits left","type":"insufficient_credits"}}\n`,
      'credit',
      false,
    ],
    ['an error in words', 'event: error\ndata: upstream timed out\n\n', 'timeoutGateway', true],
    [
      'an error page',
      '<html><head><title>504 Gateway Time-out</title></head><body>x</body></html>',
      'timeoutGateway',
      true,
    ],
    ['another error page', '<!DOCTYPE html><title>502 Bad Gateway</title>', 'serverError', true],
    ['a web site', '<!doctype html><html><head><title>My Relay</title></head></html>', 'notSupported', false],
    ['a plain sentence', 'error code: 524', 'timeoutGateway', true],
    ['nothing', '', 'noImage', true],
    ['keep-alives only', '{}\n: x\n\ndata: {}\n\n', 'noImage', true],
    ['a preview only', sse(preview, completed()), 'previewOnly', true],
    ['a stream that was begun', sse({ type: 'response.created', response: { id: 'r' } }), 'network', true],
    ['half a message', '{"data":[{"b64_json":"iVBO', 'network', true],
    ['base64 that is none', JSON.stringify({ data: [{ b64_json: 'no*base64' }] }), 'decode', true],
    [
      'words',
      sse(completed({ type: 'message', content: [{ type: 'output_text', text: 'No.' }] })),
      'refused',
      false,
    ],
    [
      'a refusal',
      sse({ type: 'response.refusal.done', refusal: 'I will not.' }, completed()),
      'refused',
      false,
    ],
  ])('%s', async (_name, body, code, retryable) => {
    const answer = await read({ body });
    expect(answer.failure).toMatchObject({ code, retryable });
    expect(answer.failure?.message).not.toMatch(/<|\{/u);
    expect(answer.hasImage).toBe(false);
  });

  it('is a success when the line breaks after the final image', async () => {
    const answer = await read({ body: sse(preview, itemDone('a', F2)), breaks: true });
    expect(answer.failure).toBeUndefined();
    expect(answer.hasImage).toBe(true);
    const unended = await read({
      form: 'images',
      body: JSON.stringify({ data: [{ b64_json: F2 }] }),
      breaks: true,
    });
    expect(imagesOf(unended)).toEqual([F2]);
    expect(unended.failure).toBeUndefined();
  });

  it('is neither success nor failure where a whole answer is not ready', async () => {
    const waiting = { object: 'response', id: 'r', status: 'queued', background: true, output: [] };
    const answer = await read({ body: JSON.stringify(waiting, null, 2) });
    expect(answer).toMatchObject({ isPending: true, hasImage: false, isCompleted: false });
    expect(answer.failure).toBeUndefined();
    expect(answer.events).toContainEqual({ type: 'response-created', responseId: 'r', background: true });
    const cut = await read({ body: JSON.stringify(waiting), breaks: true });
    expect(cut).toMatchObject({ isPending: false, failure: { code: 'network' } });
    const done = await read({ body: JSON.stringify({ ...waiting, output: [imageCall('a', F)] }) });
    expect(done).toMatchObject({ isPending: false, hasImage: true });
  });

  it('is a cut line for a stream taken up in its middle that ends without its end', async () => {
    const generating = { type: 'response.image_generation_call.generating', sequence_number: 5 };
    expect((await read({ body: sse(generating) })).failure?.code).toBe('network');
    expect((await read({ body: sse(generating, preview) })).failure?.code).toBe('previewOnly');
  });

  it('is a failure that is tried again when the line breaks before it', async () => {
    const answer = await read({ body: sse(preview), breaks: true });
    expect(answer.failure).toMatchObject({ code: 'network', retryable: true });
    expect(answer.hasPreview).toBe(true);
    const inside = await read({ body: sse(itemDone('a', F2)).slice(0, 5000), breaks: true });
    expect(inside.failure?.code).toBe('network');
  });

  it('does not wait for ever for the end of the line once the answer is complete', async () => {
    vi.useFakeTimers();
    const answer = createAnswer({ body: sse(completed(imageCall('a', F))) });
    let hangUp: () => void = () => undefined;
    const hung = new Promise<undefined>((resolve) => (hangUp = () => resolve(undefined)));
    let reads = 0;
    const hanging = { ...answer, read: () => (reads++ === 0 ? answer.read() : hung), close: () => hangUp() };
    const provider = { toEvents: toResponsesEvents, toFailure: toAnswerFailure };
    const reading = readAnswer({ answer: hanging, provider, onEvent: () => undefined });
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(await reading).toMatchObject({ hasImage: true, isCompleted: true });
  });

  it('lets an error of its caller through and closes the line', async () => {
    let isClosed = false;
    const answer = { ...createAnswer({ body: sse(itemDone('a', F)) }), close: () => void (isClosed = true) };
    const provider = { toEvents: toResponsesEvents, toFailure: toAnswerFailure };
    const full = new AppError(createFailure('storageFull'));
    await expect(readAnswer({ answer, provider, onEvent: () => Promise.reject(full) })).rejects.toBe(full);
    expect(isClosed).toBe(true);
  });
});

describe('what is kept of an answer', () => {
  it('holds the text with base64 folded and without the key', async () => {
    const key = 'my-very-secret-key';
    const answer = await read({
      body: `${sse(itemDone('a', F2))}data: {"echo":"${key}"}\n\n`,
      secrets: [key],
    });
    expect(answer.responseBody).toContain('<4500 bytes of base64>');
    expect(answer.responseBody).not.toContain(F2.slice(100, 200));
    expect(answer.responseBody).not.toContain(key);
    expect(answer.responseBody).toContain('response.output_item.done');
  });

  it('holds every message with its time, its name and its length on the wire', async () => {
    const events = [
      { type: 'response.created', sequence_number: 0, response: { id: 'r' } },
      itemDone('a', F2),
    ];
    const answer = await read({ body: `event: ping\ndata: {"a":1}\n\n${sse(...events)}` });
    expect(answer.recorded).toEqual([
      { atMs: 3, name: 'ping', length: 7, text: '{"a":1}' },
      {
        atMs: 3,
        name: 'response.created',
        length: JSON.stringify(events[0]).length,
        text: JSON.stringify(events[0]),
      },
      {
        atMs: 3,
        name: 'response.output_item.done',
        length: JSON.stringify(events[1]).length,
        text: JSON.stringify(events[1]).replace(F2, '<4500 bytes of base64>'),
      },
    ]);
    expect(answer).toMatchObject({ headAtMs: 1, firstByteAtMs: 3, lastByteAtMs: 4 });
  });

  it('calls a body in one piece json, also one that tells of an error', async () => {
    const body = JSON.stringify({ error: { message: 'no', code: 'x' } });
    const expected = [{ atMs: 3, name: 'json', length: body.length, text: body }];
    expect((await read({ body })).recorded).toEqual(expected);
    expect((await read({ body, status: 500 })).recorded).toEqual(expected);
  });

  it('takes the key out of the words of a failure', async () => {
    const body = JSON.stringify({ error: { message: 'Incorrect API key provided: relay-token-123.' } });
    const answer = await read({ body, status: 401, secrets: ['relay-token-123'] });
    expect(answer.failure?.message).toBe('Incorrect API key provided: [removed].');
  });

  it('keeps beginning and end of a long text within its limit', async () => {
    const noise = Array.from({ length: 30_000 }, (_none, index) => `: comment number ${index}\n`).join('');
    const answer = await read({ body: `: first\n${noise}${sse(itemDone('a', F), { last: 1 })}` });
    expect(answer.responseBody.length).toBeLessThan(256 * 1024);
    expect(answer.responseBody).toContain(': first');
    expect(answer.responseBody).toContain('"last":1');
    expect(answer.responseBody).toMatch(/<\d+ characters left out>/u);
  });
});

describe('any cut', () => {
  const SEED = Number(process.env['SEED'] ?? Date.now());
  const unicode = { type: 'response.output_text.delta', delta: '雨の日 🌧️ мир' };
  const MIXTURES: { form: ApiForm; body: string }[] = [
    {
      form: 'responses',
      body:
        '\uFEFF: привет\r\n\r\n' +
        sse(
          { type: 'response.created', sequence_number: 0, response: { id: 'resp_雨' } },
          unicode,
          preview,
        ).replaceAll('\n', '\r\n') +
        `event: response.output_item.done\ndata: ${JSON.stringify({ item: imageCall('a', F2) })}\n\n` +
        'data: {"broken\n\ndata: []\n\n' +
        sse(
          itemDone(
            'b',
            `data:image/png;base64,${F2.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`,
          ),
        ) +
        sse(
          completed(imageCall('a', F2), { type: 'message', content: [{ type: 'output_text', text: '雨' }] }),
        ) +
        'data: [DONE]',
    },
    {
      form: 'responses',
      body: sse(itemDone('a', F2.replace(/.{76}/gu, '$&\n')), itemDone('b', F)).replaceAll('\n', '\r'),
    },
    {
      form: 'images',
      body: `{}\n[]\n""\nnull\n{"data":[]}\n${JSON.stringify({ data: [{ b64_json: F2 }, { b64_json: F }] }, null, 2)}\n`,
    },
    {
      form: 'images',
      body: JSON.stringify({
        choices: [{ message: { content: `雨 ![x](data:image/png;base64,${F2}) 雨` } }],
      }),
    },
    { form: 'images', body: `<html><title>error code 524 – 時間</title>${'x'.repeat(5000)}</html>` },
    { form: 'responses', body: sse(preview, { type: 'error', code: 'server_error', message: 'срыв' }) },
  ];

  it(`gives the same events and the same record (seed ${SEED})`, async () => {
    const whole = (await Promise.all(MIXTURES.map(read))).map(toComparable);
    const places = fc.array(fc.nat(25_000), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.nat(MIXTURES.length - 1), places, async (index, cuts) => {
        expect(toComparable(await read({ ...MIXTURES[index]!, cuts }))).toEqual(whole[index]);
      }),
      { numRuns: 1000, seed: SEED },
    );
  }, 60_000);

  it('gives the same when every byte comes alone', async () => {
    for (const mixture of MIXTURES) {
      const cuts = Array.from(
        { length: new TextEncoder().encode(mixture.body).length },
        (_none, index) => index,
      );
      expect(toComparable(await read({ ...mixture, cuts }))).toEqual(toComparable(await read(mixture)));
    }
  }, 60_000);
});

describe('an image of 32 MiB in one event', () => {
  it('arrives whole through chunks of 16 KiB', async () => {
    const bytes = createBytes(32 * 1024 * 1024, 7);
    const body = new TextEncoder().encode(sse(itemDone('a', toBase64(bytes))));
    const cuts = Array.from({ length: Math.floor(body.length / 16384) }, (_none, index) => index * 16384);
    const answer = await read({ body, cuts });
    const image = answer.events.find((event) => event.type === 'image-received');
    expect(Buffer.compare(image?.bytes ?? new Uint8Array(), bytes)).toBe(0);
    expect(answer.responseBody.length).toBeLessThan(500);
  });
});

describe('an answer that is itself an image', () => {
  const headers = { 'content-type': 'image/png' };

  it('is that image, whatever the provider reads', async () => {
    const report = await read({ body: FINAL, headers, cuts: [7, 900] });
    expect(imagesOf(report)).toEqual([F]);
    expect(report).toMatchObject({
      hasImage: true,
      isCompleted: true,
      isPending: false,
      byteCount: FINAL.length,
      responseBody: `<${FINAL.length} bytes of image/png>`,
      headAtMs: 1,
    });
    expect(report.failure).toBeUndefined();
  });

  it.each([
    ['is none where the line broke', { body: FINAL, breaks: true }, 'network'],
    ['is none where there is nothing', { body: '' }, 'noImage'],
    ['is an error where the status says so', { body: '{"error":"no"}', status: 503 }, 'serverError'],
  ])('%s', async (_name, answered, code) => {
    const report = await read({ headers, ...answered });
    expect(report).toMatchObject({ hasImage: false, failure: { code } });
    expect(imagesOf(report)).toEqual([]);
  });

  it('is text where it only sounds like an image', async () => {
    const body = JSON.stringify({ data: [{ b64_json: F }] });
    const report = await read({ body, form: 'images', headers: { 'content-type': 'image/svg+xml' } });
    expect(imagesOf(report)).toEqual([F]);
  });
});
