import type { Job } from '../contracts/job.ts';
import type { Recipe } from '../contracts/recipe.ts';

/** The recipe as it is run: with form and models of the fallback profile once that has taken the job over. */
export function toRunRecipe({ recipe, fallback }: Pick<Job, 'recipe' | 'fallback'>): Recipe {
  if (!fallback) return recipe;
  const { profileId, profileName, form, textModel, imageModel } = fallback;
  return { ...recipe, profileId, profileName, form, textModel, imageModel };
}
