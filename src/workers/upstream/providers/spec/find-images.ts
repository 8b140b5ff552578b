import type { ProviderEvent } from '../../../../lib/contracts/provider.ts';
import { isObject, readList, readObject, readText, type JsonObject } from './read-json.ts';

/*
 * Finds the images of an answer wherever relays put them: `data[]`, `images[]`, `output[]`, chat messages with markdown or
 * `image_url`, Gemini parts. Every object is asked what it holds, in the order of a table; what holds nothing is searched.
 */

export type ImageEvent = Extract<ProviderEvent, { type: 'image-received' }>;

/** What was asked is echoed under these; it is not an answer. */
const ECHOES = new Set([
  'input',
  'tools',
  'tool_choice',
  'instructions',
  'request',
  'metadata',
  'usage',
  'error',
  'prompt',
  'annotations',
]);

/** Lists whose bare strings are images and whose objects may hold a bare `url`. */
const IMAGE_LISTS = new Set([
  'data',
  'images',
  'image',
  'output',
  'outputs',
  'results',
  'urls',
  'image_urls',
]);

/** Answers are shallow; this keeps a hostile one from exhausting the stack. */
const MAX_DEPTH = 16;

/** All images of a message, in their order. */
export function findImages(data: unknown): ImageEvent[] {
  return search(data, '', 0);
}

function search(value: unknown, key: string, depth: number): ImageEvent[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => search(entry, key, depth + 1));
  if (typeof value === 'string') return readString(value, key);
  if (!isObject(value) || value['thought'] === true) return [];
  const image = readImage(value, key);
  if (image !== undefined) return [image];
  return Object.entries(value).flatMap(([name, child]) =>
    ECHOES.has(name) ? [] : search(child, name, depth + 1),
  );
}

/** How an object may hold an image; the first that gives text wins. */
const HOLDERS: readonly ((object: JsonObject, key: string) => string)[] = [
  (object) => readText(object['b64_json']),
  (object) => (object['type'] === 'image_generation_call' ? readResult(object['result']) : ''),
  (object) => readInline(readObject(object['inlineData'])),
  (object) => readInline(readObject(object['inline_data'])),
  (object) => readAddress(object['image_url']),
  (object) => readAddress(object['imageUrl']),
  (object) =>
    readText(readObject(object['source'])['type'] === 'base64' ? readObject(object['source'])['data'] : ''),
  (object) => readText(object['image_base64']) || readText(object['bytesBase64Encoded']),
  (object, key) => (IMAGE_LISTS.has(key) ? readText(object['base64']) || readText(object['url']) : ''),
];

function readImage(object: JsonObject, key: string): ImageEvent | undefined {
  for (const hold of HOLDERS) {
    const text = hold(object, key);
    if (text.trim() !== '') return createImage(text, object);
  }
  return undefined;
}

/** An image event from whatever text stands for the image; the object around it may tell more. */
export function createImage(text: string, around: JsonObject): ImageEvent {
  const isAddress = /^\s*https?:\/\//iu.test(text);
  const facts = {
    revisedPrompt: around['revised_prompt'],
    quality: around['quality'],
    background: around['background'],
  };
  const known = Object.entries(facts).filter(([, value]) => typeof value === 'string' && value !== '');
  return {
    type: 'image-received',
    ...(isAddress ? { url: text.trim() } : { base64: text }),
    itemId: readText(around['id']) || readText(around['item_id']),
    ...(Object.fromEntries(known) as Partial<ImageEvent>),
  };
}

function readResult(result: unknown): string {
  if (typeof result === 'string') return result;
  return (
    readText(readList(result)[0]) ||
    readText(readObject(result)['b64_json']) ||
    readText(readObject(result)['url'])
  );
}

function readInline(part: JsonObject): string {
  const mimeType = readText(part['mimeType']) || readText(part['mime_type']);
  return mimeType.startsWith('image/') ? readText(part['data']) : '';
}

function readAddress(value: unknown): string {
  return typeof value === 'string' ? value : readText(readObject(value)['url']);
}

function readString(text: string, key: string): ImageEvent[] {
  if (/^\s*data:image\//iu.test(text)) return [createImage(text, {})];
  if (IMAGE_LISTS.has(key)) return isListedImage(text) ? [createImage(text, {})] : [];
  return key === 'content' || key === 'text' ? findMarkdownImages(text) : [];
}

/** Words may stand in such a list, too; they are short, base64 is not. A stand-in of the transport begins with `<`. */
function isListedImage(text: string): boolean {
  return /^\s*(?:https?:\/\/\S|<base64-run:|[\w+/-]{16})/iu.test(text);
}

function findMarkdownImages(text: string): ImageEvent[] {
  const matches = text.matchAll(/!\[[^\]]*\]\(\s*(<?)((?:https?:\/\/|data:image\/)[^)\s]+)/giu);
  return Array.from(matches, ([, bracket, address = '']) =>
    createImage(bracket === '<' ? address.replace(/>$/u, '') : address, {}),
  );
}
