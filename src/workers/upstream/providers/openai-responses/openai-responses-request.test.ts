import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../../lib/contracts/profile.ts';
import type { ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { toResponsesRequest } from './openai-responses-request.ts';

const PROFILE: Profile = {
  id: 'p',
  name: 'Relay',
  kind: 'openai',
  form: 'responses',
  baseUrl: 'https://relay.example',
  textModel: 'gpt-5',
  imageModel: 'gpt-image-2',
  hasKey: true,
  sendPromptUnchanged: true,
  reasoningEffort: 'low',
  extraAttempts: 3,
  waitMs: 15_000,
  previews: 2,
  stallTimeoutMs: 120_000,
  parallelJobs: 3,
  allowInsecure: false,
  stream: true,
  fallbackProfileId: '',
  dailyCapUsd: 0,
  knownModels: [],
  createdAt: 0,
  updatedAt: 0,
};

const RECIPE: Recipe = {
  prompt: 'A cat, "in" the rain\n雨',
  size: { width: 1920, height: 1080 },
  aspectRatio: '16:9',
  resolution: '1K',
  quality: 'high',
  format: 'png',
  compression: 80,
  background: 'auto',
  sources: [],
  profileId: 'p',
  profileName: 'Relay',
  form: 'responses',
  textModel: 'gpt-5',
  imageModel: 'gpt-image-2',
};

const SOURCES: ProviderRequest['sources'] = [
  { blob: new Blob([new Uint8Array([1, 2, 3])]), mimeType: 'image/png', name: 'a.png' },
  { blob: new Blob([new Uint8Array([4, 5, 6])]), mimeType: 'image/jpeg', name: 'b.jpg' },
];

interface Given {
  profile?: Partial<Profile>;
  recipe?: Partial<Recipe>;
  sources?: ProviderRequest['sources'];
  mask?: Blob;
  previews?: number;
  background?: boolean;
}

async function createBody({
  profile,
  recipe,
  sources = [],
  mask,
  previews = 2,
  background = false,
}: Given): Promise<Record<string, unknown>> {
  const request = await toResponsesRequest({
    profile: { ...PROFILE, ...profile },
    recipe: { ...RECIPE, ...recipe },
    sources,
    ...(mask ? { mask } : {}),
    previews,
    background,
  });
  return JSON.parse(request.body as string) as Record<string, unknown>;
}

async function createTool(given: Given): Promise<Record<string, unknown>> {
  return ((await createBody(given))['tools'] as Record<string, unknown>[])[0]!;
}

describe('toResponsesRequest', () => {
  it('posts JSON to the endpoint, without a credential', async () => {
    const request = await toResponsesRequest({
      profile: PROFILE,
      recipe: RECIPE,
      sources: [],
      previews: 2,
      background: false,
    });
    expect(request).toEqual({
      body: expect.any(String) as string,
      url: 'https://relay.example/v1/responses',
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it('sends exactly these fields', async () => {
    const { instructions, ...body } = await createBody({});
    expect(body).toEqual({
      model: 'gpt-5',
      stream: true,
      store: false,
      input: [{ role: 'user', content: [{ type: 'input_text', text: RECIPE.prompt }] }],
      tools: [
        {
          type: 'image_generation',
          action: 'generate',
          model: 'gpt-image-2',
          size: '1920x1088',
          quality: 'high',
          background: 'auto',
          output_format: 'png',
          moderation: 'auto',
          partial_images: 2,
        },
      ],
      tool_choice: { type: 'image_generation' },
      reasoning: { effort: 'low' },
    });
    expect(instructions).toMatch(/word for word/u);
  });

  it('asks for an answer that outlives the line, and is stored for that, where it is wanted', async () => {
    const { background, store, ...rest } = await createBody({ background: true });
    expect({ background, store }).toEqual({ background: true, store: true });
    const { store: plainStore, ...plain } = await createBody({});
    expect(plainStore).toBe(false);
    expect(rest).toEqual(plain);
  });

  it('sends sources as data URLs and asks for an edit', async () => {
    const body = await createBody({ sources: SOURCES });
    expect(body['input']).toEqual([
      {
        role: 'user',
        content: [
          { type: 'input_text', text: RECIPE.prompt },
          { type: 'input_image', detail: 'auto', image_url: 'data:image/png;base64,AQID' },
          { type: 'input_image', detail: 'auto', image_url: 'data:image/jpeg;base64,BAUG' },
        ],
      },
    ]);
    const tool = await createTool({ sources: SOURCES });
    expect(tool).toMatchObject({ action: 'edit' });
    expect(tool).not.toHaveProperty('input_image_mask');
  });

  it('hands the mask to the tool, as a data URL of a PNG', async () => {
    const mask = new Blob([new Uint8Array([1, 2, 3])]);
    expect(await createTool({ sources: SOURCES, mask })).toMatchObject({
      action: 'edit',
      input_image_mask: { image_url: 'data:image/png;base64,AQID' },
    });
  });

  it('explains a copy with marks, and their legend, behind the prompt', async () => {
    const request = await toResponsesRequest({
      profile: PROFILE,
      recipe: { ...RECIPE, legend: '1: blue' },
      sources: SOURCES,
      hasMarkedCopy: true,
      previews: 2,
      background: false,
    });
    const body = JSON.parse(request.body as string) as { input: { content: { text?: string }[] }[] };
    expect(body.input[0]?.content[0]?.text).toMatch(
      /^A cat, "in" the rain\n雨\n\nImage 2 is image 1 [^\n]+\n\nThe numbers [^\n]+\n1: blue$/u,
    );
  });

  it('lets the text model speak freely where the profile says so', async () => {
    expect(await createBody({ profile: { sendPromptUnchanged: false } })).not.toHaveProperty('instructions');
  });

  it('names no image model where the profile names none', async () => {
    expect(await createTool({ profile: { imageModel: '' } })).not.toHaveProperty('model');
  });

  it('puts the image model at the top where there is no text model, and no reasoning', async () => {
    const body = await createBody({ profile: { textModel: '' } });
    expect(body['model']).toBe('gpt-image-2');
    expect(body).not.toHaveProperty('reasoning');
  });

  it('refuses to send a request without any model', async () => {
    await expect(createBody({ profile: { textModel: '', imageModel: '' } })).rejects.toMatchObject({
      failure: { code: 'validation', field: 'model' },
    });
  });

  it.each(['gpt-4.1-mini', 'openai/gpt-4o', 'chatgpt-4o-latest'])(
    'spares %s the reasoning it would refuse',
    async (textModel) => {
      expect(await createBody({ profile: { textModel } })).not.toHaveProperty('reasoning');
    },
  );

  it('asks for no previews without a stream', async () => {
    expect(await createBody({ profile: { stream: false } })).toMatchObject({ stream: false });
    expect(await createTool({ profile: { stream: false } })).not.toHaveProperty('partial_images');
  });

  it.each([
    ['jpeg', 0],
    ['webp', 80],
  ] as const)('sends compression with %s', async (format, compression) => {
    expect(await createTool({ recipe: { format, compression } })).toMatchObject({
      output_format: format,
      output_compression: compression,
    });
  });

  it('never asks for a transparent JPEG', async () => {
    expect(await createTool({ recipe: { format: 'jpeg', background: 'transparent' } })).toMatchObject({
      background: 'auto',
    });
    expect(await createTool({ recipe: { format: 'webp', background: 'transparent' } })).toMatchObject({
      background: 'transparent',
    });
  });

  it('sends only what the model family understands', async () => {
    expect(await createTool({ recipe: { quality: 'max' } })).toMatchObject({ quality: 'auto' });
    const newer = { profile: { imageModel: 'gpt-image-2.6-flare' }, recipe: { quality: 'max' as const } };
    expect(await createTool(newer)).toMatchObject({ quality: 'max' });
    const older = { imageModel: 'gpt-image-1.5' };
    expect(await createTool({ profile: older })).toMatchObject({ size: '1536x1024' });
    const portrait = { size: { width: 1024, height: 1536 } };
    expect(await createTool({ profile: older, recipe: portrait })).toMatchObject({ size: '1024x1536' });
    expect(await createTool({ recipe: { size: 'auto' } })).toMatchObject({ size: 'auto' });
  });
});
