import type { PromptFrame, Recipe } from '../contracts/recipe.ts';

/** What is asked for: framed by what persona, template and style add, in that order, each on a line of its own. */
export function composePrompt({
  prompt,
  variant,
  frame,
}: Pick<Recipe, 'prompt' | 'variant' | 'frame'>): string {
  const added = frame?.parts.map(({ text }) => text) ?? [];
  return [...added, variant ?? prompt].filter((text) => text.trim() !== '').join('\n');
}

/** What is to be kept out: the frame's words and one's own, each once; empty: nothing. */
export function composeNegative(frame: PromptFrame | undefined, own: string): string {
  const terms = `${frame?.negative ?? ''},${own}`.split(',').map((term) => term.trim());
  return [...new Set(terms.filter((term) => term !== ''))].join(', ');
}
