import type { Provider } from '../../../../lib/contracts/provider.ts';
import { readNumber, readObject } from '../spec/read-json.ts';
import { STABILITY_CARD, stabilityCapabilitiesOf } from './stability-capabilities.ts';
import { toStabilityEvents, toStabilityFailure } from './stability-events.ts';
import { toStabilityRequest } from './stability-request.ts';

/** Stability AI's Ultra, Core and SD3.5 family. */
export const stability: Provider = {
  id: 'stability',
  card: STABILITY_CARD,
  capabilitiesOf: ({ imageModel }) => stabilityCapabilitiesOf(imageModel),
  models: {
    // It lists no models; what is left on the account needs the key, too.
    toRequest: ({ baseUrl }) => ({ url: `${baseUrl}/v1/user/balance`, method: 'GET', headers: {} }),
    read: (body) => (readNumber(readObject(body)['credits']) === undefined ? undefined : []),
    readBalance: (body) => {
      const amount = readNumber(readObject(body)['credits']);
      return amount === undefined ? undefined : { amount, unit: 'credits' };
    },
  },
  toHttpRequest: toStabilityRequest,
  toEvents: toStabilityEvents,
  toFailure: toStabilityFailure,
};
