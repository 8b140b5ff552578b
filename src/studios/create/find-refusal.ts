import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Recipe } from '../../lib/contracts/recipe.ts';
import { composePrompt } from '../../lib/kernel/compose-prompt.ts';

/** What a model would refuse. */
export type ModelRefusal = 'too-few-sources' | 'prompt-too-long';

/** Found before anything is sent: an upstream would say it later, and less clearly. Undefined: nothing is known against it. */
export function findRefusal(
  recipe: Recipe,
  { minSources = 0, promptLength = Infinity }: Pick<Capabilities, 'minSources' | 'promptLength'>,
): ModelRefusal | undefined {
  if (recipe.sources.length < minSources) return 'too-few-sources';
  return composePrompt(recipe).length > promptLength ? 'prompt-too-long' : undefined;
}
