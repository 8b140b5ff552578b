import { describe, expect, it } from 'vitest';
import { SAMPLE_SOURCES, SAMPLE_URLS, sampleRequest } from '../../../../../tests/support/sample-request.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { xai } from './xai.ts';

const PROFILE = { form: 'xai', baseUrl: 'https://api.x.ai', imageModel: 'grok-imagine-image-quality' };

async function create(recipe: Partial<Recipe> = {}, sources: typeof SAMPLE_SOURCES = []) {
  const { body, ...rest } = await xai.toHttpRequest(sampleRequest(PROFILE, recipe, sources));
  return { ...rest, body: JSON.parse(body as string) as Record<string, unknown> };
}

const FIELDS = { model: PROFILE.imageModel, prompt: 'A cat', n: 1, response_format: 'b64_json' };

describe('xai', () => {
  it('asks for base64 in a shape', async () => {
    expect(await create()).toEqual({
      url: 'https://api.x.ai/v1/images/generations',
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: { ...FIELDS, aspect_ratio: '16:9' },
    });
  });

  it('names the larger resolution, and the nearest ratio', async () => {
    const { body } = await create({ aspectRatio: '1080:2400', resolution: '4K' });
    expect(body).toEqual({ ...FIELDS, aspect_ratio: '9:20', resolution: '2k' });
  });

  it('changes one picture in its own shape, several in the one that is asked for', async () => {
    const one = await create({}, SAMPLE_SOURCES.slice(0, 1));
    expect(one.url).toBe('https://api.x.ai/v1/images/edits');
    expect(one.body).toEqual({ ...FIELDS, image: { type: 'image_url', url: SAMPLE_URLS[0] } });
    const { body } = await create({}, SAMPLE_SOURCES);
    const images = SAMPLE_URLS.map((url) => ({ type: 'image_url', url }));
    expect(body).toEqual({ ...FIELDS, aspect_ratio: '16:9', images });
  });

  it('reads its answer', () => {
    const data = { data: [{ b64_json: '/9j/4AAQSkZJRg==', revised_prompt: 'A grey cat' }] };
    expect(xai.toEvents({ name: '', data })).toMatchObject([
      { type: 'image-received', base64: '/9j/4AAQSkZJRg==', revisedPrompt: 'A grey cat' },
      { type: 'answer-completed' },
    ]);
  });

  it('needs a model', async () => {
    await expect(async () =>
      xai.toHttpRequest(sampleRequest({ ...PROFILE, imageModel: '' })),
    ).rejects.toMatchObject({
      failure: { code: 'validation', field: 'model' },
    });
  });
});
