import type { Failure } from '../../../../lib/contracts/failure.ts';
import type { ProviderEvent, WireMessage } from '../../../../lib/contracts/provider.ts';
import { createFailure } from '../../../../lib/kernel/app-error.ts';
import { createImage } from '../spec/find-images.ts';
import { parseJson } from '../spec/parse-json.ts';
import { isObject, readList, readObject, readText } from '../spec/read-json.ts';
import { toAnswerFailure, toErrorFailure } from '../spec/to-failure.ts';

/** Reads `{image, seed, finish_reason}`, or `{artifacts: [...]}` of its older answers. */
export function toStabilityEvents({ data }: WireMessage): ProviderEvent[] {
  const answer = readObject(data);
  const artifacts = readList(answer['artifacts']).filter(isObject);
  const pictures = artifacts.length > 0 ? artifacts : [answer];
  const events = pictures.flatMap((picture) => readPicture(picture));
  if (events.length > 0) return [...events, { type: 'answer-completed' }];
  return 'errors' in answer ? [{ type: 'failure-received', failure: toErrorFailure(toError(answer)) }] : [];
}

function readPicture(picture: Record<string, unknown>): ProviderEvent[] {
  const reason = readText(picture['finish_reason']) || readText(picture['finishReason']);
  // It comes blurred then, and was not paid for.
  if (/content_?filtered/iu.test(reason)) {
    const failure = createFailure('moderation', { message: reason, retryable: false });
    return [{ type: 'failure-received', failure }];
  }
  const base64 = readText(picture['image']) || readText(picture['base64']);
  return base64 === '' ? [] : [createImage(base64, {})];
}

/** Its errors are `{id, name, errors: [words]}`. */
export function toStabilityFailure(answer: { status: number; headers: Headers; body: string }): Failure {
  const data = parseJson(answer.body);
  const error = isObject(data) && Array.isArray(data['errors']) ? toError(data) : undefined;
  return toAnswerFailure(error ? { ...answer, body: JSON.stringify(error) } : answer);
}

function toError(data: Record<string, unknown>): object {
  const words = readList(data['errors'])
    .map(readText)
    .filter((text) => text !== '');
  return { error: { code: readText(data['name']), message: words.join(' ') } };
}
