import type { Profile } from '../../lib/contracts/profile.ts';
import type { Recipe, SourceImage } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import type { Kit } from '../../lib/state/kit.svelte.ts';
import { toDraftOfRecipe } from '../../studios/create/recipe-to-draft.ts';

export interface RecipeSurroundings {
  /** Hashes of the recipe's sources whose bytes are still stored. */
  storedHashes: ReadonlySet<string>;
  /** Profiles that still exist. */
  profiles: readonly Pick<Profile, 'id' | 'imageModel'>[];
  /** What there is of templates, styles and personas. */
  kit: Pick<Kit, 'findTemplate' | 'findStyle' | 'findPersona'>;
  /** The first source lies on the canvas, under its mask. */
  isFirstShown: boolean;
}

/**
 * What a draft becomes when a recipe is used again: everything that still exists. The number of images stays as it is, and the
 * compression where the recipe had none.
 */
export function toDraftChanges(recipe: Recipe, around: RecipeSurroundings): Partial<Draft> {
  const { storedHashes, profiles, kit, isFirstShown } = around;
  const { profileId, imageModel, compression, ...whole } = toDraftOfRecipe(recipe);
  const profile = profiles.find(({ id }) => id === profileId);
  const persona = kit.findPersona(whole.personaId);
  const sent = new Set(persona?.references.map(({ bytesHash }) => bytesHash));
  const isOwn = ({ bytesHash }: SourceImage, place: number): boolean =>
    storedHashes.has(bytesHash) && !sent.has(bytesHash) && !(isFirstShown && place === 0);
  return {
    ...whole,
    templateId: kit.findTemplate(whole.templateId)?.id ?? '',
    styleId: kit.findStyle(whole.styleId)?.id ?? '',
    personaId: persona?.id ?? '',
    sources: recipe.sources.filter(isOwn),
    ...(recipe.compression === undefined ? {} : { compression }),
    // Its own model follows the profile.
    ...(profile ? { profileId, imageModel: profile.imageModel === imageModel ? '' : imageModel } : {}),
  };
}
