import type { Provider, ProviderHttpRequest } from '../../../../lib/contracts/provider.ts';
import { isObject, readList, readObject, readText } from '../spec/read-json.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { WAVESPEED_CARD, wavespeedCapabilitiesOf } from './wavespeed-capabilities.ts';
import { toWaveSpeedEvents } from './wavespeed-events.ts';
import { toWaveSpeedRequest } from './wavespeed-request.ts';

/** WaveSpeed: any of its models, submitted and then asked for; a prediction's id is kept, so that nothing is lost with the line. */
export const wavespeed: Provider = {
  id: 'wavespeed',
  card: WAVESPEED_CARD,
  capabilitiesOf: ({ imageModel }) => wavespeedCapabilitiesOf(imageModel),
  models: { toRequest: ({ baseUrl }) => toGet(`${baseUrl}/models`), read: readModels },
  toHttpRequest: toWaveSpeedRequest,
  toEvents: toWaveSpeedEvents,
  toFailure: toAnswerFailure,
  resume: {
    toStreamRequest: ({ profile, responseId }) => toResult(profile.baseUrl, responseId),
    toPollRequest: ({ profile, responseId }) => toResult(profile.baseUrl, responseId),
    streamableForMs: 0,
    isBackgroundRefused: () => false,
  },
};

function toResult(baseUrl: string, id: string): ProviderHttpRequest {
  return toGet(`${baseUrl}/predictions/${encodeURIComponent(id)}/result`);
}

function toGet(url: string): ProviderHttpRequest {
  return { url, method: 'GET', headers: {} };
}

/** Those that make images; where it does not say what a model makes, all of them. */
function readModels(body: unknown): string[] | undefined {
  const { data } = readObject(body);
  const list = Array.isArray(data) ? data : readObject(data)['models'];
  if (!Array.isArray(list)) return undefined;
  return readList(list)
    .filter(isObject)
    .filter((model) => /image/iu.test(readText(model['type']) || 'image'))
    .map((model) => readText(model['model_id']))
    .filter((id) => id !== '');
}
