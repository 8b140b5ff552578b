import type { Job } from '../contracts/job.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Recipe } from '../contracts/recipe.ts';

/** The recipe as it is run: with form and models of the fallback profile once that has taken the job over. */
export function toRunRecipe({ recipe, fallback }: Pick<Job, 'recipe' | 'fallback'>): Recipe {
  if (!fallback) return recipe;
  const { profileId, profileName, form, textModel, imageModel } = fallback;
  const { capabilities: _ofAnother, ...rest } = recipe;
  return { ...rest, profileId, profileName, form, textModel, imageModel };
}

/** A profile as it was agreed on in a recipe: it may have been changed since, and another of its models may have been chosen. */
export function toAgreedProfile(profile: Profile, recipe: Recipe): Profile {
  const { form, textModel, imageModel } = recipe;
  const isAsSaved = profile.form === form && profile.imageModel === imageModel;
  const capabilities = recipe.capabilities ?? (isAsSaved ? profile.capabilities : undefined);
  const { capabilities: _asSaved, ...rest } = profile;
  return { ...rest, form, textModel, imageModel, ...(capabilities ? { capabilities } : {}) };
}
