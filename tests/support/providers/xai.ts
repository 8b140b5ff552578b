import { AREAS, bearer, charge, drawRatio, send } from './provider-call.ts';
import type { ProviderCall, ProviderEntry, Refusal } from './provider-call.ts';
import { CHAT_BODY, answerChat } from './chat-answer.ts';
import { list, object, oneOf, pictureUrl, text, whole } from './wire-check.ts';

const IMAGE_MODELS = ['grok-imagine-image', 'grok-imagine-image-quality'];
const MODELS = [...IMAGE_MODELS, 'grok-4', 'grok-4-fast'];

const RATIOS = [
  '1:1',
  '3:4',
  '4:3',
  '9:16',
  '16:9',
  '2:3',
  '3:2',
  '9:19.5',
  '19.5:9',
  '9:20',
  '20:9',
  '1:2',
  '2:1',
];
const PICTURE = object({ type: oneOf('image_url'), url: pictureUrl }, ['url']);

const GENERATIONS = {
  model: oneOf(...IMAGE_MODELS),
  prompt: text(8_000),
  n: whole(1, 10),
  response_format: oneOf('url', 'b64_json'),
  aspect_ratio: oneOf(...RATIOS, 'auto'),
  resolution: oneOf('1k', '2k'),
};
const BODIES = {
  '/v1/images/generations': object(GENERATIONS, ['model', 'prompt']),
  '/v1/images/edits': object({ ...GENERATIONS, image: PICTURE, images: list(PICTURE, { min: 2, max: 3 }) }, [
    'model',
    'prompt',
  ]),
};

const CODES: Readonly<Record<Refusal['kind'], string>> = {
  invalid: 'Client specified an invalid argument',
  auth: 'The caller does not have valid credentials',
  unknown: 'Some requested entity was not found',
  rate: 'Some resource has been exhausted',
  moderation: 'Client specified an invalid argument',
  credit: 'The caller does not have permission to execute the specified operation',
  busy: 'The service is currently unavailable',
};

/** `api.x.ai`. */
export const xai: ProviderEntry = {
  faults: ['moderation', 'url-no-cors'],
  readKey: bearer,
  refuse,
  answer: (call) => {
    const { method, path } = call.request;
    if (method === 'GET' && path === '/v1/models') {
      return send(call, 200, { object: 'list', data: MODELS.map((id) => ({ id, object: 'model' })) });
    }
    if (method === 'POST' && path === '/v1/chat/completions') return talk(call);
    if (method === 'POST' && Object.hasOwn(BODIES, path)) return draw(call, path as keyof typeof BODIES);
    refuse(call, { status: 404, kind: 'unknown', message: `There is no ${method} ${path}.` });
  },
};

function refuse(call: ProviderCall, { status, kind, message }: Refusal): void {
  send(call, status, { code: CODES[kind], error: message });
}

function talk(call: ProviderCall): void {
  const message = CHAT_BODY(call.body, '');
  if (message !== undefined) return refuse(call, { status: 400, kind: 'invalid', message });
  answerChat(call, 'images');
}

function draw(call: ProviderCall, path: keyof typeof BODIES): void {
  const message = BODIES[path](call.body, '') ?? findClash(call.body as object, path);
  if (message !== undefined) return refuse(call, { status: 400, kind: 'invalid', message });
  charge(call);
  if (call.fault === 'moderation') {
    const words = 'Generated image rejected by content moderation.';
    return refuse(call, { status: 400, kind: 'moderation', message: words });
  }
  const body = call.body as Record<string, string>;
  const area = AREAS[(body['resolution'] ?? '1k').toUpperCase()] ?? 0;
  const image = drawRatio(body['aspect_ratio'] ?? '1:1', area, body['prompt'] ?? '');
  const isUrl = call.fault === 'url-no-cors' || body['response_format'] !== 'b64_json';
  const url = `${call.memory.origin}/files${call.fault === 'url-no-cors' ? '-no-cors' : ''}/xai.png`;
  send(call, 200, { data: [isUrl ? { url } : { b64_json: image }] });
}

function findClash(body: object, path: keyof typeof BODIES): string | undefined {
  if (path === '/v1/images/generations') return undefined;
  return 'image' in body !== 'images' in body ? undefined : 'image: exactly one of image and images';
}
