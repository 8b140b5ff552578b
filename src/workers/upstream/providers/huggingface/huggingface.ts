import type { Provider, ProviderHttpRequest } from '../../../../lib/contracts/provider.ts';
import { isObject, readList, readText } from '../spec/read-json.ts';
import { CHAT_TEXT } from '../spec/to-chat-text.ts';
import { HUGGINGFACE_CARD, huggingfaceCapabilitiesOf } from './huggingface-capabilities.ts';
import { toHuggingFaceEvents, toHuggingFaceFailure } from './huggingface-events.ts';
import { MODEL_LIST, toHubRequest, toMappingPath } from './huggingface-hub.ts';
import { readMapping } from './huggingface-lookup.ts';
import { toHuggingFaceRequest } from './huggingface-request.ts';

/** Models of the hub, through its router: served by itself, or by another from a queue. */
export const huggingface: Provider = {
  id: 'huggingface',
  card: HUGGINGFACE_CARD,
  capabilitiesOf: ({ imageModel }) => huggingfaceCapabilitiesOf(imageModel),
  models: { toRequest: (profile) => toHubRequest(profile, MODEL_LIST), read: readModels, isPartial: true },
  // Anybody may read the list; this needs the key, and says nothing of what is left.
  account: { toRequest: (profile) => toHubRequest(profile, 'whoami-v2'), readBalance: () => undefined },
  lookup: {
    toRequest: (profile) =>
      profile.imageModel.trim() === '' ? undefined : toHubRequest(profile, toMappingPath(profile.imageModel)),
    read: (body, { imageModel }) => readMapping(body, imageModel),
  },
  text: CHAT_TEXT,
  toHttpRequest: toHuggingFaceRequest,
  toEvents: toHuggingFaceEvents,
  toFailure: toHuggingFaceFailure,
  resume: {
    toStreamRequest: ({ profile, responseId }) => toQueueRequest(profile.baseUrl, responseId),
    toPollRequest: ({ profile, responseId }) => toQueueRequest(profile.baseUrl, responseId),
    streamableForMs: 0,
    isAlways: true,
    isBackgroundRefused: () => false,
  },
};

/**
 * Only queues have ids: addresses at the queue's own host, whose path is asked for at the router. The key goes nowhere else,
 * whatever an answer says.
 */
function toQueueRequest(baseUrl: string, address: string): ProviderHttpRequest {
  const { host, pathname } = new URL(address);
  const router = new URL(baseUrl);
  const base = host === router.host ? router.origin : `${baseUrl}/fal-ai`;
  return { url: `${base}${pathname}?_subdomain=queue`, method: 'GET', headers: {} };
}

function readModels(body: unknown): string[] | undefined {
  if (!Array.isArray(body)) return undefined;
  return readList(body)
    .filter(isObject)
    .map((model) => readText(model['id']) || readText(model['modelId']))
    .filter((id) => id !== '');
}
