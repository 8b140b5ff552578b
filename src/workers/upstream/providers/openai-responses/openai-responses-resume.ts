import type { Failure } from '../../../../lib/contracts/failure.ts';
import type {
  ProviderHttpRequest,
  ProviderResume,
  ResponseAddress,
} from '../../../../lib/contracts/provider.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import type { StreamQuery } from './openai-responses-wire.ts';

/** Older answers are refused as a stream. */
const STREAMABLE_FOR_MS = 5 * 60_000;

/** `GET responses/{id}`, as a stream or whole, and `POST responses/{id}/cancel`. */
export const resumeResponses: ProviderResume = {
  toStreamRequest: ({ sequence, ...address }) => {
    const query: StreamQuery = { stream: true, ...(sequence < 0 ? {} : { starting_after: sequence }) };
    return toGet(`${toAddress(address)}?${toQueryText(query)}`);
  },
  toPollRequest: (address) => toGet(toAddress(address)),
  toCancelRequest: (address) => ({ url: `${toAddress(address)}/cancel`, method: 'POST', headers: {} }),
  streamableForMs: STREAMABLE_FOR_MS,
  isBackgroundRefused,
};

function toGet(url: string): ProviderHttpRequest {
  return { url, method: 'GET', headers: {} };
}

function toAddress({ profile, responseId }: ResponseAddress): string {
  return toEndpoint(profile.baseUrl, `responses/${encodeURIComponent(responseId)}`);
}

function toQueryText(query: StreamQuery): string {
  return new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
}

/** The two fields that only such a request has: `store` goes with `background`. */
const OWN_FIELD = /^(?:(?:body|\$)\.)?(?:background|store)$/iu;
const BACKGROUND_WORDS = /\bbackground\b/iu;
/** The tool has a `background`, too: that of the picture. */
const PICTURE_WORDS = /\btools\b|transparen|opaque/iu;
const STORE_WORDS =
  /\bstore\b.{0,60}\b(?:false|disabled|allowed|supported|unsupported|unknown|unrecognized|invalid|extra|permitted)\b|\b(?:unknown|unsupported|unrecognized|unexpected|invalid|extra)\b.{0,60}\bstore\b/iu;

function isBackgroundRefused({ code, status = 0, field = '', message }: Failure): boolean {
  if (status < 400 || status > 499) return false;
  if (code !== 'validation' && code !== 'notSupported') return false;
  if (field !== '') return OWN_FIELD.test(field);
  if (STORE_WORDS.test(message)) return true;
  return BACKGROUND_WORDS.test(message) && !PICTURE_WORDS.test(message);
}
