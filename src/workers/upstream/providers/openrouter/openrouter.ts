import type { Provider } from '../../../../lib/contracts/provider.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { readImagesAnswer } from '../spec/read-images-answer.ts';
import { isObject, readList, readObject, readText } from '../spec/read-json.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { OPENROUTER, OPENROUTER_CARD } from './openrouter-capabilities.ts';

import { toOpenRouterRequest } from './openrouter-request.ts';

/** OpenRouter's image API. Its chat completions with images are spoken by the form for chat relays. */
export const openrouter: Provider = {
  id: 'openrouter',
  card: OPENROUTER_CARD,
  capabilitiesOf: () => OPENROUTER,
  models: {
    toRequest: ({ baseUrl }) => ({ url: toEndpoint(baseUrl, 'images/models'), method: 'GET', headers: {} }),
    read: readModels,
  },
  toHttpRequest: toOpenRouterRequest,
  toEvents: readImagesAnswer,
  toFailure: toAnswerFailure,
};

function readModels(body: unknown): string[] | undefined {
  const { data } = readObject(body);
  if (!Array.isArray(data)) return undefined;
  return readList(data)
    .filter(isObject)
    .map((model) => readText(model['id']))
    .filter((id) => id !== '');
}
