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
