import type { ProviderEvent, WireMessage } from '../../../../lib/contracts/provider.ts';
import { createFailure } from '../../../../lib/kernel/app-error.ts';
import { createImage } from '../spec/find-images.ts';
import { isObject, readList, readNumber, readObject, readText, type JsonObject } from '../spec/read-json.ts';
import { toErrorFailure } from '../spec/to-failure.ts';

/** Reads a prediction as it stands; some answers come without their wrapping. */
export function toWaveSpeedEvents({ data }: WireMessage): ProviderEvent[] {
  const outer = readObject(data);
  const prediction = isObject(outer['data']) ? outer['data'] : outer;
  const id = readText(prediction['id']);
  const created: ProviderEvent[] =
    id === '' ? [] : [{ type: 'response-created', responseId: id, background: true }];
  return [...created, ...readStatus(prediction, outer)];
}

function readStatus(prediction: JsonObject, outer: JsonObject): ProviderEvent[] {
  switch (readText(prediction['status'])) {
    case 'created':
    case 'processing':
    case 'pending':
      return [{ type: 'answer-pending' }];
    case 'completed':
    case 'succeeded':
      return readOutputs(prediction);
    case 'failed':
      return [fail(prediction), { type: 'answer-completed' }];
    default:
      return isRefusal(outer) ? [{ type: 'failure-received', failure: toErrorFailure(outer) }] : [];
  }
}

function readOutputs(prediction: JsonObject): ProviderEvent[] {
  const outputs = readList(prediction['outputs'])
    .map(readText)
    .filter((text) => text !== '');
  const images = outputs.map((text) => createImage(text, {}));
  return [...(images.length > 0 ? images : [fail(prediction)]), { type: 'answer-completed' }];
}

function fail(prediction: JsonObject): ProviderEvent {
  const message = readText(prediction['error']);
  const isUnsafe = readList(prediction['has_nsfw_contents']).includes(true);
  if (isUnsafe)
    return { type: 'failure-received', failure: createFailure('moderation', { message, retryable: false }) };
  if (message === '') return { type: 'failure-received', failure: createFailure('noImage') };
  return { type: 'failure-received', failure: toErrorFailure({ error: { message } }) };
}

/** A code of its own inside an answer that was none. */
function isRefusal(outer: JsonObject): boolean {
  const code = readNumber(outer['code']);
  return (code !== undefined && code >= 400) || isObject(outer['error']);
}
