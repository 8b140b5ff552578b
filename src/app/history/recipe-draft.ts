import type { Recipe } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';

export interface RecipeSurroundings {
  /** Hashes of the recipe's sources whose bytes are still stored. */
  storedHashes: ReadonlySet<string>;
  /** Ids of the profiles that still exist. */
  profileIds: ReadonlySet<string>;
}

/** What a draft becomes when a recipe is used again: everything that still exists. The number of images stays as it is. */
export function toDraftChanges(
  recipe: Recipe,
  { storedHashes, profileIds }: RecipeSurroundings,
): Partial<Draft> {
  return {
    prompt: recipe.prompt,
    aspectRatio: recipe.aspectRatio,
    resolution: recipe.resolution,
    quality: recipe.quality,
    format: recipe.format,
    background: recipe.background,
    sources: recipe.sources.filter((source) => storedHashes.has(source.bytesHash)),
    ...(recipe.compression === undefined ? {} : { compression: recipe.compression }),
    ...(profileIds.has(recipe.profileId) ? { profileId: recipe.profileId } : {}),
  };
}
