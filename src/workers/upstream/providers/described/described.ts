import type { Provider } from '../../../../lib/contracts/provider.ts';
import type { ProviderDescription } from '../../../../lib/contracts/provider-description.ts';
import { AppError, createFailure } from '../../../../lib/kernel/app-error.ts';
import { isDescription } from '../../../../lib/kernel/descriptions/read-description.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { DESCRIBED_CARD, describedCapabilitiesOf } from './described-capabilities.ts';
import { toDescribedEvents, toDescribedFailure } from './described-events.ts';
import { toKeyHeaders, toPollRequest, toSubmitRequest, toTestRequest } from './described-request.ts';

/** An upstream that its user has described. Without a description there is nothing to ask. */
export const described: Provider = {
  id: 'described',
  card: DESCRIBED_CARD,
  capabilitiesOf: ({ description }) => describedCapabilitiesOf(description),
  ofProfile: ({ description }) => (isDescription(description) ? bind(description) : described),
  toHttpRequest: () => {
    throw new AppError(createFailure('validation', { field: 'description' }));
  },
  toEvents: () => [],
  toFailure: toAnswerFailure,
};

function bind(description: ProviderDescription): Provider {
  return {
    id: described.id,
    card: DESCRIBED_CARD,
    capabilitiesOf: () => describedCapabilitiesOf(description),
    models: { toRequest: (profile) => toTestRequest(description, profile), read: () => [] },
    toAuthHeaders: (key) => toKeyHeaders(description, key),
    toHttpRequest: (request) => toSubmitRequest(description, request),
    toEvents: (message) => toDescribedEvents(description, message),
    toFailure: (answer) => toDescribedFailure(description, answer),
    ...(description.poll
      ? {
          resume: {
            toStreamRequest: (address) => toPollRequest(description, address),
            toPollRequest: (address) => toPollRequest(description, address),
            streamableForMs: 0,
            isAlways: true,
            isBackgroundRefused: () => false,
          },
        }
      : {}),
  };
}
