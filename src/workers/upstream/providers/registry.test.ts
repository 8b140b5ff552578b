import { describe, expect, it } from 'vitest';
import { listProviders, providerOf } from './registry.ts';

describe('providerOf', () => {
  it.each([
    ['responses', 'openai-responses'],
    ['images', 'openai-images'],
    ['gemini', 'gemini'],
  ])('gives the form %s its provider', async (form, id) => {
    expect((await providerOf({ form })).id).toBe(id);
  });

  it.each(['', 'of a later version', 'toString'])('says that it does not know %j', async (form) => {
    await expect(providerOf({ form })).rejects.toMatchObject({ failure: { code: 'notSupported' } });
  });
});

it('lists each provider once, with an address and models to begin with', async () => {
  const cards = (await listProviders()).map(({ card }) => card);
  expect(new Set(cards.map((card) => card?.form)).size).toBe(cards.length);
  for (const card of cards) {
    expect(card?.name).toBeTruthy();
    expect(card?.models).toBeInstanceOf(Array);
  }
});
