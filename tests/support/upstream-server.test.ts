import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readImageSize } from '../../src/lib/kernel/read-image-size.ts';
import { bigImage } from './scenarios/big-image.ts';
import { SCENARIOS } from './scenarios/scenarios.ts';
import { startUpstreamServer } from './upstream-server.ts';
import type { UpstreamServer } from './upstream-server.ts';

let server: UpstreamServer;
beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: 0, seed: 7 });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const generate = (scenario: string, values: object = {}, signal?: AbortSignal): Promise<Response> =>
  fetch(`${server.baseUrl(scenario)}/v1/images/generations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer k' },
    body: JSON.stringify({ model: 'gpt-image-2', prompt: 'a boat', size: '1536x1024', ...values }),
    ...(signal ? { signal } : {}),
  });

const ask = (scenario: string, values: object = {}): Promise<Response> =>
  fetch(`${server.baseUrl(scenario)}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'gpt-5.5',
      stream: true,
      input: [{ role: 'user', content: [{ type: 'input_text', text: 'a boat' }] }],
      tools: [{ type: 'image_generation', model: 'gpt-image-2', size: '1024x1024', partial_images: 2 }],
      ...values,
    }),
  });

/** Payloads of a whole stream. */
const readEvents = async (response: Response): Promise<Record<string, unknown>[]> =>
  [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(
    ([, json]) => JSON.parse(json ?? '') as Record<string, unknown>,
  );

it('gives an image of the size that was asked for, as JSON', async () => {
  const body = (await (await generate('ok')).json()) as { data: { b64_json: string }[]; usage: object };
  expect(readImageSize(Buffer.from(body.data[0]?.b64_json ?? '', 'base64'))).toEqual({
    width: 1536,
    height: 1024,
  });
  expect(body.usage).toMatchObject({ total_tokens: expect.any(Number) as number });
});

it('streams the Responses form with numbered events', async () => {
  const events = await readEvents(await ask('ok'));
  expect(events.map(({ type }) => type)).toEqual([
    'response.created',
    'response.in_progress',
    'response.output_item.added',
    'response.image_generation_call.in_progress',
    'response.image_generation_call.generating',
    'response.image_generation_call.partial_image',
    'response.image_generation_call.partial_image',
    'response.image_generation_call.completed',
    'response.output_item.done',
    'response.completed',
  ]);
  expect(events.map(({ sequence_number }) => sequence_number)).toEqual(events.map((_, index) => index));
});

it('streams the Images form', async () => {
  const events = await readEvents(await generate('ok', { stream: true, partial_images: 1 }));
  expect(events.map(({ type }) => type)).toEqual([
    'image_generation.partial_image',
    'image_generation.completed',
  ]);
});

it.each([{ stream: true }, {}])('holds an answer until it is told to release it: %o', async (values) => {
  let isThere = false;
  const answer = generate('held', values)
    .then((response) => response.text())
    .then((text) => {
      isThere = true;
      return text;
    });
  await expect.poll(() => server.paid().length).toBe(1);
  await (await generate('ok')).text();
  expect(isThere).toBe(false);
  server.release();
  expect(await answer).toContain('b64_json');
});

it('reads the parts of an edit and answers as an edit', async () => {
  const form = new FormData();
  form.append('image[]', new File(['one'], 'one.png', { type: 'image/png' }));
  form.append('image[]', new File(['two!'], 'two.png', { type: 'image/png' }));
  form.append('prompt', 'bluer');
  form.append('stream', 'true');
  const response = await fetch(`${server.baseUrl('ok')}/v1/images/edits`, { method: 'POST', body: form });
  expect((await readEvents(response)).map(({ type }) => type)).toEqual(['image_edit.completed']);
  expect(
    server.requests[0]?.parts.map(({ name, fileName, sizeBytes, text }) => [
      name,
      fileName ?? text,
      sizeBytes,
    ]),
  ).toEqual([
    ['image[]', 'one.png', 3],
    ['image[]', 'two.png', 4],
    ['prompt', 'bluer', undefined],
    ['stream', 'true', undefined],
  ]);
});

it('fails twice with 524 for every prompt of its own, then gives the image', async () => {
  const statuses = [];
  for (const prompt of ['a', 'b', 'a', 'a', 'b'])
    statuses.push((await generate('fail-524-twice-then-ok', { prompt })).status);
  expect(statuses).toEqual([524, 524, 524, 200, 524]);
});

it.each([
  ['401', 401],
  ['429-retry-after', 429],
  ['500-once', 500],
  ['html-524-200', 200],
  ['moderation', 400],
])('%s answers %i', async (scenario, status) => {
  expect((await generate(scenario)).status).toBe(status);
});

it.each(['cut-after-preview', 'cut-mid-base64', 'final-then-reset', 'random-cut'])(
  '%s breaks off',
  async (scenario) => {
    await expect(ask(scenario).then((response) => response.text())).rejects.toThrow();
  },
);

it('says all before it falls silent, and ends with the client', async () => {
  const abort = new AbortController();
  const response = await generate('silence', { stream: true }, abort.signal);
  const reading = response.text();
  abort.abort();
  await expect(reading).rejects.toThrow();
});

it('sends 32 MiB in one event', async () => {
  const events = await readEvents(await ask('big-32mib'));
  const done = events.find(({ type }) => type === 'response.output_item.done') as {
    item: { result: string };
  };
  expect(done.item.result === bigImage()).toBe(true);
  expect(Buffer.from(bigImage(), 'base64').length).toBeGreaterThan(32 * 1024 * 1024);
});

it('reflects the preflight, but for the host without CORS', async () => {
  const preflight = (scenario: string): Promise<Response> =>
    fetch(`${server.baseUrl(scenario)}/v1/responses`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://page.example',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
  const open = await preflight('ok');
  expect(open.headers.get('access-control-allow-origin')).toBe('https://page.example');
  expect(open.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
  expect((await preflight('no-cors')).headers.get('access-control-allow-origin')).toBeNull();
});

it('serves a body from outside with real images in it', async () => {
  const scenario = server.serveBody({ body: 'data: {"type":"x","b64_json":"F"}\n\n' });
  const response = await generate(scenario);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const [event] = await readEvents(response);
  expect(readImageSize(Buffer.from(String(event?.['b64_json']), 'base64'))).toEqual({
    width: 1536,
    height: 1024,
  });
});

it('can be steered over HTTP', async () => {
  await fetch(`${server.origin}/control`, { method: 'POST', body: JSON.stringify({ scenario: '401' }) });
  expect((await fetch(`${server.origin}/v1/models`)).status).toBe(401);
  server.use('ok');
  expect((await fetch(`${server.origin}/v1/models`)).status).toBe(200);
  const log = (await (await fetch(`${server.origin}/log`)).json()) as unknown[];
  expect(log).toHaveLength(2);
});

it.each(Object.keys(SCENARIOS).filter((name) => !name.startsWith('silence')))(
  '%s always ends, in both forms',
  async (scenario) => {
    server.release();
    const readToTheEnd = (sent: Promise<Response>): Promise<unknown> =>
      sent.then((response) => response.text());
    await Promise.allSettled(
      [ask(scenario), generate(scenario), generate(scenario, { stream: true })].map(readToTheEnd),
    );
    expect(server.paid()).toHaveLength(3);
  },
);
