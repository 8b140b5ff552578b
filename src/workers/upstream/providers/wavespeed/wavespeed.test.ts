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

const FIELDS = {
  prompt: 'A cat',
  enable_sync_mode: false,
  enable_base64_output: true,
  output_format: 'png',
};
const { output_format: _format, ...UNKNOWN_FIELDS } = FIELDS;

describe('toWaveSpeedRequest', () => {
  it.each([
    ['wavespeed-ai/qwen-image/text-to-image', { size: '1536*864' }],
    ['ideogram-ai/ideogram-v3-turbo', { aspect_ratio: '16:9' }],
    ['google/nano-banana-pro/edit-ultra', { aspect_ratio: '16:9', resolution: '4k' }],
    ['bytedance/seedream-v4.5', { size: '1824*1024' }],
  ])('%s takes its shape in its own way', async (model, expected) => {
    expect(await create(model)).toEqual({
      url: `${BASE}/${model}`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: { ...FIELDS, ...expected },
    });
  });

  it('asks a model that nobody knows for as little as most of them take', async () => {
    const { body } = await create('somebody/new-model', { format: 'webp', options: { style: 'anime' } });
    expect(body).toEqual({ ...UNKNOWN_FIELDS, size: '1536*864' });
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
      { model_id: 'a/e', type: 'image-to-image' },
      { model_id: 'a/v', type: 'text-to-video' },
      { model_id: 'a/w', type: 'image-to-video' },
      { model_id: 'a/3', type: 'image-to-3d' },
      { model_id: 'c' },
      { model_id: 'c-video' },
    ];
    expect(wavespeed.models?.read({ data })).toEqual(['a/b', 'a/e', 'c']);
    expect(wavespeed.models?.read({ code: 401 })).toBeUndefined();
  });
});

