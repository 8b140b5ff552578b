import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../../lib/contracts/profile.ts';
import type { ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { toImagesRequest } from './openai-images-request.ts';

const PROFILE: Profile = {
  id: 'p',
  name: 'Relay',
  kind: 'openai',
  form: 'images',
  baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
  textModel: '',
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
  prompt: 'A cat',
  size: { width: 5000, height: 5000 },
  aspectRatio: '1:1',
  resolution: '4K',
  quality: 'auto',
  format: 'jpeg',
  compression: 70,
  background: 'opaque',
  sources: [],
  profileId: 'p',
  profileName: 'Relay',
  form: 'images',
  textModel: '',
  imageModel: 'gpt-image-2',
};

const SOURCE = { blob: new Blob([new Uint8Array([1, 2, 3])]), mimeType: 'image/png', name: 'my:cat.jpeg' };
const OTHER = { blob: new Blob([new Uint8Array([4, 5])]), mimeType: 'image/webp', name: '' };

const create = (profile: Partial<Profile> = {}, sources: ProviderRequest['sources'] = [], mask?: Blob) =>
  toImagesRequest({
    profile: { ...PROFILE, ...profile },
    recipe: RECIPE,
    sources,
    ...(mask ? { mask } : {}),
    previews: 3,
    background: true,
  });

async function readParts(body: unknown): Promise<[string, string][]> {
  if (!(body instanceof FormData)) throw new TypeError('not a form');
  return Promise.all(
    Array.from(body, async ([name, value]): Promise<[string, string]> => {
      if (typeof value === 'string') return [name, value];
      return [name, `${value.name} ${value.type} ${new Uint8Array(await value.arrayBuffer()).join()}`];
    }),
  );
}

const FIELDS = {
  model: 'gpt-image-2',
  prompt: 'A cat',
  n: 1,
  size: '2880x2880',
  quality: 'auto',
  background: 'opaque',
  output_format: 'jpeg',
  output_compression: 70,
  moderation: 'auto',
};

describe('toImagesRequest', () => {
  it('sends exactly these fields as JSON', () => {
    const request = create();
    expect(request).toMatchObject({
      url: 'https://generativelanguage.googleapis.com/v1beta/openai/images/generations',
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(JSON.parse(request.body as string)).toEqual({ ...FIELDS, stream: true, partial_images: 3 });
  });

  it('leaves the stream out where it is not wanted, and the model where none is named', () => {
    expect(JSON.parse(create({ stream: false }).body as string)).toEqual(FIELDS);
    expect(JSON.parse(create({ imageModel: '' }).body as string)).not.toHaveProperty('model');
  });

  it('sends one source as the part "image", then the fields as text', async () => {
    const request = create({}, [SOURCE]);
    expect(request.url).toMatch(/\/images\/edits$/u);
    expect(request.headers).toEqual({});
    const texts = Object.entries({ ...FIELDS, stream: true, partial_images: 3 }).map(([name, value]) => [
      name,
      String(value),
    ]);
    expect(await readParts(request.body)).toEqual([['image', 'mycat.png image/png 1,2,3'], ...texts]);
  });

  it('sends several sources as parts "image[]" in their order', async () => {
    const parts = await readParts(create({ stream: false }, [SOURCE, OTHER]).body);
    expect(parts.slice(0, 2)).toEqual([
      ['image[]', 'mycat.png image/png 1,2,3'],
      ['image[]', 'image-2.webp image/webp 4,5'],
    ]);
    expect(parts.map(([name]) => name)).not.toContain('stream');
    expect(parts.map(([name]) => name)).not.toContain('mask');
  });

  it('sends the mask behind the images, as a PNG whatever its blob says', async () => {
    const mask = new Blob([new Uint8Array([7, 8])]);
    const parts = await readParts(create({}, [SOURCE, OTHER], mask).body);
    expect(parts.slice(0, 4).map(([name, text]) => `${name}: ${text}`)).toEqual([
      'image[]: mycat.png image/png 1,2,3',
      'image[]: image-2.webp image/webp 4,5',
      'mask: mask.png image/png 7,8',
      'model: gpt-image-2',
    ]);
  });

  it('sends marks behind the images, and their legend behind the prompt', async () => {
    const markup = new Blob([new Uint8Array([9, 9])]);
    const request = (mask?: Blob) =>
      toImagesRequest({
        profile: { ...PROFILE, imageModel: 'gpt-image-2.6-flare' },
        recipe: { ...RECIPE, legend: '1: blue' },
        sources: [SOURCE],
        markup,
        ...(mask ? { mask } : {}),
        previews: 3,
        background: false,
      });
    const parts = await readParts(request().body);
    expect(parts.slice(0, 2)).toEqual([
      ['image', 'mycat.png image/png 1,2,3'],
      ['markup', 'markup.png image/png 9,9'],
    ]);
    expect(Object.fromEntries(parts)['prompt']).toBe('A cat\n\nThe numbers marked on the image:\n1: blue');
    const masked = await readParts(request(new Blob([new Uint8Array([7])])).body);
    expect(masked.map(([name]) => name)).not.toContain('markup');
  });
});
