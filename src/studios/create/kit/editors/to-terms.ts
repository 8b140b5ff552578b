import { KIT_LIMITS } from '../../../../lib/kernel/kit-limits.ts';

/** Terms between commas, Latin or Chinese, each once. */
export function toTerms(text: string): string[] {
  const terms = text
    .split(/[,，、;；\n]/u)
    .map((term) => term.trim().slice(0, KIT_LIMITS.term))
    .filter((term) => term !== '');
  return [...new Set(terms)].slice(0, KIT_LIMITS.terms);
}
