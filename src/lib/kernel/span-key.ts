import type { Profile } from '../contracts/profile.ts';
import type { Recipe } from '../contracts/recipe.ts';

/** What makes two jobs take alike: profile, form, models, quality and size. */
export function toSpanKey(
  recipe: Pick<Recipe, 'profileId' | 'form' | 'textModel' | 'imageModel' | 'quality' | 'size'> & {
    sources: ArrayLike<unknown>;
  },
): string {
  const { profileId, form, textModel, imageModel, quality, size, sources } = recipe;
  const pixels = size === 'auto' ? size : `${size.width}x${size.height}`;
  return [profileId, form, textModel, imageModel, quality, pixels, sources.length > 0 ? 'edit' : 'new'].join(
    '|',
  );
}

/** What the keys of all jobs of a profile's model begin with. */
export function toSpanStart({ id, form, textModel, imageModel }: Profile): string {
  return `${[id, form, textModel, imageModel].join('|')}|`;
}
