import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { WordList } from '../../lib/contracts/kit.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import { drawVariant, listVariants } from '../../lib/kernel/prompts/parse-variables.ts';
import { toWeights } from '../../lib/kernel/prompts/weights.ts';
import { MAX_SLOTS } from '../../lib/state/jobs.svelte.ts';

/** The prompt of each slot: every combination of its variables as a matrix, else one drawn for each picture. */
export function toVariants(input: {
  draft: Pick<Draft, 'prompt' | 'count' | 'isMatrix'>;
  capabilities: Pick<Capabilities, 'weights'>;
  lists: readonly WordList[];
  random: () => number;
}): string[] | 'too-many' {
  const { draft, lists, random } = input;
  const { prompt } = draft;
  const weigh = (text: string) => toWeights(text, input.capabilities.weights ?? 'none');
  const combinations = draft.isMatrix ? listVariants({ prompt, lists, limit: MAX_SLOTS + 1 }) : [];
  if (combinations.length > MAX_SLOTS) return 'too-many';
  // A matrix of one is no matrix: then the number of pictures counts.
  if (combinations.length > 1) return combinations.map(weigh);
  const count = Math.min(MAX_SLOTS, Math.max(1, Math.round(draft.count)));
  return Array.from({ length: count }, () => weigh(drawVariant({ prompt, lists, random })));
}
