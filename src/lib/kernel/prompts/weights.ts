/** `(word:1.2)`; a figure before the colon makes it a ratio or a time. */
const WEIGHTED = /\(([^()]*[^()\d\s])\s*:\s*\d(?:\.\d{1,3})?\)/gu;
/** Weights within weights. */
const MAX_DEPTH = 8;

/** A prompt for a model that knows weights, as it is, or for one that would read them as words: without them. */
export function toWeights(prompt: string, support: 'parentheses' | 'none'): string {
  if (support === 'parentheses') return prompt;
  let plain = prompt;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const next = plain.replace(WEIGHTED, '$1');
    if (next === plain) break;
    plain = next;
  }
  return plain;
}
