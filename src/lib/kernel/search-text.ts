const SPACE = /\s+/u;

/**
 * Normal form for searching: NFKC (full-width letters become plain ones), lower case, single spaces.
 * Lower case after upper case, because that also folds pairs such as "ß" and "SS".
 */
function fold(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** The text of an asset that a search looks through. Kept beside the asset, since folding costs far more than looking. */
export function toSearchText(prompt: string, revised?: string): string {
  return fold(revised === undefined || revised === prompt ? prompt : `${prompt}\n${revised}`);
}

/** The words of a query, folded. Chinese has no spaces, so a run of it is one word and is found as a substring. */
export function toSearchWords(query: string): string[] {
  return fold(query)
    .split(SPACE)
    .filter((word) => word !== '');
}

/** Whether every word occurs; `searchText` comes from `toSearchText`. Linear in the text per word. */
export function matchesWords(searchText: string, words: readonly string[]): boolean {
  return words.every((word) => searchText.includes(word));
}

/** Whether every word of the query occurs in the text; an empty query matches all. For many texts fold the query once. */
export function matchesSearch(searchText: string, query: string): boolean {
  return matchesWords(searchText, toSearchWords(query));
}
