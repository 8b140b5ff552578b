import { describe, expect, it } from 'vitest';
import { toBase64 } from '../../../lib/kernel/base64.ts';
import { createDemoFetch } from './demo-fetch.ts';
import type { DemoPicture } from './demo-picture.ts';

const BASE = 'http://demo/v1';

/** Instead of a picture: what is to be drawn. */
function createFetch(pace = 0) {
  const drawn: DemoPicture[] = [];
  const demoFetch = createDemoFetch({
    pace,
    draw: (picture) => {
      drawn.push(picture);
      return Promise.resolve(new Blob([`preview ${picture.preview} index ${picture.index}`]));
    },
  });
  return { demoFetch, drawn };
}

const post = (values: object, signal?: AbortSignal): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(values),
  ...(signal ? { signal } : {}),
});

const toText = (text: string): string => toBase64(new TextEncoder().encode(text));

const readEvents = async (response: Response): Promise<Record<string, unknown>[]> =>
  [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(
    ([, json]) => JSON.parse(json ?? '') as Record<string, unknown>,
  );

const responsesBody = {
  model: 'gpt-5.5',
  stream: true,
  input: [
    {
      role: 'user',
      content: [
        { type: 'input_text', text: 'a red boat' },
        { type: 'input_image', image_url: `data:image/png;base64,${toText('source')}` },
      ],
    },
  ],
  tools: [
    {
      type: 'image_generation',
      model: 'gpt-image-2',
      size: '1536x1024',
      quality: 'high',
      output_format: 'webp',
      output_compression: 70,
      partial_images: 2,
    },
  ],
};

describe('responses', () => {
  it('streams previews and the final, and draws what was asked for', async () => {
    const { demoFetch, drawn } = createFetch();
    const events = await readEvents(await demoFetch(`${BASE}/responses`, post(responsesBody)));
    const previews = events.filter(({ type }) => type === 'response.image_generation_call.partial_image');
    expect(previews.map((event) => event['partial_image_b64'])).toEqual([
      toText('preview 1 index 0'),
      toText('preview 2 index 0'),
    ]);
    expect(events.at(-1)).toMatchObject({
      type: 'response.completed',
      response: {
        output: [
          {
            type: 'image_generation_call',
            result: toText('preview 0 index 0'),
            size: '1536x1024',
            action: 'edit',
          },
        ],
        usage: { total_tokens: expect.any(Number) as number },
      },
    });
    const request = drawn.at(-1)?.request;
    expect(request).toMatchObject({
      prompt: 'a red boat',
      quality: 'high',
      format: 'webp',
      compression: 70,
      edit: true,
    });
    expect(await request?.sources[0]?.text()).toBe('source');
  });

  it('answers in one piece where no stream was asked for', async () => {
    const { demoFetch } = createFetch();
    const response = await demoFetch(`${BASE}/responses`, post({ ...responsesBody, stream: false }));
    expect(await response.json()).toMatchObject({
      status: 'completed',
      output: [{ result: toText('preview 0 index 0') }],
    });
  });
});

describe('a response that lives on', () => {
  const background = { ...responsesBody, background: true };
  const get = (path: string): [string] => [`${BASE}/responses/${path}`];
  const idOf = (events: Record<string, unknown>[]): string => (events[0]?.['response'] as { id: string }).id;
  const toSequences = (events: Record<string, unknown>[]) => events.map((event) => event['sequence_number']);

  /** Draws nothing before it is told to. */
  function createHeldFetch() {
    let draw: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (draw = resolve));
    const demoFetch = createDemoFetch({
      pace: 0,
      draw: async ({ preview }) => {
        await held;
        return new Blob([`preview ${preview}`]);
      },
    });
    return { demoFetch, draw };
  }

  /** Asks and hangs up after the first words. */
  async function askAndLeave(demoFetch: ReturnType<typeof createDemoFetch>): Promise<string> {
    const abort = new AbortController();
    const response = await demoFetch(`${BASE}/responses`, post(background, abort.signal));
    const reader = response.body!.getReader();
    const text = new TextDecoder().decode((await reader.read()).value);
    abort.abort();
    await expect(reader.read().then(() => reader.read())).rejects.toThrow();
    const response_id = /"id":"(resp_[^"]+)"/.exec(text)?.[1];
    expect(text).toContain('"background":true');
    return response_id ?? '';
  }

  it('says so, and that a plain one does not', async () => {
    const { demoFetch } = createFetch();
    const [created] = await readEvents(await demoFetch(`${BASE}/responses`, post(background)));
    expect(created).toMatchObject({ type: 'response.created', response: { background: true } });
    const plain = await readEvents(await demoFetch(`${BASE}/responses`, post(responsesBody)));
    expect(plain[0]).toMatchObject({ response: { background: false } });
    expect((await demoFetch(...get(idOf(plain)))).status).toBe(404);
  });

  it('can be streamed again from any event, the line gone or not', async () => {
    const { demoFetch, draw } = createHeldFetch();
    const id = await askAndLeave(demoFetch);
    const all = readEvents(await demoFetch(...get(`${id}?stream=true`)));
    const rest = readEvents(await demoFetch(...get(`${id}?stream=true&starting_after=3`)));
    draw();
    const sequences = toSequences(await all);
    expect(sequences).toEqual(sequences.map((_none, index) => index));
    expect(toSequences(await rest)).toEqual(sequences.slice(4));
    expect((await rest).at(-1)).toMatchObject({
      type: 'response.completed',
      response: { id, output: [{ result: toText('preview 0') }] },
    });
    const late = await readEvents(await demoFetch(...get(`${id}?stream=true&starting_after=3`)));
    expect(toSequences(late)).toEqual(sequences.slice(4));
  });

  it('can be asked for as a whole', async () => {
    const { demoFetch, draw } = createHeldFetch();
    const id = await askAndLeave(demoFetch);
    const read = async () => (await demoFetch(...get(id))).json() as Promise<{ status: string }>;
    expect(await read()).toMatchObject({ id, status: 'in_progress', background: true, output: [] });
    draw();
    await expect.poll(async () => (await read()).status).toBe('completed');
    expect(await read()).toMatchObject({ output: [{ result: toText('preview 0') }] });
  });

  it('answers at once with its id where no stream is wanted', async () => {
    const { demoFetch } = createFetch();
    const response = await demoFetch(`${BASE}/responses`, post({ ...background, stream: false }));
    const { id, status } = (await response.json()) as { id: string; status: string };
    expect(status).toBe('queued');
    const events = await readEvents(await demoFetch(...get(`${id}?stream=true`)));
    expect(events.at(-1)).toMatchObject({ type: 'response.completed' });
  });

  it('ends when it is cancelled', async () => {
    const { demoFetch, draw } = createHeldFetch();
    const id = await askAndLeave(demoFetch);
    const rest = readEvents(await demoFetch(...get(`${id}?stream=true&starting_after=4`)));
    const cancel = await demoFetch(`${BASE}/responses/${id}/cancel`, { method: 'POST' });
    expect(await cancel.json()).toMatchObject({ id, status: 'cancelled' });
    draw();
    expect(await rest).toEqual([]);
    expect(await (await demoFetch(...get(id))).json()).toMatchObject({ status: 'cancelled' });
  });

  it('says that it failed where it could not be drawn', async () => {
    const demoFetch = createDemoFetch({ pace: 0, draw: () => Promise.reject(new Error('no canvas')) });
    const events = await readEvents(await demoFetch(`${BASE}/responses`, post(background)));
    expect(events.at(-1)).toMatchObject({ type: 'response.failed', response: { status: 'failed' } });
    expect(await (await demoFetch(...get(idOf(events)))).json()).toMatchObject({
      status: 'failed',
      error: { code: 'server_error' },
    });
  });

  it('is forgotten after a while', async () => {
    const { demoFetch } = createFetch();
    const ids: string[] = [];
    for (let count = 0; count < 14; count++)
      ids.push(idOf(await readEvents(await demoFetch(`${BASE}/responses`, post(background)))));
    expect((await demoFetch(...get(ids[0] ?? ''))).status).toBe(404);
    expect((await demoFetch(...get(ids.at(-1) ?? ''))).status).toBe(200);
  });
});

