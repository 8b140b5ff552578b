import type { ProviderEvent, WireMessage } from '../../../../lib/contracts/provider.ts';
import { findImages } from '../spec/find-images.ts';
import { isObject, readNumber, readObject, readText, type JsonObject } from '../spec/read-json.ts';
import { readKind, readLooseMessage } from '../spec/read-loose-message.ts';
import { readUsage } from '../spec/read-usage.ts';
import { toErrorFailure } from '../spec/to-failure.ts';
import type { KnownEventType } from './openai-images-wire.ts';

type Reader = (event: JsonObject) => ProviderEvent[];

/** What each event of the stream means. */
const READERS: Record<KnownEventType, Reader> = {
  'image_generation.partial_image': readPreview,
  'image_generation.completed': readFinal,
  'image_edit.partial_image': readPreview,
  'image_edit.completed': readFinal,
};

/** Reads one message of an answer of `images/...`; a plain JSON body and what relays make of it are read by their shape. */
export function toImagesEvents(message: WireMessage): ProviderEvent[] {
  const kind = readKind(message);
  if (isKnown(kind)) return READERS[kind](readObject(message.data));
  const events = readLooseMessage(message, 'image');
  // Images of a plain body share what stands around them.
  return events.map((event) =>
    event.type === 'image-received' ? { ...readShared(message.data), ...event } : event,
  );
}

function isKnown(kind: string): kind is KnownEventType {
  return Object.hasOwn(READERS, kind);
}

function readPreview(event: JsonObject): ProviderEvent[] {
  const base64 = readText(event['b64_json']) || readText(event['partial_image_b64']);
  if (base64 === '') return [{ type: 'progress-made' }];
  return [{ type: 'preview-received', base64, index: readNumber(event['partial_image_index']) ?? 0 }];
}

function readFinal(event: JsonObject): ProviderEvent[] {
  const images = findImages([event]);
  const usage = readUsage(event['usage'], 'image');
  return [
    // A bare `url` counts in this event, though not everywhere.
    ...(images.length > 0 ? images : findImages({ data: [event] })),
    ...(usage === undefined ? [] : [{ type: 'usage-received' as const, usage }]),
    ...(isObject(event['error'])
      ? [{ type: 'failure-received' as const, failure: toErrorFailure(event) }]
      : []),
  ];
}

function readShared(data: unknown): { quality?: string; background?: string } {
  const body = readObject(data);
  const quality = readText(body['quality']);
  const background = readText(body['background']);
  return { ...(quality === '' ? {} : { quality }), ...(background === '' ? {} : { background }) };
}
