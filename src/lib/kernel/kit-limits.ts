import type { KitKind, KitValue, Persona, Preset, Style, Template, WordList } from '../contracts/kit.ts';

/** What one item of the kit may hold, characters or entries; fields offer no more than that. */
export const KIT_LIMITS = {
  name: 80,
  /** Words of a template or a style, and each text of a persona. */
  words: 2_000,
  palette: 12,
  /** Words that must, or may never, be in a picture; and the length of each. */
  terms: 50,
  term: 200,
  references: 14,
  listWords: 5_000,
  listWord: 500,
  sidePx: { min: 64, max: 8192 },
  /** Own items of one kind. */
  items: 1_000,
} as const;

/** Names of word lists, which stand in prompts as `__name__`: with two underlines in a row, or one at the end, none could be found. */
export const LIST_NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]|_(?=[\p{L}\p{N}-]))*$/u;

const isWithin = (text: string, most: number): boolean => text.length <= most;
const areWithin = (texts: readonly string[], { count, length }: { count: number; length: number }): boolean =>
  texts.length <= count && texts.every((text) => isWithin(text, length));

const isSide = (px: number): boolean =>
  Number.isInteger(px) && px >= KIT_LIMITS.sidePx.min && px <= KIT_LIMITS.sidePx.max;

/** Field -> whether it is within its limits. */
type Checks<T> = Partial<Record<keyof T, (value: T) => boolean>>;

const isNamed = ({ name = '' }: { name?: string }): boolean =>
  name.trim() !== '' && isWithin(name, KIT_LIMITS.name);

const TERMS = { count: KIT_LIMITS.terms, length: KIT_LIMITS.term };

const TEMPLATE: Checks<Template> = {
  name: isNamed,
  width: ({ width }) => isSide(width),
  height: ({ height }) => isSide(height),
  words: ({ words }) => isWithin(words, KIT_LIMITS.words),
};

const STYLE: Checks<Style> = {
  name: isNamed,
  words: ({ words }) => isWithin(words, KIT_LIMITS.words),
  negative: ({ negative }) => isWithin(negative, KIT_LIMITS.words),
};

const PERSONA: Checks<Persona> = {
  name: isNamed,
  audience: ({ audience }) => isWithin(audience, KIT_LIMITS.words),
  tone: ({ tone }) => isWithin(tone, KIT_LIMITS.words),
  visualStyle: ({ visualStyle }) => isWithin(visualStyle, KIT_LIMITS.words),
  palette: ({ palette }) => areWithin(palette, { count: KIT_LIMITS.palette, length: 7 }),
  must: ({ must }) => areWithin(must, TERMS),
  never: ({ never }) => areWithin(never, TERMS),
  references: ({ references }) => references.length <= KIT_LIMITS.references,
};

const PRESET: Checks<Preset> = { name: isNamed };

const LIST: Checks<WordList> = {
  name: (value) => isNamed(value) && LIST_NAME.test(value.name),
  words: ({ words }) => areWithin(words, { count: KIT_LIMITS.listWords, length: KIT_LIMITS.listWord }),
};

const CHECKS: { [Kind in KitKind]: Checks<KitValue<Kind>> } = {
  template: TEMPLATE,
  style: STYLE,
  persona: PERSONA,
  preset: PRESET,
  list: LIST,
};

/** The first field that is over its limits, or has no value where it needs one; undefined: all is well. */
export function findKitFault<Kind extends KitKind>(kind: Kind, value: KitValue<Kind>): string | undefined {
  const checks = Object.entries(CHECKS[kind]) as [string, (value: KitValue<Kind>) => boolean][];
  return checks.find(([, isSound]) => !isSound(value))?.[0];
}

/** A name that none of the others has: `Poster`, then `Poster 2` (or `poster-2` where no blanks may be). */
export function toFreeName(name: string, taken: readonly string[], separator: ' ' | '-' = ' '): string {
  const others = new Set(taken.map((other) => other.trim().toLowerCase()));
  const base = name.trim();
  let free = base;
  for (let number = 2; others.has(free.toLowerCase()); number += 1) {
    const end = `${separator}${number}`;
    free = `${base.slice(0, KIT_LIMITS.name - end.length)}${end}`;
  }
  return free;
}
