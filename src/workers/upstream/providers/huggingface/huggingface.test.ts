import { describe, expect, it } from 'vitest';
import { SAMPLE_SOURCES, SAMPLE_URLS, sampleRequest } from '../../../../../tests/support/sample-request.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { huggingface } from './huggingface.ts';

const BASE = 'https://router.huggingface.co';
const MODEL = 'black-forest-labs/FLUX.1-dev';
const SIZE = { width: 1024, height: 576 };

interface Served {
  mapping?: unknown;
  recipe?: Partial<Recipe>;
  sources?: typeof SAMPLE_SOURCES;
  model?: string;
}

async function create({ mapping, recipe = {}, sources = [], model = MODEL }: Served) {
  const body = { id: model, inferenceProviderMapping: mapping };
  const capabilities = huggingface.lookup?.read(body, { imageModel: model });
  const profile = { form: 'huggingface', baseUrl: BASE, imageModel: model };
  const request = sampleRequest(
    { ...profile, ...(capabilities ? { capabilities } : {}) },
    { size: SIZE, ...recipe },
    sources,
  );
  const { body: sent, ...rest } = await huggingface.toHttpRequest(request);
  return { ...rest, body: JSON.parse(sent as string) as unknown };
}

const OPTIONS = { 'negative-prompt': 'dogs', steps: 30, guidance: 6, seed: 7, style: 'anime' };
const FIELDS = { negative_prompt: 'dogs', num_inference_steps: 30, guidance_scale: 6, seed: 7 };
const FAL = { provider: 'fal-ai', providerId: 'fal-ai/flux/dev', status: 'live', task: 'text-to-image' };

describe('a request goes to whoever serves the model', () => {
  it('the hub itself, where nothing else is known', async () => {
    expect(await create({ recipe: { options: OPTIONS } })).toEqual({
      url: `${BASE}/hf-inference/models/${MODEL}`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: { inputs: 'A cat', parameters: { ...FIELDS, ...SIZE } },
    });
  });

  it.each([
    ['as a list', [FAL]],
    ['by name', { 'fal-ai': { providerId: 'fal-ai/flux/dev', status: 'live', task: 'text-to-image' } }],
  ])("into another's queue, told %s", async (_name, mapping) => {
    const { url, body } = await create({ mapping, recipe: { options: OPTIONS } });
    expect(url).toBe(`${BASE}/fal-ai/fal-ai/flux/dev?_subdomain=queue`);
    expect(body).toEqual({ prompt: 'A cat', ...FIELDS, image_size: SIZE });
  });

  it.each([
    [
      [{ ...FAL, task: 'image-to-image' }],
      { prompt: 'A cat', image_size: SIZE, image_url: SAMPLE_URLS[0], image_urls: SAMPLE_URLS },
    ],
    [
      { 'hf-inference': { providerId: MODEL, status: 'live', task: 'image-to-image' } },
      { inputs: 'AQID', parameters: { prompt: 'A cat', target_size: SIZE } },
    ],
  ])('with a picture to change: %j', async (mapping, expected) => {
    expect((await create({ mapping, sources: SAMPLE_SOURCES })).body).toEqual(expected);
  });

  it('leaves a shape to the model that was left to it', async () => {
    expect((await create({ recipe: { size: 'auto' } })).body).toEqual({ inputs: 'A cat', parameters: {} });
  });

  it('sends nothing to those whose wire is not spoken', async () => {
    const mapping = [{ ...FAL, provider: 'replicate' }];
    await expect(create({ mapping })).rejects.toMatchObject({ failure: { code: 'notSupported' } });
  });
});

describe('the lookup', () => {
  it('asks the hub, which lies beside the router, and a proxy for both', () => {
    const url = (baseUrl: string) => huggingface.lookup?.toRequest({ baseUrl, imageModel: MODEL })?.url;
    const path = `/api/models/${MODEL}?expand[]=inferenceProviderMapping`;
    expect(url(BASE)).toBe(`https://huggingface.co${path}`);
    expect(url('https://proxy.example/hf')).toBe(`https://proxy.example/hf${path}`);
    expect(huggingface.lookup?.toRequest({ baseUrl: BASE, imageModel: '' })).toBeUndefined();
  });

  it('takes one that is live before one that is not', () => {
    const mapping = [{ ...FAL, provider: 'hf-inference', status: 'staging' }, FAL];
    const told = huggingface.lookup?.read({ inferenceProviderMapping: mapping }, { imageModel: MODEL });
    expect(told).toMatchObject({ wire: { route: 'fal-ai', name: 'fal-ai/flux/dev' }, verified: true });
  });

  it('lists models, and tells a good key by whose it is', () => {
    expect(huggingface.models?.read([{ id: 'a/b' }, { modelId: 'c' }, 7])).toEqual(['a/b', 'c']);
    expect(huggingface.models?.read({ error: 'no' })).toBeUndefined();
    expect(huggingface.account?.toRequest({ baseUrl: BASE }).url).toBe(
      'https://huggingface.co/api/whoami-v2',
    );
  });
});

