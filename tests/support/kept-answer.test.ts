import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ResumeModeName } from './resume-modes.ts';
import { RESUME_MODES } from './resume-modes.ts';
import { startUpstreamServer } from './upstream-server.ts';
import type { UpstreamServer } from './upstream-server.ts';

let quick: UpstreamServer;
/** Its answers take longer than any test. */
let slow: UpstreamServer;
beforeAll(async () => {
  quick = await startUpstreamServer({ paceMs: 0, seed: 5 });
  slow = await startUpstreamServer({ paceMs: 1_000_000, seed: 5 });
});
beforeEach(() => quick.reset());
afterAll(() => Promise.all([quick.close(), slow.close()]));

type Event = Record<string, unknown> & { type: string; sequence_number: number };

const BODY = {
  model: 'gpt-5.5',
  stream: true,
  background: true,
  store: true,
  input: 'a boat',
  tools: [{ type: 'image_generation', size: '512x512', partial_images: 2 }],
};

const send = (base: string, values: object = {}, signal?: AbortSignal): Promise<Response> =>
  fetch(`${base}/v1/responses`, {
    method: 'POST',
    body: JSON.stringify({ ...BODY, ...values }),
    ...(signal ? { signal } : {}),
  });

function parseEvents(text: string): Event[] {
  return [...text.matchAll(/^data: (.*)\n\n/gmu)].map(([, json]) => JSON.parse(json ?? '') as Event);
}

