import { expect, it } from 'vitest';
import { fakeAsset, fakeRecipe } from '../records.fake.ts';
import type { PictureFacts } from './compared-picture.svelte.ts';
import { toSideWords } from './compare-words.ts';

const facts = (changes: Partial<PictureFacts>): PictureFacts => ({
  bytesHash: 'h',
  title: 'A vase',
  width: 10,
  height: 10,
  asset: undefined,
  ...changes,
});

it('calls source and result of one edit by what they are', () => {
  const source = facts({ bytesHash: 'src', title: 'vase.png' });
  const sent = { id: 's', bytesHash: 'src', mimeType: '', name: '', width: 1, height: 1, sizeBytes: 1 };
  const result = facts({ asset: fakeAsset({ recipe: { ...fakeRecipe(), sources: [sent] } }) });
  expect(toSideWords(source, result, 'en')).toEqual({ title: 'Source', size: '' });
  expect(toSideWords(result, source, 'en')).toEqual({ title: 'Result', size: '' });
});

it('takes the prompts, and the sizes where those differ', () => {
  const [own, other] = [facts({ title: ' A vase ' }), facts({ title: 'A boat', width: 20 })];
  expect(toSideWords(own, other, 'en')).toEqual({ title: 'A vase', size: '10 × 10' });
  expect(toSideWords(facts({ title: ' ' }), other, 'en').title).toBe('Without a prompt');
  expect(toSideWords(undefined, other, 'en').title).toBe('');
});

it('tells two of one prompt apart by their time', () => {
  const [first, second] = [1, 2].map((day) =>
    facts({
      asset: fakeAsset({ id: `${day}`, createdAt: Date.UTC(2026, 0, day, 12), recipe: fakeRecipe() }),
    }),
  );
  expect(toSideWords(first, second, 'en').title).toMatch(/Jan 1, 2026/u);
  expect(toSideWords(second, first, 'en').title).toMatch(/Jan 2, 2026/u);
});
