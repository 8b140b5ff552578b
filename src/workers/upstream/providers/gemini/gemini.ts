import type { Provider } from '../../../../lib/contracts/provider.ts';
import { isObject, readList, readObject, readText } from '../spec/read-json.ts';
import { GEMINI_CARD, geminiCapabilitiesOf, toModelName } from './gemini-capabilities.ts';
import { toGeminiEvents } from './gemini-events.ts';
import { toGeminiFailure } from './gemini-failure.ts';
import { toGeminiModelsRequest, toGeminiRequest } from './gemini-request.ts';
import { geminiText } from './gemini-text.ts';

/** Google Gemini's models that answer with images. */
export const gemini: Provider = {
  id: 'gemini',
  card: GEMINI_CARD,
  capabilitiesOf: ({ imageModel }) => geminiCapabilitiesOf(imageModel),
  // In a header: in the address it would stand in every log on the way.
  toAuthHeaders: (key) => ({ 'x-goog-api-key': key }),
  models: { toRequest: toGeminiModelsRequest, read: readModels },
  toHttpRequest: toGeminiRequest,
  toEvents: toGeminiEvents,
  toFailure: toGeminiFailure,
  text: geminiText,
};

/** The list has every model there is; those that draw say so in their name. */
function readModels(body: unknown): string[] | undefined {
  const { models } = readObject(body);
  if (!Array.isArray(models)) return undefined;
  return readList(models)
    .filter(isObject)
    .map((model) => toModelName(readText(model['name'])))
    .filter((name) => /image|banana/iu.test(name));
}
