import type { ProviderEvent, WireMessage } from '../../../../lib/contracts/provider.ts';
import { readObject } from './read-json.ts';
import { readLooseMessage } from './read-loose-message.ts';

/** Reads an answer shaped as the Images API's, in one piece. */
export function readImagesAnswer(message: WireMessage): ProviderEvent[] {
  const events = readLooseMessage(message, 'image');
  return 'data' in readObject(message.data) ? [...events, { type: 'answer-completed' }] : events;
}
