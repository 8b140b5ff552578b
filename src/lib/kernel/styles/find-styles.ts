import type { Style, StyleGroup } from '../../contracts/kit.ts';
import { matchesWords, toSearchText, toSearchWords } from '../search-text.ts';

export interface StyleSearch {
  styles: readonly Style[];
  /** Every word must occur in name, id or words; empty: all. */
  query: string;
  /** Undefined: all. */
  group?: StyleGroup | undefined;
  /** A style's name as people read it. */
  nameOf: (style: Style) => string;
}

/** The styles of a group that a query finds, in their order. */
export function findStyles({ styles, query, group, nameOf }: StyleSearch): Style[] {
  const words = toSearchWords(query);
  return styles.filter(
    (style) =>
      (group === undefined || style.group === group) &&
      matchesWords(toSearchText(`${nameOf(style)} ${style.id} ${style.words}`), words),
  );
}
