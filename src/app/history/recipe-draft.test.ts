import { expect, test } from 'vitest';
import type { Recipe, SourceImage } from '../../lib/contracts/recipe.ts';
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

test('fills in everything that still exists, in order', () => {
  const changes = toDraftChanges(RECIPE, {
    storedHashes: new Set(['aa', 'bb']),
    profileIds: new Set(['p1']),
  });
  expect(changes).toEqual({
    prompt: 'A vase',
    aspectRatio: '3:2',
    resolution: '1K',
    quality: 'high',
    format: 'jpeg',
    compression: 70,
    background: 'opaque',
    sources: RECIPE.sources,
    profileId: 'p1',
  });
});

test('leaves out sources whose bytes are gone, and a profile that was deleted', () => {
  const changes = toDraftChanges(RECIPE, { storedHashes: new Set(['bb']), profileIds: new Set(['p2']) });
  expect(changes.sources?.map((each) => each.bytesHash)).toEqual(['bb']);
  expect(changes).not.toHaveProperty('profileId');
});

test('keeps the present compression where the recipe had none', () => {
  const png: Recipe = { ...RECIPE, format: 'png' };
  delete png.compression;
  expect(toDraftChanges(png, { storedHashes: new Set(), profileIds: new Set() })).not.toHaveProperty(
    'compression',
  );
});
