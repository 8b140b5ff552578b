import type { Provider } from '../../../../lib/contracts/provider.ts';
import { isObject, readList, readObject, readText } from '../spec/read-json.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { GEMINI_CARD, geminiCapabilitiesOf } from './gemini-capabilities.ts';
import { toGeminiEvents } from './gemini-events.ts';
import { toGeminiModelsRequest, toGeminiRequest } from './gemini-request.ts';

/** Google Gemini's models that answer with images. */
export const gemini: Provider = {
  id: 'gemini',
  card: GEMINI_CARD,
  capabilitiesOf: ({ imageModel }) => geminiCapabilitiesOf(imageModel.replace(/^models\//u, '')),
  // In a header: in the address it would stand in every log on the way.
  toAuthHeaders: (key) => ({ 'x-goog-api-key': key }),
  models: { toRequest: toGeminiModelsRequest, read: readModels },
  toHttpRequest: toGeminiRequest,
  toEvents: toGeminiEvents,
  toFailure: toAnswerFailure,
};

/** The list has every model there is; those that draw say so in their name. */
function readModels(body: unknown): string[] | undefined {
  const { models } = readObject(body);
  if (!Array.isArray(models)) return undefined;
  return readList(models)
    .filter(isObject)
    .map((model) => readText(model['name']).replace(/^models\//u, ''))
    .filter((name) => /image|banana/iu.test(name));
}
