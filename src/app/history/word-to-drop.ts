/**
 * Which word of a search that found nothing to leave out: one without which there is something, else one that is nowhere to be found.
 * `hasMatch` says whether a search finds anything; it is asked at most twice a word.
 */
export function findWordToDrop(query: string, hasMatch: (query: string) => boolean): string {
  const words = query.trim().split(/\s+/u);
  const without = (word: string): string => words.filter((other) => other !== word).join(' ');
  if (words.length < 2) return words[0] ?? '';
  const helps = words.findLast((word) => without(word) !== '' && hasMatch(without(word)));
  return helps ?? words.find((word) => !hasMatch(word)) ?? words.at(-1) ?? '';
}

/** The search without that word. */
export function dropWord(query: string, word: string): string {
  return query
    .trim()
    .split(/\s+/u)
    .filter((other) => other !== word)
    .join(' ');
}