describe('what the list of models says of one', () => {
  const properties = {
    prompt: { type: 'string', maxLength: 800 },
    size: { type: 'string', minimum: 512, maximum: 2048 },
    negative_prompt: { type: 'string' },
    guidance_scale: { type: 'number', minimum: 1, maximum: 12, default: 3.5 },
    num_inference_steps: { type: 'integer', minimum: 1, maximum: 50, default: 28 },
    style: { type: 'string', enum: ['plain', 'wild'], default: 'wild' },
    enable_prompt_expansion: { type: 'boolean', default: true },
    seed: { type: 'integer', minimum: -1, maximum: 999 },
    images: { type: 'array', maxItems: 3 },
    output_format: { type: 'string', enum: ['jpeg', 'webp'] },
    enable_base64_output: { type: 'boolean' },
    loras: { type: 'array', items: {} },
    strange: { type: 'number' },
  };
  const look = (schema: unknown, imageModel = 'acme/brush') =>
    wavespeed.lookup?.read(
      { code: 200, data: [{ model_id: 'acme/brush', base_price: 0.07, api_schema: schema }] },
      { imageModel },
    );

  it.each([
    ['as its documentation has it', { api_schemas: [{ request_schema: { type: 'object', properties } }] }],
    ['as a plain schema', { type: 'object', properties }],
    ['as text', JSON.stringify({ request_schema: { properties } })],
    ['with its input apart', { input_schema: { properties: { input: { properties } } } }],
  ])('%s', (_name, schema) => {
    expect(look(schema)).toEqual({
      provider: 'WaveSpeed',
      family: 'wavespeed acme/brush',
      verified: true,
      sizes: {
        ratios: expect.arrayContaining(['1:1', '16:9']) as unknown,
        areas: { '1K': 1_048_576, '2K': 4_194_304 },
        sides: { minPx: 512, maxPx: 2048, stepPx: 16 },
      },
      qualities: ['auto'],
      backgrounds: ['auto'],
      formats: ['jpeg', 'webp'],
      complexity: false,
      inputFidelity: [],
      markup: false,
      masks: false,
      maxSources: 3,
      maxSourceBytes: 10 * 1024 * 1024,
      promptLength: 800,
      price: { usd: 0.07, date: '' },
      options: [
        { id: 'negative-prompt', title: 'Negative prompt', type: 'text', maxLength: 2000 },
        { id: 'guidance', title: 'Guidance scale', type: 'number', min: 1, max: 12, step: 0.5, default: 3.5 },
        { id: 'steps', title: 'Num inference steps', type: 'number', min: 1, max: 50, step: 1, default: 28 },
        { id: 'style', title: 'Style', type: 'choice', values: ['plain', 'wild'], default: 'wild' },
        { id: 'enable_prompt_expansion', title: 'Enable prompt expansion', type: 'flag', default: true },
        { id: 'seed', title: 'Seed', type: 'seed', max: 999 },
      ],
      wire: {
        size: 'size',
        pictures: 'images',
        'option negative-prompt': 'negative_prompt',
        'option guidance': 'guidance_scale',
        'option steps': 'num_inference_steps',
        format: 'output_format',
        base64: 'enable_base64_output',
      },
    });
  });

  it('is what is sent', async () => {
    const capabilities = look({ properties });
    if (!capabilities) throw new Error('It has to be found.');
    const options = { 'negative-prompt': 'dogs', steps: 99, style: 'wild', enable_prompt_expansion: false };
    const request = sampleRequest(
      { form: 'wavespeed', baseUrl: BASE, imageModel: 'acme/brush', capabilities },
      { format: 'png', size: { width: 3000, height: 1000 }, options: { ...options, strength: 1 } },
      SAMPLE_SOURCES,
    );
    const { body } = await wavespeed.toHttpRequest(request);
    expect(JSON.parse(body as string)).toEqual({
      prompt: 'A cat',
      enable_base64_output: true,
      size: '2048*688',
      images: SAMPLE_URLS,
      negative_prompt: 'dogs',
      num_inference_steps: 50,
      style: 'wild',
      enable_prompt_expansion: false,
      output_format: 'jpeg',
    });
  });

  it.each([
    [
      { aspect_ratio: { enum: ['1:1', '16:9', 'auto'] }, resolution: { enum: ['1k', '4k', '8k'] } },
      { ratios: ['1:1', '16:9'], areas: { '1K': 1_048_576, '4K': 16_777_216 } },
      { aspect_ratio: '16:9', resolution: '4k' },
    ],
    [{ size: { enum: ['1024*1024', '1536*864'] } }, ['auto', '1024x1024', '1536x864'], { size: '1536*864' }],
    [
      { width: { type: 'integer', minimum: 64, maximum: 1536 }, height: { type: 'integer' } },
      expect.objectContaining({ sides: { minPx: 64, maxPx: 1536, stepPx: 16 } }),
      { width: 1536, height: 864 },
    ],
    [{ prompt: { type: 'string' } }, ['auto'], {}],
  ])('takes its shape as %j', async (fields, sizes, sent) => {
    const capabilities = look({ properties: fields });
    expect(capabilities?.sizes).toEqual(sizes);
    const request = sampleRequest(
      {
        form: 'wavespeed',
        baseUrl: BASE,
        imageModel: 'acme/brush',
        ...(capabilities ? { capabilities } : {}),
      },
      { size: { width: 1536, height: 864 }, resolution: '4K' },
    );
    const { body } = await wavespeed.toHttpRequest(request);
    expect(JSON.parse(body as string)).toEqual({ prompt: 'A cat', ...sent });
  });

  it('keeps what is known beforehand where there is no schema, but for the price', () => {
    const data = { data: [{ model_id: 'wavespeed-ai/qwen-image/edit', base_price: '0.025' }] };
    const imageModel = 'wavespeed-ai/qwen-image/edit';
    expect(wavespeed.lookup?.read(data, { imageModel })).toMatchObject({
      maxSources: 1,
      price: { usd: 0.025, date: '' },
    });
  });

  it.each([undefined, {}, { data: [] }, { data: [{ model_id: 'another' }] }, 'x'])(
    'nothing in %j',
    (body) => {
      expect(wavespeed.lookup?.read(body, { imageModel: 'acme/brush' })).toBeUndefined();
    },
  );
});

it('says what is left', () => {
  expect(wavespeed.account?.readBalance({ code: 200, data: { balance: 23.45 } })).toEqual({
    amount: 23.45,
    unit: 'USD',
  });
  expect(wavespeed.account?.readBalance({ code: 401 })).toBeUndefined();
});
