import type { ProviderDescription } from '../../../../lib/contracts/provider-description.ts';
import type { Failure } from '../../../../lib/contracts/failure.ts';
import type { ProviderEvent, WireMessage } from '../../../../lib/contracts/provider.ts';
import { createFailure } from '../../../../lib/kernel/app-error.ts';
import { readPath } from '../../../../lib/kernel/descriptions/read-path.ts';
import { createImage, findImages } from '../spec/find-images.ts';
import { parseJson } from '../spec/parse-json.ts';
import { isObject, readObject } from '../spec/read-json.ts';
import { toAnswerFailure, toErrorFailure } from '../spec/to-failure.ts';

/** Reads an answer of either request by the paths of the description. */
export function toDescribedEvents(description: ProviderDescription, { data }: WireMessage): ProviderEvent[] {
  const { poll } = description;
  const state = poll ? toWords(readPath(data, poll.state)[0]) : '';
  if (poll && poll.failed.includes(state)) return [fail(description, data), { type: 'answer-completed' }];
  const images = readPath(data, description.images).flatMap(toImages);
  const isDone = !poll || poll.done.includes(state);
  if (isDone || (state === '' && images.length > 0)) return finish(description, data, images);
  const id = toWords(readPath(data, poll.id)[0]);
  const said = readError(description, data);
  if (said !== '' && id === '') return [fail(description, data)];
  return [
    ...(id === '' ? [] : [{ type: 'response-created' as const, responseId: id, background: true }]),
    { type: 'answer-pending' },
  ];
}

function finish(description: ProviderDescription, data: unknown, images: ProviderEvent[]): ProviderEvent[] {
  return [...(images.length > 0 ? images : [fail(description, data)]), { type: 'answer-completed' }];
}

/** Base64, a data URL, an address, or an object that holds one of them. */
function toImages(value: unknown): ProviderEvent[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [createImage(value, {})];
  return isObject(value) || Array.isArray(value) ? findImages({ images: value }) : [];
}

function fail(description: ProviderDescription, data: unknown): ProviderEvent {
  const message = readError(description, data);
  if (message !== '') return { type: 'failure-received', failure: toErrorFailure({ error: { message } }) };
  const hasError = 'error' in readObject(data);
  return {
    type: 'failure-received',
    failure: hasError ? toErrorFailure(data) : createFailure('noImage'),
  };
}

function readError({ error }: ProviderDescription, data: unknown): string {
  return error === undefined ? '' : toWords(readPath(data, error)[0]);
}

function toWords(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Words where the description says that they are, else in the usual places. */
export function toDescribedFailure(
  description: ProviderDescription,
  answer: { status: number; headers: Headers; body: string },
): Failure {
  const message = readError(description, parseJson(answer.body));
  return toAnswerFailure(
    message === '' ? answer : { ...answer, body: JSON.stringify({ error: { message } }) },
  );
}
