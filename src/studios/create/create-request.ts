import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Recipe, RecipeMask, Size, SourceImage } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import { toAspectRatio, toSize } from '../../lib/kernel/aspect-ratio.ts';
import { toLegalSize } from '../../lib/kernel/legal-size.ts';
import { fitDraft } from './fit-draft.ts';

export type RecipeRefusal = 'empty-prompt' | 'too-many-sources';

export type RecipeResult = { ok: true; recipe: Recipe } | { ok: false; reason: RecipeRefusal };

export interface RecipeWish {
  draft: Draft;
  profile: Profile;
  capabilities: Capabilities;
  /** The picture of which only a part shall change. */
  masked?: { source: SourceImage; mask: RecipeMask } | undefined;
}

/** What will be asked for: the draft as the model can take it, with legal pixels; or why nothing can be. */
export function toRecipe(wish: RecipeWish): RecipeResult {
  const { profile, capabilities, masked } = wish;
  const sources = toSources(wish);
  if (wish.draft.prompt.trim() === '') return { ok: false, reason: 'empty-prompt' };
  if (sources.length > capabilities.maxSources) return { ok: false, reason: 'too-many-sources' };
  const { draft } = fitDraft({ ...wish.draft, sources }, capabilities);
  const { aspectRatio, resolution } = draft;
  return {
    ok: true,
    recipe: {
      prompt: draft.prompt,
      size: masked
        ? toMaskedSize(masked.source, capabilities)
        : toSize({ aspectRatio, resolution, capabilities }),
      aspectRatio,
      resolution,
      quality: draft.quality,
      format: draft.format,
      ...(draft.format === 'png' ? {} : { compression: draft.compression }),
      background: draft.background,
      sources,
      ...(masked ? { mask: masked.mask } : {}),
      profileId: profile.id,
      profileName: profile.name,
      form: profile.form,
      textModel: profile.textModel,
      imageModel: profile.imageModel,
    },
  };
}

/** A mask belongs to the first source; the same picture is not sent twice. */
function toSources({ draft, masked }: RecipeWish): SourceImage[] {
  if (!masked) return draft.sources;
  const { source } = masked;
  const isSame = ({ bytesHash, assetId }: SourceImage): boolean =>
    bytesHash === source.bytesHash || (assetId !== undefined && assetId === source.assetId);
  return [source, ...draft.sources.filter((other) => !isSame(other))];
}

/** The picture's own pixels, or what of the model's sizes comes nearest: a result of another shape could not be put back. */
function toMaskedSize({ width, height }: SourceImage, capabilities: Capabilities): Size | 'auto' {
  if (capabilities.sizes === 'any') return toLegalSize({ width, height });
  return toSize({ aspectRatio: toAspectRatio({ width, height }), resolution: '1K', capabilities });
}
