import type { ProviderEvent, WireMessage } from '../../../../lib/contracts/provider.ts';
import { readList, readObject, readText } from './read-json.ts';
import { readLooseMessage } from './read-loose-message.ts';

/** Reads a chat completion: images in `message.images`, in parts, or in markdown; words are words. */
export function readChatImages(message: WireMessage): ProviderEvent[] {
  const events = readLooseMessage(message, 'image');
  const choices = readList(readObject(message.data)['choices']).map(readObject);
  const isOver = choices.some((choice) => readText(choice['finish_reason']) !== '');
  return isOver ? [...events, { type: 'answer-completed' }] : events;
}
