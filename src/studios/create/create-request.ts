import type { Capabilities, OptionValues } from '../../lib/contracts/capabilities.ts';
import type { Persona, Style, Template, WordList } from '../../lib/contracts/kit.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Recipe, RecipeMarkup, RecipeMask, SourceImage } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import { toSize } from '../../lib/kernel/aspect-ratio.ts';
import { isRelay } from '../../lib/kernel/capabilities-of.ts';
import { fitOptions } from '../../lib/kernel/fit-options.ts';
import { framePrompt } from '../../lib/kernel/prompts/frame-prompt.ts';
import { planTemplate } from '../../lib/kernel/templates/plan-template.ts';
import { findRefusal } from './find-refusal.ts';
import type { ModelRefusal } from './find-refusal.ts';
import { areMarksLost, countImages, fitDraft } from './fit-draft.ts';
import type { Along } from './fit-draft.ts';
import { toMaskedSize } from './masked-size.ts';
import { toVariants } from './prompt-variants.ts';

/** `too-many-variants`: a matrix of more pictures than a batch holds. */
export type RecipeRefusal = ModelRefusal | 'empty-prompt' | 'too-many-sources' | 'too-many-variants';

/** One recipe for each slot. */
export type RecipesResult = { ok: true; recipes: Recipe[] } | { ok: false; reason: RecipeRefusal };

export interface RecipeWish {
  draft: Draft;
  profile: Profile;
  /** Of the model that is asked: `draft.imageModel`, or the profile's own. */
  capabilities: Capabilities;
  /** The picture on the canvas, where what lies over it goes along. */
  edit?: ShownEdit | undefined;
  /** What the draft names of the kit. */
  kit?: WishedKit;
  /** 0 to 1, 1 excluded. */
  random?: () => number;
}

/** What stands around a prompt, and the lists that it draws from. */
export interface WishedKit {
  persona?: Persona | undefined;
  template?: Template | undefined;
  style?: Style | undefined;
  lists?: readonly WordList[];
}

/** A picture with a mask over it, or marks, or both. */
export interface ShownEdit {
  source: SourceImage;
  /** Only a part of it shall change. */
  mask?: RecipeMask;
  markup?: RecipeMarkup;
  legend?: string;
}

/** What will be asked for, slot by slot: the draft as the model can take it, with legal pixels; or why nothing can be. */
export function toRecipes(wish: RecipeWish): RecipesResult {
  const { draft, kit = {}, random = Math.random } = wish;
  const variants = toVariants({ draft, capabilities: wish.capabilities, lists: kit.lists ?? [], random });
  if (variants === 'too-many') return { ok: false, reason: 'too-many-variants' };
  if (variants.some((variant) => variant.trim() === '')) return { ok: false, reason: 'empty-prompt' };
  const recipe = toPlainRecipe(wish);
  if (!recipe) return { ok: false, reason: 'too-many-sources' };
  const recipes = variants.map((variant, slot) => ({
    ...recipe,
    ...(variant === draft.prompt ? {} : { variant }),
    ...toSlotOptions(recipe.options, wish.capabilities, slot),
  }));
  const reason = recipes.map((one) => findRefusal(one, wish.capabilities)).find(Boolean);
  return reason ? { ok: false, reason } : { ok: true, recipes };
}

/** Of one picture, with the prompt as it was typed; undefined: there are more sources than the model takes. */
export function toPlainRecipe(wish: RecipeWish): Recipe | undefined {
  const { profile, capabilities } = wish;
  const sources = toSources(wish);
  if (!sources) return undefined;
  const { draft } = fitDraft({ ...wish.draft, sources }, capabilities);
  return {
    prompt: draft.prompt,
    ...toShape(wish, draft),
    quality: draft.quality,
    format: draft.format,
    ...(draft.format === 'png' ? {} : { compression: draft.compression }),
    background: draft.background,
    sources,
    ...toFrame(wish),
    ...toOverlays(wish),
    profileId: profile.id,
    profileName: profile.name,
    form: profile.form,
    textModel: profile.textModel,
    imageModel: draft.imageModel || profile.imageModel,
    ...(isRelay(profile.form) ? {} : { capabilities }),
  };
}

