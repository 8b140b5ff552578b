import type { Failure } from '../../../../lib/contracts/failure.ts';
import type { ProviderEvent, WireMessage } from '../../../../lib/contracts/provider.ts';
import { createFailure } from '../../../../lib/kernel/app-error.ts';
import { readImagesAnswer } from '../spec/read-images-answer.ts';
import { parseJson } from '../spec/parse-json.ts';
import { readList, readNumber, readObject, readText, type JsonObject } from '../spec/read-json.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import type { QueueStatus } from './huggingface-wire.ts';

const STATUSES: readonly string[] = ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'] satisfies QueueStatus[];

/** Reads what a queue says of a request, and images wherever those who serve models put them. */
export function toHuggingFaceEvents(message: WireMessage): ProviderEvent[] {
  const answer = readObject(message.data);
  if (STATUSES.includes(readText(answer['status']))) return readQueue(answer);
  if (readList(answer['has_nsfw_concepts']).includes(true)) {
    const failure = createFailure('moderation', { message: 'has_nsfw_concepts', retryable: false });
    return [{ type: 'failure-received', failure }, { type: 'answer-completed' }];
  }
  const events = readImagesAnswer(message);
  const hasImage = events.some(({ type }) => type === 'image-received');
  const isOver = events.some(({ type }) => type === 'answer-completed');
  return hasImage && !isOver ? [...events, { type: 'answer-completed' }] : events;
}

/** First its status is asked for, then, once that says that it is done, what came of it. */
function readQueue(answer: JsonObject): ProviderEvent[] {
  const address = readText(answer['response_url']).replace(/[?#].*$/su, '');
  if (!URL.canParse(address)) return [{ type: 'failure-received', failure: createFailure('decode') }];
  return [
    { type: 'response-created', responseId: `${address}/status`, background: true },
    ...(answer['status'] === 'COMPLETED' ? [{ type: 'answer-moved' as const, responseId: address }] : []),
    { type: 'answer-pending' },
  ];
}

/** A model that is being loaded says how long that takes. */
export function toHuggingFaceFailure(answer: { status: number; headers: Headers; body: string }): Failure {
  const failure = toAnswerFailure(answer);
  if (answer.status !== 503) return failure;
  const seconds = readNumber(readObject(parseJson(answer.body))['estimated_time']);
  return {
    ...failure,
    code: 'serverError',
    retryable: true,
    ...(seconds === undefined ? {} : { retryAfterMs: Math.round(seconds * 1000) }),
  };
}
