import { describe, expect, it } from 'vitest';
import { START_MODELS, suggestImageModels, suggestTextModels } from './model-suggestions.ts';

describe('model suggestions', () => {
  it('offer known families while the upstream has listed nothing', () => {
    expect(suggestImageModels([])).toContain(START_MODELS.imageModel);
    expect(suggestTextModels([])).toContain(START_MODELS.textModel);
  });

  it("sort the upstream's own list into those that draw, those that write, and the rest", () => {
    const known = ['gpt-5.4', 'vendor/gpt-image-2', 'text-embedding-3', 'flux-pro', 'gpt-5.4', 'whisper-1'];
    expect(suggestImageModels(known)).toEqual(['vendor/gpt-image-2', 'flux-pro']);
    expect(suggestTextModels(known)).toEqual(['gpt-5.4']);
  });

  it('offer what was listed where no name tells that it draws', () => {
    expect(suggestImageModels(['house-model'])).toContain('house-model');
  });

  it('stay short enough for a list that is drawn whole', () => {
    const known = Array.from({ length: 5000 }, (_, number) => `model-${number}`);
    expect(suggestTextModels(known)).toHaveLength(200);
  });
});
