import { parseAspectRatio } from '../aspect-ratio.ts';
import { flag, isPlain, listOf, number, objectOf, problem, text, whole, type Rule } from './rule.ts';
import { isPath } from './read-path.ts';
import { namesIn, TEMPLATE_NAMES } from './template.ts';

/*
 * What a description has to be. The judgement is whole: whatever passes can be asked with, and holds no key.
 */

const isFilled = (value: string): boolean => value.trim() !== '';
const filled = text(isFilled);
const path = text(isPath);

/** Looks like one that upstreams give out. */
const KEY_LIKE = /\b(?:sk|hf|xai|gsk|pk|rk|ghp)[-_][\w-]{16,}|\bAIza[\w-]{20,}/u;

/** A text in which only values stand that there are; a key only in headers, and never one itself. */
function template({ inHeader }: { inHeader: boolean }): Rule {
  return (value, at) => {
    if (typeof value !== 'string') return problem('kind', at);
    if (KEY_LIKE.test(value)) return problem('key', at);
    const names = namesIn(value);
    if (!inHeader && names.includes('key')) return problem('key', at);
    return names.every((name) => TEMPLATE_NAMES.has(name)) ? [] : problem('value', at);
  };
}

const inBody = template({ inHeader: false });
const header = template({ inHeader: true });

/** Any JSON whose texts are templates. */
const body: Rule = (value, at) => {
  if (typeof value === 'string') return inBody(value, at);
  if (Array.isArray(value)) return value.flatMap((entry: unknown, index) => body(entry, `${at}[${index}]`));
  if (!isPlain(value)) return [];
  return Object.entries(value).flatMap(([name, entry]) => body(entry, `${at}.${name}`));
};

const url: Rule = (value, at) => {
  const found = inBody(value, at);
  if (found.length > 0) return found;
  return /^(?:\{\{\s*baseUrl\s*\}\}|https?:\/\/)/iu.test(value as string) ? [] : problem('value', at);
};

const headers: Rule = (value, at) => {
  if (!isPlain(value)) return problem('kind', at);
  return Object.entries(value).flatMap(([name, entry]) =>
    /^[\w!#$%&'*+.^`|~-]+$/u.test(name) ? header(entry, `${at}.${name}`) : problem('value', `${at}.${name}`),
  );
};

const REQUEST = {
  method: { rule: text((value) => value === 'GET' || value === 'POST'), isNeeded: true },
  url: { rule: url, isNeeded: true },
  headers: { rule: headers, isNeeded: true },
  body: { rule: body },
} as const;

const POLL = {
  ...REQUEST,
  id: { rule: path, isNeeded: true },
  state: { rule: path, isNeeded: true },
  done: { rule: listOf(filled), isNeeded: true },
  failed: { rule: listOf(filled), isNeeded: true },
} as const;

const SIDES: Rule = (value, at) => {
  const side = whole(1, 65_536);
  const found = objectOf({
    minPx: { rule: side, isNeeded: true },
    maxPx: { rule: side, isNeeded: true },
    stepPx: { rule: side, isNeeded: true },
  })(value, at);
  if (found.length > 0) return found;
  const { minPx, maxPx } = value as { minPx: number; maxPx: number };
  return minPx <= maxPx ? [] : problem('value', `${at}.minPx`);
};

export const DESCRIPTION: Rule = objectOf({
  version: { rule: (value, at) => (value === 1 ? [] : problem('value', at)), isNeeded: true },
  name: { rule: filled, isNeeded: true },
  baseUrl: { rule: text((value) => value === '' || /^https?:\/\/\S+$/iu.test(value)), isNeeded: true },
  models: { rule: listOf(filled), isNeeded: true },
  submit: { rule: objectOf(REQUEST), isNeeded: true },
  poll: { rule: objectOf(POLL) },
  test: { rule: objectOf(REQUEST) },
  images: { rule: path, isNeeded: true },
  error: { rule: path },
  takes: {
    rule: objectOf({
      ratios: { rule: listOf(text((value) => parseAspectRatio(value) !== undefined)) },
      sides: { rule: SIDES },
      maxSources: { rule: whole(0, 16) },
      seed: { rule: flag },
      negative: { rule: flag },
      usd: { rule: number(0, 1_000) },
    }),
  },
});
