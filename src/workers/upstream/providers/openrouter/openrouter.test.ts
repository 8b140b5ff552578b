import { describe, expect, it } from 'vitest';
import { SAMPLE_SOURCES, SAMPLE_URLS, sampleRequest } from '../../../../../tests/support/sample-request.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { openrouter } from './openrouter.ts';

const PROFILE = {
  form: 'openrouter',
  baseUrl: 'https://openrouter.ai/api',
  imageModel: 'bytedance-seed/seedream-4.5',
};

async function create(recipe: Partial<Recipe> = {}, sources: typeof SAMPLE_SOURCES = []) {
  const plain = { quality: 'auto', background: 'auto', format: 'png' } as const;
  const { body, ...rest } = await openrouter.toHttpRequest(
    sampleRequest(PROFILE, { ...plain, ...recipe }, sources),
  );
  return { ...rest, body: JSON.parse(body as string) as Record<string, unknown> };
}

const FIELDS = { model: PROFILE.imageModel, prompt: 'A cat', aspect_ratio: '16:9' };

describe('openrouter', () => {
  it('sends only what was chosen', async () => {
    expect(await create()).toEqual({
      url: 'https://openrouter.ai/api/v1/images',
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: FIELDS,
    });
  });

  it('sends all that was chosen', async () => {
    const { body } = await create(
      {
        resolution: '2K',
        quality: 'high',
        background: 'transparent',
        format: 'webp',
        compression: 80,
        options: { seed: 0, style: 'anime' },
      },
      SAMPLE_SOURCES,
    );
    expect(body).toEqual({
      ...FIELDS,
      resolution: '2K',
      quality: 'high',
      background: 'transparent',
      output_format: 'webp',
      output_compression: 80,
      seed: 0,
      input_references: SAMPLE_URLS.map((url) => ({ type: 'image_url', image_url: { url } })),
    });
  });

  it('reads its answer and its list', () => {
    const data = {
      created: 1,
      data: [{ b64_json: 'iVBORw0KGgo=' }],
      usage: { completion_tokens: 4175, prompt_tokens: 0 },
    };
    const types = openrouter.toEvents({ name: '', data }).map(({ type }) => type);
    expect(types).toEqual(['image-received', 'usage-received', 'answer-completed']);
    expect(openrouter.models?.read({ data: [{ id: 'a/b' }, { name: 'c' }, null] })).toEqual(['a/b']);
    expect(openrouter.models?.read([])).toBeUndefined();
    expect(openrouter.models?.toRequest({ baseUrl: PROFILE.baseUrl, imageModel: '' }).url).toBe(
      'https://openrouter.ai/api/v1/models?output_modalities=image',
    );
  });

  it('asks a model that its image API does not have in a chat', async () => {
    const list = { data: [{ id: 'a/b', pricing: { image: '0.04' } }] };
    const look = (imageModel: string) => openrouter.lookup?.read(list, { imageModel });
    expect(look('a/b')).toMatchObject({ wire: { api: 'images' }, price: { usd: 0.04, date: '' } });
    const capabilities = look('c/d');
    expect(capabilities).toMatchObject({ wire: { api: 'chat' }, formats: ['png'] });
    expect(capabilities).not.toHaveProperty('options');
    expect(openrouter.lookup?.read({ error: {} }, { imageModel: 'c/d' })).toBeUndefined();
    const profile = { ...PROFILE, imageModel: 'c/d', ...(capabilities ? { capabilities } : {}) };
    const request = await openrouter.toHttpRequest(sampleRequest(profile, { resolution: '2K' }));
    expect(request.url).toBe('https://openrouter.ai/api/v1/chat/completions');
    expect(JSON.parse(request.body as string)).toEqual({
      model: 'c/d',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'A cat' }] }],
      modalities: ['image', 'text'],
      stream: false,
      image_config: { aspect_ratio: '16:9', image_size: '2K' },
    });
    const url = 'data:image/png;base64,iVBORw0KGgo=';
    const message = { images: [{ type: 'image_url', image_url: { url } }] };
    const data = { choices: [{ message, finish_reason: 'stop' }] };
    expect(openrouter.toEvents({ name: '', data }).map(({ type }) => type)).toEqual([
      'image-received',
      'answer-completed',
    ]);
  });

  it('says what is left where the key has a limit, and what is hidden in which', () => {
    expect(openrouter.account?.readBalance({ data: { limit_remaining: 7.5 } })).toEqual({
      amount: 7.5,
      unit: 'USD',
    });
    expect(openrouter.account?.readBalance({ data: { limit_remaining: null } })).toBeUndefined();
    const of = (imageModel: string) => openrouter.capabilitiesOf?.({ imageModel })?.watermark;
    expect([of('google/gemini-3-pro-image'), of('a/b')]).toEqual(['SynthID', undefined]);
  });
});