/** A template's pixels, the masked picture's, or what was chosen. */
function toShape(
  { capabilities, edit, kit }: RecipeWish,
  { aspectRatio, resolution }: Draft,
): Pick<Recipe, 'size' | 'aspectRatio' | 'resolution' | 'target'> {
  if (edit?.mask) return { size: toMaskedSize(edit.source, capabilities), aspectRatio, resolution };
  if (!kit?.template)
    return { size: toSize({ aspectRatio, resolution, capabilities }), aspectRatio, resolution };
  const { id: templateId, width, height } = kit.template;
  const plan = planTemplate({ width, height }, capabilities);
  return {
    size: plan.size,
    aspectRatio: plan.aspectRatio,
    resolution: plan.resolution,
    target: { width, height, templateId },
  };
}

/** What is kept out goes with the frame: it is joined with one's own words where the request is made. */
function toFrame({ draft, capabilities, edit, kit = {} }: RecipeWish): Pick<Recipe, 'frame' | 'options'> {
  const { persona, style } = kit;
  const template = edit?.mask ? undefined : kit.template;
  const { frame, options: ofFrame } = framePrompt({ persona, template, style, capabilities });
  const { 'negative-prompt': _joinedLater, ...chosen } = ofFrame;
  const options = { ...fitOptions(capabilities.options, draft.options), ...chosen };
  return { ...(frame ? { frame } : {}), ...(Object.keys(options).length > 0 ? { options } : {}) };
}

/** A model without masks is not told of it; what it keeps is put back all the same, where that is wanted. */
function toOverlays({ capabilities, edit }: RecipeWish): Partial<Recipe> {
  const { mask, markup, legend } = edit ?? {};
  const isMaskOfUse = mask && (capabilities.masks !== false || mask.lock);
  const isLost = areMarksLost(capabilities, { hasMask: mask !== undefined });
  return {
    ...(isMaskOfUse ? { mask } : {}),
    ...(markup && !isLost ? { markup } : {}),
    ...(legend === undefined || isLost ? {} : { legend }),
  };
}

/** Slot after slot the next seed, where one was set: each can be made again by itself. */
function toSlotOptions(
  options: OptionValues | undefined,
  capabilities: Capabilities,
  slot: number,
): Pick<Recipe, 'options'> {
  const spec = capabilities.options?.find(({ id }) => id === 'seed');
  const seed = options?.['seed'];
  if (spec?.type !== 'seed' || typeof seed !== 'number') return {};
  return { options: { ...options, seed: (seed + slot) % (spec.max + 1) } };
}

/** Undefined: more than the model takes. Of a persona's reference images as many as have room. */
function toSources(wish: RecipeWish): SourceImage[] | undefined {
  const { capabilities, edit, kit } = wish;
  const own = toOwnSources(wish);
  const hasMask = edit?.mask !== undefined;
  const hasMarks = edit?.markup !== undefined && !areMarksLost(capabilities, { hasMask });
  const along: Along = { hasMask, hasMarks };
  const count = countImages({ sources: own }, capabilities, along);
  if (count > capabilities.maxSources) return undefined;
  const known = new Set(own.map(({ bytesHash }) => bytesHash));
  const references = kit?.persona?.references.filter(({ bytesHash }) => !known.has(bytesHash)) ?? [];
  return [...own, ...references.slice(0, capabilities.maxSources - count)];
}

/** A mask, or marks, belong to the first source; the same picture is not sent twice. */
function toOwnSources({ draft, edit }: RecipeWish): SourceImage[] {
  if (!edit) return draft.sources;
  const { source } = edit;
  const isSame = ({ bytesHash, assetId }: SourceImage): boolean =>
    bytesHash === source.bytesHash || (assetId !== undefined && assetId === source.assetId);
  return [source, ...draft.sources.filter((other) => !isSame(other))];
}
