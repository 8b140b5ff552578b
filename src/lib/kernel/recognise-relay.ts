import type { RelayKind } from '../contracts/traits.ts';

/** An answer of a gateway or relay; `body` is only looked at for errors and pages, never for what a model wrote. */
export interface RelayAnswer {
  status: number;
  /** What the browser lets us read of them: often nothing but the content type. Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

interface Sign {
  relay: RelayKind;
  host?: RegExp;
  header?: readonly [name: RegExp, value: RegExp];
  body?: RegExp;
}

const ANY = /(?:)/u;

/** What each gives away of itself. */
const SIGNS: readonly Sign[] = [
  { relay: 'openai', host: /(?:^|\.)api\.openai\.com$/iu },
  { relay: 'openrouter', host: /(?:^|\.)openrouter\.ai$/iu },
  { relay: 'new-api', header: [/^x-new-api-version$/u, ANY] },
  { relay: 'new-api', body: /"type"\s*:\s*"new_api_(?:error|panic)"|"supported_endpoint_types"\s*:/u },
  { relay: 'one-api', body: /"type"\s*:\s*"one_api_error"/u },
  { relay: 'sub2api', body: /"code"\s*:\s*"(?:API_KEY_REQUIRED|INVALID_API_KEY)"/u },
  { relay: 'litellm', header: [/^x-litellm-/u, ANY] },
  { relay: 'litellm', body: /\blitellm\.\w+|LiteLLM_|Invalid proxy server token passed/u },
  { relay: 'nginx', header: [/^server$/u, /^(?:nginx|openresty)/iu] },
  { relay: 'nginx', body: /<center>\s*(?:nginx|openresty)/iu },
  { relay: 'cloudflare', header: [/^server$/u, /^cloudflare/iu] },
  { relay: 'cloudflare', header: [/^cf-ray$/u, ANY] },
  { relay: 'cloudflare', body: /Cloudflare Ray ID|\/cdn-cgi\/|^error code: (?:5[23]\d|10\d\d)\s*$/imu },
];

/**
 * The gateways and relays that an upstream shows itself to be. One that gives no sign is not guessed at. new-api descends from
 * one-api and speaks like it in places: where it names itself, one-api is not meant.
 */
export function recogniseRelays(baseUrl: string, answers: readonly RelayAnswer[]): RelayKind[] {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  const seen = SIGNS.filter((sign) => showsItself(sign, host, answers)).map(({ relay }) => relay);
  const relays = [...new Set(seen)];
  return relays.includes('new-api') ? relays.filter((relay) => relay !== 'one-api') : relays;
}

function showsItself({ host, header, body }: Sign, name: string, answers: readonly RelayAnswer[]): boolean {
  if (host) return host.test(name);
  return answers.some(
    (answer) =>
      (header !== undefined && hasHeader(answer, header)) || (body !== undefined && body.test(answer.body)),
  );
}

function hasHeader({ headers }: RelayAnswer, [name, value]: NonNullable<Sign['header']>): boolean {
  return Object.entries(headers).some(([key, text]) => name.test(key.toLowerCase()) && value.test(text));
}
