import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Recipe, RecipeMarkup, RecipeMask, SourceImage } from '../../lib/contracts/recipe.ts';
import type { Size } from '../../lib/contracts/size.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import { toAspectRatio, toSize } from '../../lib/kernel/aspect-ratio.ts';
import { toLegalSize } from '../../lib/kernel/legal-size.ts';
import { chooseMarksForm } from '../../lib/kernel/marks/choose-marks-form.ts';
import { fitDraft } from './fit-draft.ts';

export type RecipeRefusal = 'empty-prompt' | 'too-many-sources';

export type RecipeResult = { ok: true; recipe: Recipe } | { ok: false; reason: RecipeRefusal };

export interface RecipeWish {
  draft: Draft;
  profile: Profile;
  capabilities: Capabilities;
  /** The picture on the canvas, where what lies over it goes along. */
  edit?: ShownEdit | undefined;
}

/** A picture with a mask over it, or marks, or both. */
export interface ShownEdit {
  source: SourceImage;
  /** Only a part of it shall change. */
  mask?: RecipeMask;
  markup?: RecipeMarkup;
  legend?: string;
}

/** What will be asked for: the draft as the model can take it, with legal pixels; or why nothing can be. */
export function toRecipe(wish: RecipeWish): RecipeResult {
  const { profile, capabilities, edit } = wish;
  const sources = toSources(wish);
  if (wish.draft.prompt.trim() === '') return { ok: false, reason: 'empty-prompt' };
  if (sources.length + countCopies(wish) > capabilities.maxSources)
    return { ok: false, reason: 'too-many-sources' };
  const { draft } = fitDraft({ ...wish.draft, sources }, capabilities);
  const { aspectRatio, resolution } = draft;
  return {
    ok: true,
    recipe: {
      prompt: draft.prompt,
      size: edit?.mask
        ? toMaskedSize(edit.source, capabilities)
        : toSize({ aspectRatio, resolution, capabilities }),
      aspectRatio,
      resolution,
      quality: draft.quality,
      format: draft.format,
      ...(draft.format === 'png' ? {} : { compression: draft.compression }),
      background: draft.background,
      sources,
      ...toOverlays(edit),
      profileId: profile.id,
      profileName: profile.name,
      form: profile.form,
      textModel: profile.textModel,
      imageModel: profile.imageModel,
    },
  };
}

function toOverlays({ mask, markup, legend }: Partial<ShownEdit> = {}): Partial<Recipe> {
  return {
    ...(mask ? { mask } : {}),
    ...(markup ? { markup } : {}),
    ...(legend === undefined ? {} : { legend }),
  };
}

/** Marks that are drawn in are one more image. */
function countCopies({ capabilities, edit }: RecipeWish): 0 | 1 {
  return edit?.markup && chooseMarksForm(capabilities, edit) === 'copy' ? 1 : 0;
}

/** A mask, or marks, belong to the first source; the same picture is not sent twice. */
function toSources({ draft, edit }: RecipeWish): SourceImage[] {
  if (!edit) return draft.sources;
  const { source } = edit;
  const isSame = ({ bytesHash, assetId }: SourceImage): boolean =>
    bytesHash === source.bytesHash || (assetId !== undefined && assetId === source.assetId);
  return [source, ...draft.sources.filter((other) => !isSame(other))];
}

/** The picture's own pixels, or what of the model's sizes comes nearest: a result of another shape could not be put back. */
export function toMaskedSize(
  { width, height }: Size,
  capabilities: Pick<Capabilities, 'sizes'>,
): Size | 'auto' {
  if (capabilities.sizes === 'any') return toLegalSize({ width, height });
  return toSize({ aspectRatio: toAspectRatio({ width, height }), resolution: '1K', capabilities });
}
