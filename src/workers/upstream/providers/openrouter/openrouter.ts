import type { Balance } from '../../../../lib/contracts/profile.ts';
import type { Provider } from '../../../../lib/contracts/provider.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { readChatImages } from '../spec/read-chat-images.ts';
import { readImagesAnswer } from '../spec/read-images-answer.ts';
import { readNumber, readObject } from '../spec/read-json.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { CHAT_TEXT } from '../spec/to-chat-text.ts';
import { OPENROUTER_CARD, openrouterCapabilitiesOf } from './openrouter-capabilities.ts';
import { readImageModel, readModels, toImageModelsRequest, toModelsRequest } from './openrouter-lookup.ts';
import { toOpenRouterRequest } from './openrouter-request.ts';

/** OpenRouter's image API, and its chats that answer with images. */
export const openrouter: Provider = {
  id: 'openrouter',
  card: OPENROUTER_CARD,
  capabilitiesOf: ({ imageModel }) => openrouterCapabilitiesOf(imageModel),
  lookup: {
    toRequest: toImageModelsRequest,
    read: (body, { imageModel }) => readImageModel(body, imageModel),
  },
  text: CHAT_TEXT,
  models: { toRequest: toModelsRequest, read: readModels },
  // Anybody may read the list; this needs the key.
  account: {
    toRequest: ({ baseUrl }) => ({ url: toEndpoint(baseUrl, 'key'), method: 'GET', headers: {} }),
    readBalance,
  },
  toHttpRequest: toOpenRouterRequest,
  toEvents: (message) =>
    'choices' in readObject(message.data) ? readChatImages(message) : readImagesAnswer(message),
  toFailure: toAnswerFailure,
};

/** A key without a limit says nothing of what is left. */
function readBalance(body: unknown): Balance | undefined {
  const amount = readNumber(readObject(readObject(body)['data'])['limit_remaining']);
  return amount === undefined ? undefined : { amount, unit: 'USD' };
}
