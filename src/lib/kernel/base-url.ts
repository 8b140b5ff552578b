/** Why a typed address cannot be used; `insecure` can be allowed by the user, the others cannot. */
export type BaseUrlError = 'empty' | 'scheme' | 'insecure' | 'invalid';

/** `base` has no trailing slash, no query, no fragment and no pasted endpoint; feeding it back gives it back. */
export type BaseUrlResult = { ok: true; base: string } | { ok: false; error: BaseUrlError };

/** Longer than any address that works; keeps a pasted novel out of the parser and out of the database. */
const MAX_LENGTH = 2000;

/** Zero-width and direction marks that chat programs and PDFs put into copied addresses. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

const SCHEME = /^([a-z][a-z0-9+-]*):(\/\/)?/i;
const PORT = /^[a-z][a-z0-9-]*:\d+(?:[/?#]|$)/i;
const SLASHES_WITHOUT_COLON = /^(https?)\/\//i;

/** `v1`, `v3`, `v1beta`, `v1beta2`. */
const VERSION = /^v\d+(?:(?:alpha|beta)\d*)?$/i;
/** Endpoints that nobody uses as a folder: stripped wherever they end the path. */
const LONG_ENDPOINT = /\/(?:chat\/completions|responses|images\/(?:generations|edits|variations))$/i;
/** Endpoints that might as well be a folder's name: stripped only behind a version or `/openai`. An id may follow. */
const SHORT_ENDPOINT =
  /(?<=\/(?:v\d+(?:(?:alpha|beta)\d*)?|openai))\/(?:responses\/[^/]+|models(?:\/.+)?|completions|embeddings)$/i;
const TRAILING_SLASHES = /\/+$/;
const ORIGIN = /^https?:\/\/[^/]*/;

/** Says how a typed or pasted address is used, or why it cannot be. Source: facts on relays, "Base URL". */
export function toBaseUrl(typed: string, allowInsecure: boolean): BaseUrlResult {
  const text = cleanTyped(typed);
  if (text === '') return { ok: false, error: 'empty' };
  if (text.length > MAX_LENGTH || /\s/.test(text)) return { ok: false, error: 'invalid' };
  const url = parseAddress(text);
  if (typeof url === 'string') return { ok: false, error: url };
  if (url.protocol === 'http:' && !allowInsecure && !isLoopback(url.hostname)) {
    return { ok: false, error: 'insecure' };
  }
  const base = `${url.protocol}//${url.host}${stripPath(url.pathname)}`;
  return base.length > MAX_LENGTH ? { ok: false, error: 'invalid' } : { ok: true, base };
}

/** Address of an endpoint; `base` comes from `toBaseUrl`, `path` has no leading slash. */
export function toEndpoint(base: string, path: string): string {
  return isComplete(base.replace(ORIGIN, '')) ? `${base}/${path}` : `${base}/v1/${path}`;
}

function cleanTyped(typed: string): string {
  return typed
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .trim();
}

function parseAddress(text: string): URL | 'scheme' | 'invalid' {
  const address = withScheme(text);
  if (address === null) return 'scheme';
  let url: URL;
  try {
    url = new URL(address);
  } catch (error) {
    if (error instanceof TypeError) return 'invalid';
    throw error;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme';
  // A name and password in the address would be stored and shown in clear; `fetch` refuses them anyway.
  if (url.username !== '' || url.password !== '' || url.hostname === '') return 'invalid';
  return url;
}

/** Null: it has a scheme, and not one that can be fetched. */
function withScheme(text: string): string | null {
  if (text.startsWith('//')) return `https:${text}`;
  const scheme = SCHEME.exec(text);
  if (scheme === null || PORT.test(text)) {
    return SLASHES_WITHOUT_COLON.test(text) ? text.replace('//', '://') : `https://${text}`;
  }
  if (/^https?$/i.test(scheme[1] ?? '')) return text;
  // `user:secret@host` is a bad address, not a strange scheme.
  return scheme[2] === undefined && text.includes('@') ? `https://${text}` : null;
}

/** Hosts that never leave this device, so that plain http is no risk. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]'
  );
}

/** Repeats until nothing changes, so that a normalised address stays as it is when it is edited again. */
function stripPath(path: string): string {
  let before: string;
  let after = path;
  do {
    before = after;
    after = stripOnce(before);
  } while (after !== before);
  return after;
}

function stripOnce(path: string): string {
  const stripped = path
    .replace(TRAILING_SLASHES, '')
    .replace(LONG_ENDPOINT, '')
    .replace(SHORT_ENDPOINT, '')
    .replace(TRAILING_SLASHES, '');
  const rest = /^(.*)\/v1$/i.exec(stripped)?.[1];
  if (rest === undefined) return stripped;
  // `/openai/v1` and `/api/v3/v1` must keep it: their rest alone would not get a `/v1/` back.
  return isComplete(rest) && !/\/v1$/i.test(rest) ? stripped : rest;
}

/** True where the path already names a version or the compatible root, so that no `/v1/` goes in between. */
function isComplete(path: string): boolean {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return VERSION.test(last) || last.toLowerCase() === 'openai';
}
