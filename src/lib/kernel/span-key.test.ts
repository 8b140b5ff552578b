import { expect, it } from 'vitest';
import { sampleRecipe, sampleSource } from '../db/testing/sample-rows.ts';
import { toSpanKey } from './span-key.ts';

it('is the same for alike recipes, whatever their prompt', () => {
  expect(toSpanKey(sampleRecipe({ prompt: 'a' }))).toBe(toSpanKey(sampleRecipe({ prompt: 'b' })));
});

it.each([
  { profileId: 'p2' },
  { form: 'images' as const },
  { textModel: 'text-2' },
  { imageModel: 'image-2' },
  { quality: 'low' as const },
  { size: 'auto' as const },
  { size: { width: 2048, height: 1024 } },
  { sources: [sampleSource()] },
])('differs with %o', (values) => {
  expect(toSpanKey(sampleRecipe(values))).not.toBe(toSpanKey(sampleRecipe()));
});
