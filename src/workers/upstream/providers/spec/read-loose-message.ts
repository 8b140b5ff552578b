import type { ProviderEvent, WireMessage } from '../../../../lib/contracts/provider.ts';
import { findImages } from './find-images.ts';
import { findText } from './find-text.ts';
import { isObject, readNumber, readObject, readText, type JsonObject } from './read-json.ts';
import { readResponseUsage, readUsage, type OutputKind } from './read-usage.ts';
import { toErrorFailure } from './to-failure.ts';

/** The kind of a message: its own `type`, for which the event's name stands in where it is missing. */
export function readKind(message: WireMessage): string {
  return readText(readObject(message.data)['type']) || message.name;
}

/**
 * Reads a message that no table knows: a plain JSON body, a chat completion, whatever a relay made of them. An error in it
 * counts only if it brings no image.
 */
export function readLooseMessage(message: WireMessage, outputKind: OutputKind): ProviderEvent[] {
  const { data } = message;
  const object = readObject(data);
  if (isPartial(message)) return readLoosePreview(object);
  const images = findImages(data);
  const usage = readAnyUsage(object, outputKind);
  const text = findText(data);
  return [
    ...images,
    ...(usage === undefined ? [] : [{ type: 'usage-received' as const, usage }]),
    ...(text === '' || images.length > 0 ? [] : [{ type: 'text-received' as const, text }]),
    ...(images.length === 0 && hasError(message)
      ? [{ type: 'failure-received' as const, failure: toErrorFailure(data) }]
      : []),
  ];
}

function isPartial(message: WireMessage): boolean {
  const object = readObject(message.data);
  return (
    /partial/iu.test(readKind(message)) || 'partial_image_b64' in object || 'partial_image_index' in object
  );
}

function readLoosePreview(object: JsonObject): ProviderEvent[] {
  const base64 =
    readText(object['partial_image_b64']) || readText(object['b64_json']) || readText(object['result']);
  if (base64 === '') return [{ type: 'progress-made' }];
  return [{ type: 'preview-received', base64, index: readNumber(object['partial_image_index']) ?? 0 }];
}

function readAnyUsage(object: JsonObject, outputKind: OutputKind): ReturnType<typeof readUsage> {
  if ('tool_usage' in object) return readResponseUsage(object);
  return readUsage(object['usage'], outputKind) ?? readUsage(object['usageMetadata'], outputKind);
}

/** `error` set to something, `success: false`, an error's name, or FastAPI's `detail`. */
function hasError({ name, data }: WireMessage): boolean {
  if (typeof data === 'string') return name === 'error';
  const object = readObject(data);
  const { error, errors, success, detail } = object as { [key: string]: unknown };
  if (isObject(error) || (typeof error === 'string' && error !== '')) return true;
  if (name === 'error' || object['type'] === 'error' || success === false) return true;
  return (Array.isArray(errors) && errors.length > 0) || (detail !== undefined && !('data' in object));
}
