import { describe, expect, it } from 'vitest';
import { createProfile } from '../../../../../tests/support/runner-harness.ts';
import { sampleRecipe } from '../../../../lib/db/testing/sample-rows.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { toGeminiRequest } from './gemini-request.ts';

const BASE = 'https://generativelanguage.googleapis.com/v1beta';
const SOURCES = [
  { blob: new Blob([new Uint8Array([1, 2, 3])]), mimeType: 'image/png', name: 'a' },
  { blob: new Blob([new Uint8Array([4, 5])]), mimeType: 'image/webp', name: 'b' },
];

async function create(model: string, recipe: Partial<Recipe> = {}, sources: typeof SOURCES = []) {
  const request = await toGeminiRequest({
    profile: createProfile({ form: 'gemini', baseUrl: BASE, imageModel: model }),
    recipe: { ...sampleRecipe(), prompt: 'A cat', aspectRatio: '16:9', resolution: '2K', ...recipe },
    sources,
    previews: 2,
    background: false,
  });
  return { ...request, body: JSON.parse(request.body as string) as Record<string, unknown> };
}

describe('toGeminiRequest', () => {
  it('asks for text and image, with ratio and resolution', async () => {
    expect(await create('gemini-3-pro-image')).toEqual({
      url: `${BASE}/models/gemini-3-pro-image:generateContent`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: {
        contents: [{ role: 'user', parts: [{ text: 'A cat' }] }],
        generationConfig: {
          responseModalities: ['TEXT', 'IMAGE'],
          imageConfig: { aspectRatio: '16:9', imageSize: '2K' },
        },
      },
    });
  });

  it('puts the sources behind the prompt, in their order, as base64', async () => {
    const { body } = await create('models/gemini-3-pro-image', {}, SOURCES);
    expect(body['contents']).toEqual([
      {
        role: 'user',
        parts: [
          { text: 'A cat' },
          { inlineData: { mimeType: 'image/png', data: 'AQID' } },
          { inlineData: { mimeType: 'image/webp', data: 'BAU=' } },
        ],
      },
    ]);
  });

  it.each([
    ['gemini-2.5-flash-image', { aspectRatio: '16:9' }, { aspectRatio: '16:9' }],
    ['gemini-3-pro-image', { aspectRatio: 'auto' }, { imageSize: '2K' }],
    ['gemini-3-pro-image', { aspectRatio: '1920:1080', resolution: '512' }, { aspectRatio: '16:9' }],
    [
      'gemini-3.1-flash-image',
      { aspectRatio: '1:7', resolution: '512' },
      { aspectRatio: '1:8', imageSize: '512' },
    ],
  ] as const)('%s: %j becomes %j', async (model, recipe, expected) => {
    const { body } = await create(model, recipe);
    expect(body['generationConfig']).toEqual({
      responseModalities: ['TEXT', 'IMAGE'],
      imageConfig: expected,
    });
  });

  it('sends the whole prompt, and a level of thinking where the model has one', async () => {
    const frame = { parts: [{ from: 'style' as const, id: 's', text: 'In oil.' }], negative: '' };
    const recipe = { frame, options: { thinking: 'high', seed: 3 } };
    const { body } = await create('gemini-nano-banana-2.1', recipe);
    expect(body).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'In oil.\nA cat' }] }],
      generationConfig: {
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio: '16:9', imageSize: '2K' },
        thinkingConfig: { thinkingLevel: 'high' },
      },
    });
    const other = await create('gemini-3-pro-image', recipe);
    expect(other.body['generationConfig']).not.toHaveProperty('thinkingConfig');
  });

  it('leaves out what there is nothing to say of', async () => {
    const { body } = await create('gemini-2.5-flash-image', { aspectRatio: 'auto' });
    expect(body['generationConfig']).toEqual({ responseModalities: ['TEXT', 'IMAGE'] });
  });

  it('needs a model', async () => {
    await expect(create('')).rejects.toMatchObject({ failure: { code: 'validation', field: 'model' } });
  });
});
