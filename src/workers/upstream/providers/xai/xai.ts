import type { Provider } from '../../../../lib/contracts/provider.ts';
import { readImagesAnswer } from '../spec/read-images-answer.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { CHAT_TEXT } from '../spec/to-chat-text.ts';
import { XAI_CARD, xaiCapabilitiesOf } from './xai-capabilities.ts';
import { toXaiRequest } from './xai-request.ts';

/** xAI's Grok Imagine; its list of models and its key are those of a relay. */
export const xai: Provider = {
  id: 'xai',
  card: XAI_CARD,
  capabilitiesOf: ({ imageModel }) => xaiCapabilitiesOf(imageModel),
  text: CHAT_TEXT,
  toHttpRequest: toXaiRequest,
  toEvents: readImagesAnswer,
  toFailure: toAnswerFailure,
};