describe('a queue', () => {
  const ADDRESS = 'https://queue.fal.run/fal-ai/flux/requests/r1';
  const read = (data: unknown) => huggingface.toEvents({ name: '', data });
  const poll = (responseId: string, baseUrl = BASE) =>
    huggingface.resume?.toPollRequest({ profile: { baseUrl } as never, responseId }).url;

  it('is asked for its status first, then for what came of it', () => {
    const created = { type: 'response-created', responseId: `${ADDRESS}/status`, background: true };
    const pending = { type: 'answer-pending' };
    const queued = { request_id: 'r1', response_url: ADDRESS };
    expect(read({ ...queued, status: 'IN_QUEUE' })).toEqual([created, pending]);
    expect(read({ ...queued, status: 'IN_PROGRESS' })).toEqual([created, pending]);
    expect(read({ ...queued, status: 'COMPLETED' })).toEqual([
      created,
      { type: 'answer-moved', responseId: ADDRESS },
      pending,
    ]);
    expect(poll(`${ADDRESS}/status`)).toBe(`${BASE}/fal-ai/fal-ai/flux/requests/r1/status?_subdomain=queue`);
    expect(poll(ADDRESS)).toBe(`${BASE}/fal-ai/fal-ai/flux/requests/r1?_subdomain=queue`);
  });

  it('is asked at the router alone, whatever address it gives', () => {
    expect(poll('https://evil.example/x')).toBe(`${BASE}/fal-ai/x?_subdomain=queue`);
    expect(poll(`${BASE}/fal-ai/x/requests/r1`)).toBe(`${BASE}/fal-ai/x/requests/r1?_subdomain=queue`);
  });

  it('cannot be asked without an address', () => {
    expect(read({ status: 'IN_QUEUE', request_id: 'r1' })).toMatchObject([
      { type: 'failure-received', failure: { code: 'decode' } },
    ]);
  });
});

describe('answers', () => {
  it.each([
    [{ images: [{ url: 'https://fal.media/1.png' }], seed: 3 }],
    [{ images: [{ url: 'data:image/png;base64,iVBORw0KGgo=' }] }],
    [{ data: [{ b64_json: 'iVBORw0KGgo=' }] }],
    [{ output: ['https://cdn.example/1.png'] }],
  ])('%j', (data) => {
    expect(huggingface.toEvents({ name: '', data }).map(({ type }) => type)).toEqual([
      'image-received',
      'answer-completed',
    ]);
  });

  it('says what was blocked', () => {
    const data = { images: [{ url: 'https://fal.media/1.png' }], has_nsfw_concepts: [true] };
    expect(huggingface.toEvents({ name: '', data })[0]).toMatchObject({ failure: { code: 'moderation' } });
  });

  const fail = (status: number, body: unknown) =>
    huggingface.toFailure({ status, headers: new Headers(), body: JSON.stringify(body) });

  it.each([
    [503, { error: 'Model x is currently loading', estimated_time: 20.5 }, 'serverError', true],
    [503, { error: 'Service Unavailable' }, 'serverError', true],
    [401, { error: 'Invalid username or password.' }, 'auth', false],
    [402, { error: 'You have exceeded your monthly included credits' }, 'credit', false],
    [429, { error: 'Too many requests' }, 'rate', true],
    [422, { detail: [{ loc: ['body', 'prompt'], msg: 'field required' }] }, 'validation', false],
  ])('%i %j is %s', (status, body, code, retryable) => {
    expect(fail(status, body)).toMatchObject({ code, retryable });
  });

  it('waits as long as a model takes to be loaded', () => {
    expect(fail(503, { error: 'loading', estimated_time: 20.5 }).retryAfterMs).toBe(20_500);
  });
});
