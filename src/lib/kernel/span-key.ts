import type { Recipe } from '../contracts/recipe.ts';

/** What makes two jobs take alike: profile, form, models, quality and size. */
export function toSpanKey(recipe: Recipe): string {
  const { profileId, form, textModel, imageModel, quality, size, sources } = recipe;
  const pixels = size === 'auto' ? size : `${size.width}x${size.height}`;
  return [profileId, form, textModel, imageModel, quality, pixels, sources.length > 0 ? 'edit' : 'new'].join(
    '|',
  );
}
