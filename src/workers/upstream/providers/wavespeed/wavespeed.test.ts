import { describe, expect, it } from 'vitest';
import { SAMPLE_SOURCES, SAMPLE_URLS, sampleRequest } from '../../../../../tests/support/sample-request.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { wavespeed } from './wavespeed.ts';

const BASE = 'https://api.wavespeed.ai/api/v3';

async function create(imageModel: string, recipe: Partial<Recipe> = {}, sources: typeof SAMPLE_SOURCES = []) {
  const plain = { format: 'png', size: { width: 1536, height: 864 } } as const;
  const request = sampleRequest(
    { form: 'wavespeed', baseUrl: BASE, imageModel },
    { ...plain, ...recipe },
    sources,
  );
  const { body, ...rest } = await wavespeed.toHttpRequest(request);
  return { ...rest, body: JSON.parse(body as string) as Record<string, unknown> };
}

const FIELDS = { prompt: 'A cat', enable_sync_mode: false, enable_base64_output: true };

describe('toWaveSpeedRequest', () => {
  it.each([
    ['wavespeed-ai/qwen-image/text-to-image', { size: '1536*864' }],
    ['ideogram-ai/ideogram-v3-turbo', { aspect_ratio: '16:9' }],
    ['google/nano-banana-pro/edit-ultra', { aspect_ratio: '16:9', resolution: '4k' }],
    ['bytedance/seedream-v4.5', { size: '1536*1024' }],
    ['somebody/new-model', { size: '1536*864' }],
  ])('%s takes its shape in its own way', async (model, expected) => {
    expect(await create(model)).toEqual({
      url: `${BASE}/${model}`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: { ...FIELDS, ...expected },
    });
  });

  it('keeps sides within what the model draws', async () => {
    const { body } = await create('/wavespeed-ai/qwen-image/text-to-image/', {
      size: { width: 3840, height: 640 },
    });
    expect(body['size']).toBe('1536*256');
  });

  it.each([
    ['wavespeed-ai/qwen-image/edit', { image: SAMPLE_URLS[0] }],
    ['wavespeed-ai/qwen-image/edit-plus', { images: SAMPLE_URLS }],
  ])('%s takes pictures in its own field', async (model, expected) => {
    expect((await create(model, {}, SAMPLE_SOURCES)).body).toMatchObject(expected);
  });

  it('sends options that the model has, under its names', async () => {
    const options = { guidance: 5, seed: 0, style: 'anime' };
    const { body } = await create('wavespeed-ai/flux-kontext-pro/text-to-image', { options, format: 'jpeg' });
    expect(body).toEqual({
      ...FIELDS,
      aspect_ratio: '16:9',
      guidance_scale: 5,
      seed: 0,
      output_format: 'jpeg',
    });
  });
});

describe('wavespeed', () => {
  const read = (data: unknown) => wavespeed.toEvents({ name: '', data });

  it('keeps the id and goes on asking', () => {
    const data = { id: 'p1', status: 'created', outputs: [] };
    const expected = [
      { type: 'response-created', responseId: 'p1', background: true },
      { type: 'answer-pending' },
    ];
    expect(read({ code: 200, message: 'success', data })).toEqual(expected);
    expect(read(data)).toEqual(expected);
    const request = wavespeed.resume?.toPollRequest({
      profile: { baseUrl: BASE } as never,
      responseId: 'p/1',
    });
    expect(request?.url).toBe(`${BASE}/predictions/p%2F1/result`);
  });

  it.each([
    'iVBORw0KGgo=',
    'data:image/png;base64,iVBORw0KGgo=',
    'https://d1.cloudfront.net/predictions/p1/1.png',
  ])('reads the output %s', (output) => {
    const events = read({ data: { id: 'p1', status: 'completed', outputs: [output] } });
    expect(events.map(({ type }) => type)).toEqual([
      'response-created',
      'image-received',
      'answer-completed',
    ]);
  });

  it.each([
    [{ status: 'failed', error: 'Insufficient credits' }, 'credit'],
    [{ status: 'failed', error: '', has_nsfw_contents: [true] }, 'moderation'],
    [{ status: 'completed', outputs: [] }, 'noImage'],
  ])('%j is a failure', (prediction, code) => {
    expect(read({ data: prediction })).toContainEqual(
      expect.objectContaining({
        type: 'failure-received',
        failure: expect.objectContaining({ code }) as unknown,
      }),
    );
  });

  it('lists what draws', () => {
    const data = [
      { model_id: 'a/b', type: 'text-to-image' },
      { model_id: 'a/v', type: 'text-to-video' },
      { model_id: 'c' },
    ];
    expect(wavespeed.models?.read({ data })).toEqual(['a/b', 'c']);
    expect(wavespeed.models?.read({ code: 401 })).toBeUndefined();
  });
});
