import type { Size } from '../../../src/lib/contracts/size.ts';
import { drawBase64 } from '../draw-base64.ts';
import { CHAT_BODY, answerChat } from './chat-answer.ts';
import { bearer, charge, countTurn, send, toFileUrl } from './provider-call.ts';
import type { ProviderCall, ProviderEntry, Refusal } from './provider-call.ts';
import { pollTask, startTask } from './provider-task.ts';
import type { ProviderTask } from './provider-task.ts';
import { base64, either, flag, list, number, object, oneOf, pictureUrl, text, whole } from './wire-check.ts';

const HF_MODEL = 'black-forest-labs/FLUX.1-schnell';
const FAL_MODEL = 'black-forest-labs/FLUX.1-Krea-dev';

/** One as a table by provider, one as a list: it is told in both ways. */
const MAPPINGS: Readonly<Record<string, object>> = {
  [HF_MODEL]: { 'hf-inference': { status: 'live', providerId: HF_MODEL, task: 'text-to-image' } },
  'stabilityai/stable-diffusion-xl-base-1.0': {
    'hf-inference': {
      status: 'live',
      providerId: 'stabilityai/stable-diffusion-xl-base-1.0',
      task: 'text-to-image',
    },
  },
  [FAL_MODEL]: [
    { provider: 'fal-ai', providerId: 'fal-ai/flux/krea', status: 'live', task: 'text-to-image' },
    { provider: 'nscale', providerId: 'flux-krea', status: 'staging', task: 'text-to-image' },
  ],
  'black-forest-labs/FLUX.1-dev': [
    { provider: 'fal-ai', providerId: 'fal-ai/flux/dev', status: 'live', task: 'text-to-image' },
  ],
  'black-forest-labs/FLUX.1-Kontext-dev': [
    { provider: 'fal-ai', providerId: 'fal-ai/flux-kontext/dev', status: 'live', task: 'image-to-image' },
  ],
  'Qwen/Qwen-Image-Edit': [
    { provider: 'fal-ai', providerId: 'fal-ai/qwen-image-edit', status: 'live', task: 'image-to-image' },
  ],
  'Qwen/Qwen-Image': [
    { provider: 'fal-ai', providerId: 'fal-ai/qwen-image', status: 'live', task: 'text-to-image' },
  ],
};

const SIDE = whole(64, 4096);
const COMMON = {
  guidance_scale: number(0, 30),
  negative_prompt: text(),
  num_inference_steps: whole(1, 150),
  seed: whole(0, 4_294_967_295),
};
const HF_BODY = object(
  {
    inputs: either(text(), base64),
    parameters: object({
      ...COMMON,
      width: SIDE,
      height: SIDE,
      scheduler: text(),
      prompt: text(),
      target_size: object({ width: SIDE, height: SIDE }, ['width', 'height']),
    }),
  },
  ['inputs'],
);
const FAL_BODY = object(
  {
    ...COMMON,
    prompt: text(),
    width: SIDE,
    height: SIDE,
    image_size: object({ width: SIDE, height: SIDE }, ['width', 'height']),
    image_url: pictureUrl,
    image_urls: list(pictureUrl),
    mask_image: pictureUrl,
    mask_url: pictureUrl,
    num_images: oneOf(1),
    output_format: oneOf('png', 'jpeg'),
    sync_mode: flag,
  },
  ['prompt'],
);

/** `router.huggingface.co`, and what `huggingface.co/api` tells of models, under one address. */
export const huggingface: ProviderEntry = {
  faults: ['503', 'json', 'url-no-cors', 'held'],
  readKey: bearer,
  refuse,
  answer: (call) => {
    const { method, path } = call.request;
    const found = ROUTES.find(({ start }) => `${method} ${path}`.startsWith(start));
    if (found) return found.answer(call, `${method} ${path}`.slice(found.start.length));
    unknown(call);
  },
};

const ROUTES: readonly { start: string; answer(call: ProviderCall, rest: string): void }[] = [
  {
    start: 'GET /api/whoami-v2',
    answer: (call) => send(call, 200, { type: 'user', name: 'easel', canPay: true }),
  },
  { start: 'GET /api/models/', answer: lookUp },
  {
    start: 'GET /api/models',
    answer: (call) =>
      send(
        call,
        200,
        Object.keys(MAPPINGS).map((id) => ({ id, likes: 7 })),
      ),
  },
  {
    start: 'GET /v1/models',
    answer: (call) => send(call, 200, { object: 'list', data: [{ id: 'openai/gpt-oss-120b' }] }),
  },
  { start: 'POST /v1/chat/completions', answer: talk },
  { start: 'POST /hf-inference/models/', answer: infer },
  { start: 'POST /fal-ai/', answer: submit },
  { start: 'GET /fal-ai/', answer: poll },
];

