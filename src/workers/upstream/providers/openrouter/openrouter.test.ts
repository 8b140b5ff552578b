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
      'https://openrouter.ai/api/v1/images/models',
    );
  });
});
