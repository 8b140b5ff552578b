import type { Provider } from '../../../../lib/contracts/provider.ts';
import { CHAT_TEXT } from '../spec/to-chat-text.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { toImagesEvents } from './openai-images-events.ts';
import { isMarkupRefused } from './openai-images-markup.ts';
import { toImagesRequest } from './openai-images-request.ts';

/** `POST /v1/images/generations` and `/v1/images/edits`. */
export const openaiImages: Provider = {
  id: 'openai-images',
  toHttpRequest: toImagesRequest,
  toEvents: toImagesEvents,
  toFailure: toAnswerFailure,
  isMarkupRefused,
  text: CHAT_TEXT,
};
