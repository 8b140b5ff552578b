/** A request as a provider is given it, to be changed by tests. */
import type { Profile } from '../../src/lib/contracts/profile.ts';
import type { ProviderRequest } from '../../src/lib/contracts/provider.ts';
import type { Recipe } from '../../src/lib/contracts/recipe.ts';
import { sampleRecipe } from '../../src/lib/db/testing/sample-rows.ts';
import { createProfile } from './runner-harness.ts';

export const SAMPLE_SOURCES: ProviderRequest['sources'] = [
  { blob: new Blob([new Uint8Array([1, 2, 3])]), mimeType: 'image/png', name: 'a' },
  { blob: new Blob([new Uint8Array([4, 5])]), mimeType: 'image/webp', name: 'b' },
];

export const SAMPLE_URLS = ['data:image/png;base64,AQID', 'data:image/webp;base64,BAU='];

export function sampleRequest(
  profile: Partial<Profile>,
  recipe: Partial<Recipe> = {},
  sources: ProviderRequest['sources'] = [],
): ProviderRequest {
  const { imageModel = 'gpt-image-2' } = profile;
  const asked = { prompt: 'A cat', aspectRatio: '16:9', resolution: '1K' as const, imageModel };
  return {
    profile: createProfile(profile),
    recipe: { ...sampleRecipe(), ...asked, ...recipe },
    sources,
    previews: 0,
    background: false,
  };
}