function refuse(call: ProviderCall, { status, message }: Refusal): void {
  send(call, status, { error: message });
}

function unknown(call: ProviderCall): void {
  const { method, path } = call.request;
  refuse(call, { status: 404, kind: 'unknown', message: `There is no ${method} ${path}.` });
}

function lookUp(call: ProviderCall, rest: string): void {
  const mapping = MAPPINGS[decodeURIComponent(rest)];
  if (!mapping) return unknown(call);
  if (call.query.get('expand[]') !== 'inferenceProviderMapping') return send(call, 200, { id: rest });
  send(call, 200, { _id: '1', id: rest, inferenceProviderMapping: mapping });
}

function talk(call: ProviderCall): void {
  const message = CHAT_BODY(call.body, '');
  if (message !== undefined) return refuse(call, { status: 400, kind: 'invalid', message });
  answerChat(call, 'images');
}

function infer(call: ProviderCall, rest: string): void {
  if (!('hf-inference' in (MAPPINGS[decodeURIComponent(rest)] ?? {}))) return unknown(call);
  const message = HF_BODY(call.body, '');
  if (message !== undefined) return refuse(call, { status: 400, kind: 'invalid', message });
  const { inputs, parameters = {} } = call.body as { inputs: string; parameters?: Record<string, unknown> };
  if (call.fault === '503' && countTurn(call, inputs) === 1) {
    return send(call, 503, { error: `Model ${rest} is currently loading`, estimated_time: 20 });
  }
  charge(call);
  const image = drawBase64(toPixels(parameters), inputs);
  if (call.fault === 'json') return send(call, 200, { data: [{ b64_json: image }] });
  const bytes = Buffer.from(image, 'base64');
  call.response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length }).end(bytes);
}

function isQueued({ query }: ProviderCall): boolean {
  return query.get('_subdomain') === 'queue';
}

function submit(call: ProviderCall, providerId: string): void {
  const isKnown = Object.values(MAPPINGS).some((mapping) =>
    JSON.stringify(mapping).includes(`"${providerId}"`),
  );
  if (!isKnown || !isQueued(call)) return unknown(call);
  const message = FAL_BODY(call.body, '');
  if (message !== undefined) return send(call, 422, { detail: [{ loc: ['body'], msg: message }] });
  charge(call);
  const { id } = startTask(call, providerId);
  send(call, 200, { ...toQueued(providerId, id), status: 'IN_QUEUE', queue_position: 0 });
}

/** The address is on a host of its own, which no page reaches: only its path counts, on the router. */
function toQueued(providerId: string, id: string): object {
  const address = `https://queue.fal.run/${providerId}/requests/${id}`;
  return { request_id: id, response_url: address, status_url: `${address}/status` };
}

function poll(call: ProviderCall, rest: string): void {
  const [, providerId, id = '', status] = /^(.+)\/requests\/(\w+)(\/status)?$/u.exec(rest) ?? [];
  const task = call.memory.tasks.get(id);
  if (!task || task.model !== providerId || !isQueued(call)) return unknown(call);
  if (status !== undefined) {
    const isOver = pollTask(call, task) === 'over';
    return send(call, 200, {
      ...toQueued(task.model, id),
      status: isOver ? 'COMPLETED' : 'IN_PROGRESS',
    });
  }
  if (!task.isOver)
    return refuse(call, { status: 400, kind: 'invalid', message: 'Request is still in progress' });
  send(call, 200, { images: [toImage(call, task)], seed: 42, prompt: task.body['prompt'] });
}

function toImage(call: ProviderCall, { id, body }: ProviderTask): object {
  if (body['sync_mode'] !== true) {
    return { url: toFileUrl(call, id, call.fault === 'url-no-cors'), content_type: 'image/png' };
  }
  return { url: `data:image/png;base64,${drawBase64(toPixels(body), String(body['prompt']))}` };
}

function toPixels({ width, height, image_size: size }: Record<string, unknown>): Size {
  const { width: across, height: down } = (size ?? { width, height }) as Partial<Size>;
  return { width: across ?? 1024, height: down ?? 1024 };
}