it('gives other pictures for every request of a prompt, and the same ones in the same order again', async () => {
  const draw = async () => {
    const { demoFetch, drawn } = createFetch();
    for (const [prompt, n] of [
      ['sea', 1],
      ['sea', 2],
      ['hill', 1],
      ['sea', 1],
    ] as const)
      await demoFetch(`${BASE}/images/generations`, post({ model: 'gpt-image-2', prompt, n }));
    return drawn.map(({ request, index }) => `${request.prompt} ${index}`);
  };
  expect(await draw()).toEqual(['sea 0', 'sea 1', 'sea 2', 'hill 0', 'sea 3']);
  expect(await draw()).toEqual(await draw());
});

describe('images', () => {
  it('draws as many as were asked for', async () => {
    const { demoFetch } = createFetch();
    const response = await demoFetch(
      `${BASE}/images/generations`,
      post({ model: 'gpt-image-2', prompt: 'sea', n: 3, size: 'auto' }),
    );
    expect(await response.json()).toMatchObject({
      data: [0, 1, 2].map((index) => ({ b64_json: toText(`preview 0 index ${index}`) })),
      size: '1536x1024',
    });
  });

  it('reads a multipart edit', async () => {
    const { demoFetch, drawn } = createFetch();
    const body = new FormData();
    body.append('image[]', new File(['one'], 'one.png', { type: 'image/png' }));
    body.append('image[]', new File(['two'], 'two.png', { type: 'image/png' }));
    body.append('markup', new File(['marks'], 'markup.png', { type: 'image/png' }));
    for (const [name, value] of Object.entries({
      prompt: 'bluer',
      stream: 'true',
      partial_images: '1',
      size: '1024x1024',
    }))
      body.append(name, value);
    const events = await readEvents(await demoFetch(`${BASE}/images/edits`, { method: 'POST', body }));
    expect(events.map(({ type }) => type)).toEqual(['image_edit.partial_image', 'image_edit.completed']);
    expect(drawn.at(-1)?.request.sources).toHaveLength(2);
    expect(await drawn.at(-1)?.request.markup?.text()).toBe('marks');
  });
});

it('lists a model', async () => {
  expect(await (await createFetch().demoFetch(`${BASE}/models`)).json()).toMatchObject({
    data: [{ id: 'gpt-image-2' }],
  });
});

it('ends with the abort of its request, before and during the answer', async () => {
  const { demoFetch } = createFetch(1);
  const abort = new AbortController();
  const response = await demoFetch(`${BASE}/responses`, post(responsesBody, abort.signal));
  const reading = response.text();
  abort.abort();
  await expect(reading).rejects.toThrow();
  await expect(demoFetch(`${BASE}/responses`, post(responsesBody, abort.signal))).rejects.toThrow();
});

it('takes its pace from the address', async () => {
  const { demoFetch } = createFetch(1_000);
  const response = await demoFetch('http://demo/pace-0/v1/images/generations', post({ prompt: 'x' }));
  expect(response.status).toBe(200);
});
