import type { Balance } from '../../../../lib/contracts/profile.ts';
import type { Provider, ProviderHttpRequest } from '../../../../lib/contracts/provider.ts';
import { readNumber, readObject } from '../spec/read-json.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { WAVESPEED_CARD, wavespeedCapabilitiesOf } from './wavespeed-capabilities.ts';
import { toWaveSpeedEvents } from './wavespeed-events.ts';
import { readImageModels, readWaveSpeedModel } from './wavespeed-lookup.ts';
import { toWaveSpeedRequest } from './wavespeed-request.ts';
import { wavespeedText } from './wavespeed-text.ts';

/** Finished files lie on its servers for a week. */
const LINK_LIFETIME_MS = 7 * 24 * 60 * 60_000;

/** WaveSpeed: any of its models, submitted and then asked for; a prediction's id is kept, so that nothing is lost with the line. */
export const wavespeed: Provider = {
  id: 'wavespeed',
  card: WAVESPEED_CARD,
  linkLifetimeMs: LINK_LIFETIME_MS,
  capabilitiesOf: ({ imageModel }) => wavespeedCapabilitiesOf(imageModel),
  models: { toRequest: ({ baseUrl }) => toGet(`${baseUrl}/models`), read: readImageModels },
  account: { toRequest: ({ baseUrl }) => toGet(`${baseUrl}/balance`), readBalance },
  lookup: {
    toRequest: ({ baseUrl, imageModel }) => (imageModel === '' ? undefined : toGet(`${baseUrl}/models`)),
    read: (body, { imageModel }) => readWaveSpeedModel(body, imageModel),
  },
  text: wavespeedText,
  toHttpRequest: toWaveSpeedRequest,
  toEvents: toWaveSpeedEvents,
  toFailure: toAnswerFailure,
  resume: {
    toStreamRequest: ({ profile, responseId }) => toResult(profile.baseUrl, responseId),
    toPollRequest: ({ profile, responseId }) => toResult(profile.baseUrl, responseId),
    streamableForMs: 0,
    isAlways: true,
    isBackgroundRefused: () => false,
  },
};

function toResult(baseUrl: string, id: string): ProviderHttpRequest {
  return toGet(`${baseUrl}/predictions/${encodeURIComponent(id)}/result`);
}

function toGet(url: string): ProviderHttpRequest {
  return { url, method: 'GET', headers: {} };
}

function readBalance(body: unknown): Balance | undefined {
  const outer = readObject(body);
  const amount = readNumber(readObject(outer['data'])['balance']) ?? readNumber(outer['balance']);
  return amount === undefined ? undefined : { amount, unit: 'USD' };
}
