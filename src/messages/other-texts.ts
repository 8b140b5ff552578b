/*
 * The texts of languages other than the base language. While developing and in tests every text stands in its message; the build
 * takes them out and puts its own code in the place of this file: see `scripts/lean-messages.ts`.
 */

/** Fetches what is said before the rest of the page is there. Resolves at once in the base language; never rejects. */
export function loadFirstTexts(): Promise<void> {
  return Promise.resolve();
}

/** Fetches what the rest of the page says. */
export function loadLaterTexts(): Promise<void> {
  return Promise.resolve();
}
