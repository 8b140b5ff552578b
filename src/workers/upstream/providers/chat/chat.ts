import type { Provider } from '../../../../lib/contracts/provider.ts';
import { readChatImages } from '../spec/read-chat-images.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { toChatImages } from '../spec/to-chat-images.ts';
import { CHAT_TEXT } from '../spec/to-chat-text.ts';
import { CHAT, CHAT_CARD } from './chat-capabilities.ts';

/** Any relay whose chat models answer with images. */
export const chat: Provider = {
  id: 'chat',
  card: CHAT_CARD,
  capabilitiesOf: () => CHAT,
  text: CHAT_TEXT,
  toHttpRequest: (request) => toChatImages(request, CHAT.sizes),
  toEvents: readChatImages,
  toFailure: toAnswerFailure,
};
