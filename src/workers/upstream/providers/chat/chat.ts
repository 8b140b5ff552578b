import type { Provider } from '../../../../lib/contracts/provider.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { CHAT, CHAT_CARD } from './chat-capabilities.ts';
import { toChatEvents } from './chat-events.ts';
import { toChatRequest } from './chat-request.ts';

/** Any relay whose chat models answer with images. */
export const chat: Provider = {
  id: 'chat',
  card: CHAT_CARD,
  capabilitiesOf: () => CHAT,
  toHttpRequest: toChatRequest,
  toEvents: toChatEvents,
  toFailure: toAnswerFailure,
};
