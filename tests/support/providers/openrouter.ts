import { AREAS, bearer, charge, drawRatio, send } from './provider-call.ts';
import type { ProviderCall, ProviderEntry, Refusal } from './provider-call.ts';
import { CHAT_BODY, answerChat } from './chat-answer.ts';
import { list, object, oneOf, pictureUrl, text, whole } from './wire-check.ts';

const IMAGE_MODELS = [
  'google/gemini-3-pro-image',
  'bytedance-seed/seedream-4.5',
  'black-forest-labs/flux.2-pro',
];
/** Those that the image API does not know. */
const CHAT_MODELS = ['google/gemini-2.5-flash-image'];
const TEXT_MODELS = ['openai/gpt-5.5'];
const RATIOS = [
  ...['1:1', '4:5', '3:4', '2:3', '9:16', '9:21', '1:2', '5:4', '4:3', '3:2', '16:9', '21:9', '2:1'],
  ...['1:4', '4:1', '1:8', '8:1'],
];
const REFERENCE = object({ type: oneOf('image_url'), image_url: object({ url: pictureUrl }, ['url']) }, [
  'type',
  'image_url',
]);
const BODY = object(
  {
    model: oneOf(...IMAGE_MODELS),
    prompt: text(),
    n: whole(1, 10),
    aspect_ratio: oneOf(...RATIOS),
    resolution: oneOf(...Object.keys(AREAS)),
    quality: oneOf('auto', 'low', 'medium', 'high'),
    background: oneOf('auto', 'opaque', 'transparent'),
    output_format: oneOf('png', 'jpeg', 'webp'),
    output_compression: whole(0, 100),
    seed: whole(0, 2_147_483_647),
    input_references: list(REFERENCE, { max: 16 }),
  },
  ['model', 'prompt'],
);

/** `openrouter.ai`; base URLs end in `/api`. */
export const openrouter: ProviderEntry = {
  faults: ['402', '429'],
  readKey: bearer,
  refuse,
  answer: (call) => {
    const { method, path } = call.request;
    const handler = HANDLERS[`${method} ${path}`];
    if (handler) return handler(call);
    refuse(call, { status: 404, kind: 'unknown', message: `There is no ${method} ${path}.` });
  },
};

const HANDLERS: Readonly<Record<string, (call: ProviderCall) => void>> = {
  'GET /api/v1/images/models': (call) =>
    send(call, 200, { data: IMAGE_MODELS.map((id) => ({ id, name: id, pricing: { image: '0.04' } })) }),
  'GET /api/v1/models': (call) => {
    const isForImages = call.query.get('output_modalities') === 'image';
    const ids = [...IMAGE_MODELS, ...CHAT_MODELS, ...(isForImages ? [] : TEXT_MODELS)];
    send(call, 200, { data: ids.map((id) => ({ id, name: id })) });
  },
  'GET /api/v1/key': (call) =>
    send(call, 200, { data: { label: 'Easel', limit_remaining: 7.5, usage: 2.5 } }),
  'GET /api/v1/credits': (call) => send(call, 200, { data: { total_credits: 10, total_usage: 2.5 } }),
  'POST /api/v1/images': draw,
  'POST /api/v1/chat/completions': talk,
};

function refuse(call: ProviderCall, { status, message }: Refusal): void {
  send(call, status, { error: { code: status, message } });
}

function talk(call: ProviderCall): void {
  const message = CHAT_BODY(call.body, '');
  if (message !== undefined) return refuse(call, { status: 400, kind: 'invalid', message });
  answerChat(call, 'images');
}

function draw(call: ProviderCall): void {
  const message = BODY(call.body, '');
  if (message !== undefined) return refuse(call, { status: 400, kind: 'invalid', message });
  if (call.fault === '402') {
    return refuse(call, { status: 402, kind: 'credit', message: 'Insufficient credits. Add more to go on.' });
  }
  if (call.fault === '429') {
    return refuse(call, { status: 429, kind: 'rate', message: 'Rate limit exceeded.' });
  }
  charge(call);
  const body = call.body as Record<string, string>;
  const area = AREAS[body['resolution'] ?? '1K'] ?? 0;
  const image = drawRatio(body['aspect_ratio'] ?? '1:1', area, body['prompt'] ?? '');
  const usage = { prompt_tokens: 12, completion_tokens: 1290, total_tokens: 1302, cost: 0.04 };
  send(call, 200, { created: 1_795_000_000, data: [{ b64_json: image, media_type: 'image/png' }], usage });
}
