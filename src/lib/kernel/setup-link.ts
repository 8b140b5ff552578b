import type { ApiForm } from '../contracts/profile.ts';
import type { SetupValues } from '../contracts/setup-values.ts';
import { AppError } from './app-error.ts';
import { fromBase64 } from './base64.ts';

/** `cleanUrl` is the address without anything that held a key; what else stood in it is kept as it was. */
export interface SetupLink {
  values: SetupValues;
  cleanUrl: string;
}

/** A link is a few hundred characters; more is not a link. */
const MAX_ENCODED_LENGTH = 16_384;
const MAX_LENGTHS = { name: 80, baseUrl: 2000, apiKey: 4096, textModel: 200, imageModel: 200 } as const;
/** Control characters, which would pass unseen through a text field. */
const CONTROL = /\p{Cc}/gu;

const FORMS: Readonly<Record<string, ApiForm>> = { responses: 'responses', images: 'images' };

/** Readers of the parameters that carry values, by lower-case name; weakest first, later ones win. */
const READERS: readonly [name: string, read: (text: string) => SetupValues][] = [
  ['settings', readDashboardSettings],
  ['apimode', (text) => pickValues({ form: text })],
  ['apikey', (text) => pickValues({ apiKey: text })],
  ['apiurl', (text) => pickValues({ baseUrl: text })],
  ['setup', readEncoded],
];

/**
 * Reads `#setup=<base64url of JSON>` and the query parameters of relay dashboards (`apiUrl`, `apiKey`, `apiMode`,
 * `settings`), in the query or in the fragment. Null: the address has none of them. Never throws: what cannot be read is
 * left out, and removed from the address all the same.
 */
export function readSetupLink(url: string): SetupLink | null {
  const parts = splitUrl(url);
  const found = new Map<string, string>();
  const query = takeParameters(parts.query, found);
  const fragment = takeFragment(parts.fragment, found);
  if (found.size === 0) return null;
  let values: SetupValues = {};
  for (const [name, read] of READERS) {
    const text = found.get(name);
    if (text !== undefined) values = { ...values, ...read(text) };
  }
  return { values, cleanUrl: parts.path + withMark('?', query) + withMark('#', fragment) };
}

function splitUrl(url: string): { path: string; query: string; fragment: string } {
  const [beforeFragment, fragment] = splitAt(url, '#');
  const [path, query] = splitAt(beforeFragment, '?');
  return { path, query, fragment };
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function withMark(mark: string, text: string): string {
  return text === '' ? '' : mark + text;
}

/** Dashboards made for hash routers write `#/?settings=...`: the fragment has a query of its own. */
function takeFragment(fragment: string, found: Map<string, string>): string {
  const [route, query] = splitAt(fragment, '?');
  return takeParameters(route, found) + withMark('?', takeParameters(query, found));
}

/** Moves our parameters of `a=b&c=d` into `found` (the first of a name wins) and gives back the rest, untouched. */
function takeParameters(text: string, found: Map<string, string>): string {
  const kept: string[] = [];
  for (const piece of text.split('&')) {
    // Chat programs encode the equals sign, too.
    const [rawName, rawValue] = splitAt(piece.replace(/^([^=]*?)%3d/i, '$1='), '=');
    const name = decodeText(rawName).trim().toLowerCase();
    if (rawValue === '' || !READERS.some(([known]) => known === name)) kept.push(piece);
    else if (!found.has(name)) found.set(name, decodeText(rawValue));
  }
  return kept.join('&');
}

/** Percent-decoded where that is possible, as it stands where it is not. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

function readDashboardSettings(text: string): SetupValues {
  const parsed = parseObject(text);
  return pickValues({ baseUrl: parsed['url'], apiKey: parsed['key'] });
}

function readEncoded(text: string): SetupValues {
  if (text.length > MAX_ENCODED_LENGTH) return {};
  return pickValues(parseObject(decodeBytes(text)));
}

/** Empty for what is no base64 of UTF-8. */
function decodeBytes(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fromBase64(text));
  } catch (error) {
    // Bad base64 and bad UTF-8: a broken link, of which nothing can be read.
    if (error instanceof AppError || error instanceof TypeError) return '';
    throw error;
  }
}

/** Empty for anything but a JSON object of a sane length. */
function parseObject(text: string): Record<string, unknown> {
  if (text.length > MAX_ENCODED_LENGTH) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}

/** Takes the known fields that are usable text; a foreign object never passes through whole. */
function pickValues(from: Record<string, unknown>): SetupValues {
  const values: SetupValues = {};
  for (const name of Object.keys(MAX_LENGTHS) as (keyof typeof MAX_LENGTHS)[]) {
    const text = toText(from[name], MAX_LENGTHS[name]);
    if (text !== '') values[name] = text;
  }
  const form = FORMS[toText(from['form'], 20).toLowerCase()];
  if (form !== undefined) values.form = form;
  return values;
}

/** Empty where it is no text, or too much of it: half a key or half an address is worse than none. */
function toText(value: unknown, maxLength: number): string {
  if (typeof value !== 'string' || value.length > MAX_ENCODED_LENGTH) return '';
  const text = value.replace(CONTROL, '').trim();
  return text.length > maxLength ? '' : text;
}
