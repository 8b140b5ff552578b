import { describe, expect, it } from 'vitest';
import { SAMPLE_SOURCES, SAMPLE_URLS, sampleRequest } from '../../../../../tests/support/sample-request.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { chat } from './chat.ts';

const PROFILE = { form: 'chat', baseUrl: 'https://relay.example.com', imageModel: 'gemini-3-pro-image' };
const PNG = 'data:image/png;base64,iVBORw0KGgo=';

async function create(recipe: Partial<Recipe> = {}, sources: typeof SAMPLE_SOURCES = []) {
  const { body, ...rest } = await chat.toHttpRequest(sampleRequest(PROFILE, recipe, sources));
  return { ...rest, body: JSON.parse(body as string) as Record<string, unknown> };
}

const read = (message: object) =>
  chat
    .toEvents({ name: '', data: { choices: [{ message, finish_reason: 'stop' }] } })
    .map(({ type }) => type);

describe('chat', () => {
  it('asks for an image and words in one piece', async () => {
    expect(await create({ resolution: '2K' }, SAMPLE_SOURCES)).toEqual({
      url: 'https://relay.example.com/v1/chat/completions',
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: {
        model: PROFILE.imageModel,
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'A cat' },
              ...SAMPLE_URLS.map((url) => ({ type: 'image_url', image_url: { url } })),
            ],
          },
        ],
        modalities: ['image', 'text'],
        stream: false,
        image_config: { aspect_ratio: '16:9', image_size: '2K' },
      },
    });
  });

  it('says nothing of a shape that is left to the model', async () => {
    expect((await create({ aspectRatio: 'auto' })).body).not.toHaveProperty('image_config');
  });

  it.each([
    [{ images: [{ type: 'image_url', image_url: { url: PNG } }], content: 'Here.' }, ['image-received']],
    [{ content: [{ type: 'image_url', image_url: { url: PNG } }] }, ['image-received']],
    [{ content: `Here: ![cat](${PNG})` }, ['image-received']],
    [{ content: 'I cannot draw that.' }, ['text-received']],
  ])('reads %j', (message, types) => {
    expect(read(message)).toEqual([...types, 'answer-completed']);
  });
});
