import type { Usage } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Recipe } from '../../lib/contracts/recipe.ts';
import type { Repositories } from '../../lib/db/repositories.ts';
import { actualPrice } from '../../lib/kernel/estimate-price.ts';
import { PRICE_TABLE } from '../../lib/kernel/prices.ts';

/** USD, by the user's own price table where there is one; undefined for the demo and where usage does not tell. */
export async function readActualPrice(input: {
  usage: Usage;
  recipe: Recipe;
  profile: Pick<Profile, 'kind'>;
  settings: Pick<Repositories['settings'], 'all'>;
}): Promise<number | undefined> {
  const { usage, recipe, profile, settings } = input;
  if (profile.kind === 'demo') return undefined;
  const { priceTable } = await settings.all();
  return actualPrice({
    usage,
    form: recipe.form,
    model: recipe.imageModel,
    capabilities: recipe.capabilities,
    resolution: recipe.resolution,
    table: priceTable ?? PRICE_TABLE,
  });
}
