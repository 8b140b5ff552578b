import { expect, it } from 'vitest';
import type { Recipe } from '../../lib/contracts/recipe.ts';
import { findRefusal } from './find-refusal.ts';

const recipe = { prompt: 'A pear', sources: [] as Recipe['sources'] } as Recipe;
const withSource = { ...recipe, sources: [{} as Recipe['sources'][number]] };

it.each([
  ['nothing is known against it', recipe, {}, undefined],
  ['a model that changes pictures has none', recipe, { minSources: 1 }, 'too-few-sources'],
  ['it has one', withSource, { minSources: 1 }, undefined],
  ['a prompt of just the length', recipe, { promptLength: 6 }, undefined],
  ['a longer one', recipe, { promptLength: 5 }, 'prompt-too-long'],
  ['what came of its variables counts', { ...recipe, variant: 'A p' }, { promptLength: 5 }, undefined],
] as const)('%s', (_what, wished, capabilities, refusal) => {
  expect(findRefusal(wished, capabilities)).toBe(refusal);
});

it('counts what stands around the prompt', () => {
  const frame = { parts: [{ from: 'style', id: 's', text: 'Ink' }], negative: '' } as const;
  expect(findRefusal({ ...recipe, frame }, { promptLength: 9 })).toBe('prompt-too-long');
});
