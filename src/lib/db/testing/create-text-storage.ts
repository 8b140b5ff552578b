import type { TextStorage } from '../draft-journal.ts';

/** A `localStorage` of its own. */
export function createTextStorage(entries: Record<string, string> = {}): TextStorage {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    key: (position) => [...map.keys()][position] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, text) => void map.set(key, text),
    removeItem: (key) => void map.delete(key),
  };
}
