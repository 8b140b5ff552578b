import { describe, expect, it, test } from 'vitest';
import type { Persona } from '../../lib/contracts/kit.ts';
import type { Recipe, SourceImage } from '../../lib/contracts/recipe.ts';
import type { RecipeSurroundings } from './recipe-draft.ts';
import { toDraftChanges } from './recipe-draft.ts';

function source(bytesHash: string): SourceImage {
  return {
    id: `s-${bytesHash}`,
    bytesHash,
    mimeType: 'image/png',
    name: bytesHash,
    width: 8,
    height: 8,
    sizeBytes: 64,
  };
}

const RECIPE: Recipe = {
  prompt: 'A vase',
  size: { width: 1536, height: 1024 },
  aspectRatio: '3:2',
  resolution: '1K',
  quality: 'high',
  format: 'jpeg',
  compression: 70,
  background: 'opaque',
  sources: [source('aa'), source('bb'), source('aa')],
  profileId: 'p1',
  profileName: 'Studio',
  form: 'images',
  textModel: '',
  imageModel: 'gpt-image-2',
};

const PERSONA: Persona = {
  id: 'harbour',
  name: 'Harbour',
  audience: '',
  tone: '',
  visualStyle: '',
  palette: [],
  must: [],
  never: [],
  styleId: '',
  profileId: '',
  references: [source('bb')],
};

/** Finds what is named and nothing else. */
function surround(
  values: Partial<RecipeSurroundings> = {},
  there: readonly string[] = [],
): RecipeSurroundings {
  const find = (id: string | undefined) => (id !== undefined && there.includes(id) ? { id } : undefined);
  return {
    storedHashes: new Set(['aa', 'bb']),
    profiles: [{ id: 'p1', imageModel: 'gpt-image-2' }],
    kit: {
      findTemplate: find,
      findStyle: find,
      findPersona: (id: string | undefined) => (find(id) ? PERSONA : undefined),
    } as unknown as RecipeSurroundings['kit'],
    isFirstShown: false,
    ...values,
  };
}

test('fills in everything that still exists, in order', () => {
  expect(toDraftChanges(RECIPE, surround())).toEqual({
    prompt: 'A vase',
    aspectRatio: '3:2',
    resolution: '1K',
    quality: 'high',
    format: 'jpeg',
    compression: 70,
    background: 'opaque',
    sources: RECIPE.sources,
    profileId: 'p1',
    imageModel: '',
    options: {},
    templateId: '',
    styleId: '',
    personaId: '',
    isAutomatic: false,
    level: 'auto',
    isMatrix: false,
  });
});

test('leaves out sources whose bytes are gone, and a profile that was deleted', () => {
  const changes = toDraftChanges(RECIPE, surround({ storedHashes: new Set(['bb']), profiles: [] }));
  expect(changes.sources?.map((each) => each.bytesHash)).toEqual(['bb']);
  expect(changes).not.toHaveProperty('profileId');
  expect(changes).not.toHaveProperty('imageModel');
});

test('keeps the present compression where the recipe had none', () => {
  const png: Recipe = { ...RECIPE, format: 'png' };
  delete png.compression;
  expect(toDraftChanges(png, surround())).not.toHaveProperty('compression');
});

describe('what a recipe says of the kit', () => {
  const recipe: Recipe = {
    ...RECIPE,
    imageModel: 'gpt-image-2-mini',
    frame: {
      parts: [
        { from: 'persona', id: 'harbour', text: 'For sailors.' },
        { from: 'style', id: 'anime', text: '' },
      ],
      negative: '',
    },
    target: { templateId: 'story', width: 1080, height: 1920 },
    options: { seed: 7, style: 'anime' },
  };

  it('is chosen again, with the other model; reference images come with their persona', () => {
    expect(toDraftChanges(recipe, surround({}, ['harbour', 'anime', 'story']))).toMatchObject({
      templateId: 'story',
      styleId: 'anime',
      personaId: 'harbour',
      imageModel: 'gpt-image-2-mini',
      options: { seed: 7 },
      sources: [{ bytesHash: 'aa' }, { bytesHash: 'aa' }],
    });
  });

  it('is left out where it is gone', () => {
    const changes = toDraftChanges(recipe, surround());
    expect(changes).toMatchObject({ templateId: '', styleId: '', personaId: '' });
    expect(changes.sources).toHaveLength(3);
  });
});