/** Whole events up to where the line ended, however it did. */
async function readEvents(response: Response): Promise<Event[]> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += decoder.decode(part.value, { stream: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return parseEvents(text);
}

const idOf = ([first]: Event[]): string => (first?.['response'] as { id: string }).id;
const toNumbers = (events: Event[]): number[] => events.map(({ sequence_number }) => sequence_number);
const getState = async (base: string, id: string) =>
  (await fetch(`${base}/v1/responses/${id}`)).json() as Promise<Record<string, unknown>>;
const getStream = (base: string, id: string, after: number): Promise<Response> =>
  fetch(`${base}/v1/responses/${id}?stream=true&starting_after=${after}`);

/** Asks and reads as far as the scenario lets it. */
async function askAt(scenario: string, mode?: ResumeModeName) {
  const base = quick.baseUrl(scenario, 't', mode);
  const events = await readEvents(await send(base));
  return { base, events, id: idOf(events), last: toNumbers(events).at(-1) ?? -1 };
}

describe('an answer that is streamed again', () => {
  it.each(['cut-after-created', 'cut-after-preview', 'cut-mid-base64', 'cut-after-final'])(
    'goes on after %s as if nothing had been',
    async (scenario) => {
      const whole = await readEvents(await send(quick.baseUrl('ok', 'whole', 'stream')));
      const { base, events, id, last } = await askAt(scenario, 'stream');
      const rest = await readEvents(await getStream(base, id, last));
      const both = [...events, ...rest];
      expect(toNumbers(both)).toEqual(whole.map((_none, index) => index));
      expect(both.map(({ type }) => type)).toEqual(whole.map(({ type }) => type));
      expect(rest.map(({ type }) => type)).not.toContain('response.created');
      const resultOf = (all: Event[]) => (all.at(-2)?.['item'] as { result: string }).result;
      expect(resultOf(both)).toBe(resultOf(whole));
      expect(events[0]).toMatchObject({ response: { background: true } });
      expect(quick.paid()).toHaveLength(2);
    },
  );

  it('gives all of it from the beginning where nothing was seen', async () => {
    const { base, id } = await askAt('cut-after-created', 'stream');
    const all = await readEvents(await fetch(`${base}/v1/responses/${id}?stream=true`));
    expect(toNumbers(all)).toEqual(all.map((_none, index) => index));
  });

  it('takes its time', async () => {
    const base = slow.baseUrl('silence', 'time', 'stream');
    const abort = new AbortController();
    const response = await send(base, {}, abort.signal);
    const { value } = await response.body!.getReader().read();
    const id = idOf(parseEvents(new TextDecoder().decode(value)));
    abort.abort();
    expect(await getState(base, id)).toMatchObject({ status: 'in_progress', output: [] });
    const stream = await getStream(base, id, -1);
    const reading = readEvents(stream);
    const cancel = await fetch(`${base}/v1/responses/${id}/cancel`, { method: 'POST' });
    expect(await cancel.json()).toMatchObject({ id, status: 'cancelled' });
    expect((await reading).map(({ type }) => type)).toEqual(['response.created']);
    expect(await getState(base, id)).toMatchObject({ status: 'cancelled' });
    expect(slow.paid()).toHaveLength(1);
  });
});

describe('by its id', () => {
  it.each(['stream', 'poll', 'unsaid', 'recut'] as const)('%s gives the whole answer', async (mode) => {
    const { base, id } = await askAt('cut-after-preview', mode);
    expect(await getState(base, id)).toMatchObject({
      id,
      status: 'completed',
      output: [{ type: 'image_generation_call', result: expect.any(String) as string }],
    });
  });

  it.each(['none', 'denies', 'gone'] as const)('%s gives nothing', async (mode) => {
    const { base, id } = await askAt('cut-after-preview', mode);
    for (const path of [id, `${id}?stream=true`, `${id}/cancel`]) {
      const method = path.endsWith('cancel') ? 'POST' : 'GET';
      expect((await fetch(`${base}/v1/responses/${path}`, { method })).status).toBe(404);
    }
    expect(quick.paid()).toHaveLength(1);
  });

  it.each(['poll', 'unsaid'] as const)('%s gives no stream', async (mode) => {
    const { base, id, last } = await askAt('cut-after-preview', mode);
    expect((await getStream(base, id, last)).status).toBe(400);
  });

  it('is an answer that failed', async () => {
    const { base, id, last } = await askAt('cut-after-preview', 'fails');
    expect((await readEvents(await getStream(base, id, last))).at(-1)).toMatchObject({
      type: 'response.failed',
    });
    expect(await getState(base, id)).toMatchObject({ status: 'failed', error: { code: 'server_error' } });
  });

  it('is there after two times 503', async () => {
    const { base, id, last } = await askAt('cut-after-preview', 'busy');
    const statuses = [];
    for (let count = 0; count < 3; count++) statuses.push((await getStream(base, id, last)).status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('is cut once more and then whole', async () => {
    const { base, id, last } = await askAt('cut-after-created', 'recut');
    const first = await readEvents(await getStream(base, id, last));
    expect(first.map(({ type }) => type)).not.toContain('response.completed');
    const rest = await readEvents(await getStream(base, id, toNumbers(first).at(-1) ?? last));
    expect(rest.at(-1)).toMatchObject({ type: 'response.completed' });
  });
});

describe('what the answer says of the background', () => {
  it.each(Object.keys(RESUME_MODES).filter((mode) => mode !== 'refuses') as ResumeModeName[])(
    'is as %s says',
    async (mode) => {
      const { events } = await askAt('ok', mode);
      const { background } = events[0]?.['response'] as { background?: boolean };
      expect(background).toBe(RESUME_MODES[mode].says);
    },
  );

  it('is nothing, and nothing is kept, where nobody asked for it', async () => {
    const base = quick.baseUrl('ok', 'plain', 'stream');
    const events = await readEvents(await send(base, { background: false }));
    expect(events[0]?.['response']).not.toHaveProperty('background');
    expect((await fetch(`${base}/v1/responses/${idOf(events)}`)).status).toBe(404);
  });

  it('is a refusal that costs nothing', async () => {
    const base = quick.baseUrl('500-once', 'r', 'refuses');
    const refused = await send(base);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { param: 'background' } });
    expect(quick.paid()).toHaveLength(0);
    expect((await send(base, { background: false })).status).toBe(500);
    expect(quick.paid()).toHaveLength(1);
  });
});

it('answers at once that it is queued where no stream is wanted', async () => {
  const base = quick.baseUrl('ok', 'q', 'poll');
  const body = (await (await send(base, { stream: false })).json()) as { id: string; status: string };
  expect(body).toMatchObject({ status: 'queued', background: true, output: [] });
  expect(await getState(base, body.id)).toMatchObject({ status: 'completed' });
});

it('keeps its way over a redirect', async () => {
  const base = quick.baseUrl('redirect', 'd', 'stream');
  const events = await readEvents(await send(base));
  expect(events[0]).toMatchObject({ response: { background: true } });
  expect(await getState(base, idOf(events))).toMatchObject({ status: 'completed' });
  expect(quick.paid()).toHaveLength(1);
});
