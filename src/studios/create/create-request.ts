import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Recipe } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import { toSize } from '../../lib/kernel/aspect-ratio.ts';
import { fitDraft } from './fit-draft.ts';

export type RecipeRefusal = 'empty-prompt' | 'too-many-sources';

export type RecipeResult = { ok: true; recipe: Recipe } | { ok: false; reason: RecipeRefusal };

/** What will be asked for: the draft as the model can take it, with legal pixels; or why nothing can be. */
export function toRecipe(wish: { draft: Draft; profile: Profile; capabilities: Capabilities }): RecipeResult {
  const { profile, capabilities } = wish;
  if (wish.draft.prompt.trim() === '') return { ok: false, reason: 'empty-prompt' };
  if (wish.draft.sources.length > capabilities.maxSources) return { ok: false, reason: 'too-many-sources' };
  const { draft } = fitDraft(wish.draft, capabilities);
  return {
    ok: true,
    recipe: {
      prompt: draft.prompt,
      size: toSize({ aspectRatio: draft.aspectRatio, resolution: draft.resolution, capabilities }),
      aspectRatio: draft.aspectRatio,
      resolution: draft.resolution,
      quality: draft.quality,
      format: draft.format,
      ...(draft.format === 'png' ? {} : { compression: draft.compression }),
      background: draft.background,
      sources: draft.sources,
      profileId: profile.id,
      profileName: profile.name,
      form: profile.form,
      textModel: profile.textModel,
      imageModel: profile.imageModel,
    },
  };
}
