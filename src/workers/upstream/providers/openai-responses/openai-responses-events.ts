import type { ProviderEvent, WireMessage } from '../../../../lib/contracts/provider.ts';
import { createFailure } from '../../../../lib/kernel/app-error.ts';
import { createImage, findImages } from '../spec/find-images.ts';
import { findText, readItemText } from '../spec/find-text.ts';
import { isObject, readList, readNumber, readObject, readText, type JsonObject } from '../spec/read-json.ts';
import { readKind, readLooseMessage } from '../spec/read-loose-message.ts';
import { readResponseUsage } from '../spec/read-usage.ts';
import { toErrorFailure } from '../spec/to-failure.ts';
import type { KnownEventType, WireStatus } from './openai-responses-wire.ts';

type Reader = (event: JsonObject) => ProviderEvent[];

const PROGRESS: Reader = () => [{ type: 'progress-made' }];

/** What each event of the stream means. */
const READERS: Record<KnownEventType, Reader> = {
  'response.created': readStart,
  'response.in_progress': readStart,
  'response.queued': readStart,
  'response.output_item.added': PROGRESS,
  'response.output_item.done': (event) => readItem(readObject(event['item'])),
  'response.content_part.added': PROGRESS,
  'response.content_part.done': PROGRESS,
  'response.output_text.delta': PROGRESS,
  'response.output_text.done': (event) => toTextEvents(readText(event['text'])),
  'response.refusal.delta': PROGRESS,
  'response.refusal.done': (event) => toTextEvents(readText(event['refusal'])),
  'response.image_generation_call.in_progress': PROGRESS,
  'response.image_generation_call.generating': PROGRESS,
  'response.image_generation_call.partial_image': readPreview,
  'response.image_generation_call.completed': readCallEnd,
  'response.completed': (event) => readEnd(event, 'completed'),
  'response.incomplete': (event) => readEnd(event, 'incomplete'),
  'response.failed': (event) => readEnd(event, 'failed'),
  error: (event) => [{ type: 'failure-received', failure: toErrorFailure(event) }],
};

/** Reads one message of an answer of `responses`; what is not of that form is read by its shape. */
export function toResponsesEvents(message: WireMessage): ProviderEvent[] {
  if (Array.isArray(message.data)) {
    return message.data.flatMap((data: unknown) => toResponsesEvents({ name: message.name, data }));
  }
  const event = readObject(message.data);
  const sequence = readNumber(event['sequence_number']);
  return [
    ...(sequence === undefined ? [] : [{ type: 'sequence-seen' as const, sequence }]),
    ...readByKind(message, event),
  ];
}

function readByKind(message: WireMessage, event: JsonObject): ProviderEvent[] {
  const kind = readKind(message);
  if (typeof message.data === 'object' && isKnown(kind)) return READERS[kind](event);
  if (isResponse(event)) return [...readResponse(event), ...readWait(event)];
  // An event without type and name that carries a whole response, or one of its items.
  if (isObject(event['response'])) return readResponse(event['response']);
  if (isObject(event['item'])) return readItem(event['item']);
  const events = readLooseMessage(message, 'text');
  return events.length === 0 && kind.startsWith('response.') ? PROGRESS(event) : events;
}

function isKnown(kind: string): kind is KnownEventType {
  return Object.hasOwn(READERS, kind);
}

/** The body of an answer that is not a stream. */
function isResponse(event: JsonObject): boolean {
  return event['object'] === 'response' || (Array.isArray(event['output']) && !('data' in event));
}

function readStart(event: JsonObject): ProviderEvent[] {
  return [...toIdEvents(readObject(event['response'])), { type: 'progress-made' }];
}

function toIdEvents(response: JsonObject): ProviderEvent[] {
  const responseId = readText(response['id']);
  const { background } = response;
  if (responseId === '') return [];
  return [
    { type: 'response-created', responseId, ...(typeof background === 'boolean' ? { background } : {}) },
  ];
}

function readPreview(event: JsonObject): ProviderEvent[] {
  const base64 = readText(event['partial_image_b64']) || readText(event['b64_json']);
  if (base64 === '') return [{ type: 'progress-made' }];
  return [{ type: 'preview-received', base64, index: readNumber(event['partial_image_index']) ?? 0 }];
}

/** Some relays put the image into the event that only says that it is done. */
function readCallEnd(event: JsonObject): ProviderEvent[] {
  const result = readText(event['result']) || readText(event['b64_json']);
  return result === '' ? [{ type: 'progress-made' }] : [createImage(result, event)];
}

/** Status does not matter: Azure sends a finished image as `generating`. */
function readItem(item: JsonObject): ProviderEvent[] {
  const images = findImages(item);
  if (images.length > 0) return images;
  if (isObject(item['error'])) return [{ type: 'failure-received', failure: toErrorFailure(item['error']) }];
  return toTextEvents(readItemText(item));
}

function toTextEvents(text: string): ProviderEvent[] {
  return text.trim() === '' ? [] : [{ type: 'text-received', text: text.trim() }];
}

type EndStatus = 'completed' | 'incomplete' | 'failed';

function readEnd(event: JsonObject, status: EndStatus): ProviderEvent[] {
  const response = readObject(event['response']);
  // A failure may carry its error beside the response, or instead of one.
  return readResponse({ ...response, error: response['error'] ?? event['error'] }, status);
}

/** A whole response. Images come before everything that could make light of them. */
function readResponse(response: JsonObject, status: string = readText(response['status'])): ProviderEvent[] {
  const usage = readResponseUsage(response);
  return [
    ...toIdEvents(response),
    ...readList(response['output']).flatMap((item) => (isObject(item) ? readItem(item) : findImages([item]))),
    ...toTextEvents(findText(response)),
    ...(usage === undefined ? [] : [{ type: 'usage-received' as const, usage }]),
    ...readOutcome(response, status),
  ];
}

const WAITING: readonly string[] = ['queued', 'in_progress'] satisfies WireStatus[];

/** Of a body in one piece only: in a stream the end is still to come. */
function readWait(response: JsonObject): ProviderEvent[] {
  const isWaiting = WAITING.includes(readText(response['status'])) && !isObject(response['error']);
  return isWaiting ? [{ type: 'answer-pending' }] : [];
}

/** A status that is missing means that the answer is whole. */
function readOutcome(response: JsonObject, status: string): ProviderEvent[] {
  if (isObject(response['error']) || status === 'failed') {
    const error = isObject(response['error']) ? response['error'] : { code: 'server_error' };
    return [{ type: 'failure-received', failure: toErrorFailure(error) }, { type: 'answer-completed' }];
  }
  if (status === 'incomplete') {
    return [
      { type: 'failure-received', failure: toIncompleteFailure(response) },
      { type: 'answer-completed' },
    ];
  }
  // Not by us, for our own cancel lets go of the line: whoever it was, the image is still wanted.
  if (status === 'cancelled') {
    const failure = createFailure('serverError', { message: status });
    return [{ type: 'failure-received', failure }, { type: 'answer-completed' }];
  }
  return status === 'completed' || status === '' ? [{ type: 'answer-completed' }] : [];
}

/** Trying again would run into the same limit. */
function toIncompleteFailure(response: JsonObject) {
  const reason = readText(readObject(response['incomplete_details'])['reason']);
  return reason === 'content_filter'
    ? createFailure('moderation', { message: reason })
    : createFailure('noImage', { message: reason, retryable: false });
}
