import type { KitItem, KitKind } from '../contracts/kit.ts';

/** With some added, or in place of those with their ids; oldest first. */
export function mergeItems(items: readonly KitItem[], added: readonly KitItem[]): KitItem[] {
  const ids = new Set(added.map(({ id }) => id));
  return [...items.filter(({ id }) => !ids.has(id)), ...added].sort((a, b) => a.createdAt - b.createdAt);
}

export function countOfKind(items: readonly KitItem[], kind: KitKind): number {
  return items.filter((item) => item.kind === kind).length;
}
