import type { Capabilities, OptionValues } from '../contracts/capabilities.ts';
import type { FallbackUse, Job } from '../contracts/job.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Recipe } from '../contracts/recipe.ts';

/** The recipe as it is run: with form and models of the fallback profile once that has taken the job over. */
export function toRunRecipe({ recipe, fallback }: Pick<Job, 'recipe' | 'fallback'>): Recipe {
  if (!fallback) return recipe;
  const { capabilities: _ofAnother, options, ...rest } = recipe;
  const kept = keepKnown(options, fallback.capabilities);
  return { ...rest, ...fallback, ...(kept ? { options: kept } : {}) };
}

/** A profile as one that takes a job over, with its own model. */
export function toFallbackUse(profile: Profile): FallbackUse {
  const { id, name, form, textModel, imageModel, capabilities } = profile;
  const known = capabilities ? { capabilities } : {};
  return { profileId: id, profileName: name, form, textModel, imageModel, ...known };
}

/** Options that the other model has, too; undefined: none of them. */
function keepKnown(
  options: OptionValues | undefined,
  capabilities: Capabilities | undefined,
): OptionValues | undefined {
  const known = new Set(capabilities?.options?.map(({ id }) => id));
  const kept = Object.entries(options ?? {}).filter(([id]) => known.has(id));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** A profile as it was agreed on in a recipe: it may have been changed since, and another of its models may have been chosen. */
export function toAgreedProfile(profile: Profile, recipe: Recipe): Profile {
  const { form, textModel, imageModel } = recipe;
  const isAsSaved = profile.form === form && profile.imageModel === imageModel;
  const capabilities = recipe.capabilities ?? (isAsSaved ? profile.capabilities : undefined);
  const { capabilities: _asSaved, ...rest } = profile;
  return { ...rest, form, textModel, imageModel, ...(capabilities ? { capabilities } : {}) };
}
