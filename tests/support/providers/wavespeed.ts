import type { Size } from '../../../src/lib/contracts/size.ts';
import { drawBase64 } from '../draw-base64.ts';
import { bearer, charge, send, toFileUrl, toSize } from './provider-call.ts';
import type { ProviderCall, ProviderEntry, Refusal } from './provider-call.ts';
import { pollTask, startTask } from './provider-task.ts';
import type { ProviderTask } from './provider-task.ts';
import { WAVESPEED_SERVED } from './wavespeed-schemas.ts';
import type { FieldSchema, ServedModel } from './wavespeed-schemas.ts';
import { flag, list, number, object, oneOf, pictureUrl, text, whole } from './wire-check.ts';
import type { Check } from './wire-check.ts';

const PREFIX = '/api/v3/';

/** `api.wavespeed.ai`; base URLs end in `/api/v3`. */
export const wavespeed: ProviderEntry = {
  faults: ['failed', 'nsfw', 'bare', 'url', 'url-no-cors', 'held', 'bare-base64'],
  readKey: bearer,
  refuse,
  answer: (call) => {
    const { method, path } = call.request;
    const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : '';
    if (method === 'GET') return answerGet(call, name);
    if (method === 'POST' && name === OPTIMIZER) return optimise(call);
    const model = WAVESPEED_SERVED[name];
    if (method !== 'POST' || !model) return unknown(call);
    return submit(call, name, model);
  },
};

/** Its model for prompts. */
const OPTIMIZER = 'wavespeed-ai/prompt-optimizer';
const OPTIMIZER_BODY = object(
  {
    text: text(),
    mode: oneOf('image', 'video'),
    style: oneOf('default', 'artistic', 'photographic', 'technical', 'anime', 'realistic'),
    image: pictureUrl,
    enable_sync_mode: flag,
  },
  ['text'],
);

/** It was asked to answer at once, and does not. */
function optimise(call: ProviderCall): void {
  const message = OPTIMIZER_BODY(call.body, '');
  if (message !== undefined) return refuse(call, { status: 400, kind: 'invalid', message });
  charge(call);
  wrap(call, toPrediction(call, startTask(call, OPTIMIZER), 'processing'));
}

function refuse(call: ProviderCall, { status, message }: Refusal): void {
  send(call, status, { code: status, message });
}

function unknown(call: ProviderCall): void {
  const { method, path } = call.request;
  refuse(call, { status: 404, kind: 'unknown', message: `There is no ${method} ${path}.` });
}

function answerGet(call: ProviderCall, name: string): void {
  if (name === 'models') return sendModels(call);
  if (name === 'balance') return wrap(call, { balance: 23.45 });
  const id = /^predictions\/(\w+)(?:\/result)?$/u.exec(name)?.[1];
  const task = id === undefined ? undefined : call.memory.tasks.get(id);
  return task ? poll(call, task) : unknown(call);
}

function sendModels(call: ProviderCall): void {
  const models = Object.entries(WAVESPEED_SERVED).map(
    ([path, { basePrice, type, required, properties }]) => ({
      model_id: path,
      name: path,
      base_price: basePrice,
      type,
      api_schema: {
        api_schemas: [
          {
            type: 'model_run',
            method: 'POST',
            api_path: `${PREFIX}${path}`,
            request_schema: { type: 'object', required, properties },
          },
        ],
      },
    }),
  );
  const video = {
    model_id: 'acme/film-1',
    name: 'Film',
    base_price: 0.5,
    type: 'text-to-video',
    api_schema: {},
  };
  wrap(call, [...models, video]);
}

/** Some payloads come without. */
function wrap(call: ProviderCall, data: object): void {
  const isBare = call.fault.startsWith('bare') && !Array.isArray(data);
  send(call, 200, isBare ? data : { code: 200, message: 'success', data });
}

function submit(call: ProviderCall, path: string, model: ServedModel): void {
  const wrong = toCheck(model)(call.body, '') ?? findSizeFault(call.body, model.properties['size']);
  if (wrong !== undefined) return refuse(call, { status: 400, kind: 'invalid', message: wrong });
  charge(call);
  wrap(call, toPrediction(call, startTask(call, path), 'created'));
}

function toCheck({ properties, required }: ServedModel): Check {
  const fields = Object.entries(properties).map(([name, schema]) => [name, toFieldCheck(name, schema)]);
  return object(Object.fromEntries(fields) as Record<string, Check>, required);
}

function toFieldCheck(name: string, schema: FieldSchema): Check {
  const { minimum = -Infinity, maximum = Infinity, minItems = 0, maxItems = Infinity } = schema;
  if (schema.enum) return oneOf(...schema.enum);
  switch (schema.type) {
    case 'string':
      return /image/u.test(name) ? pictureUrl : text();
    case 'integer':
      return whole(minimum, maximum);
    case 'number':
      return number(minimum, maximum);
    case 'boolean':
      return flag;
    case 'array':
      return list(pictureUrl, { min: minItems, max: maxItems });
    default:
      return schema.type satisfies never;
  }
}

function findSizeFault(body: unknown, schema: FieldSchema | undefined): string | undefined {
  const { size } = body as { size?: string };
  if (size === undefined || !schema) return undefined;
  const { minimum = 0, maximum = Infinity, pattern = '' } = schema;
  const sides = size.split('*').map(Number);
  const isRight =
    new RegExp(pattern, 'u').test(size) && sides.every((side) => side >= minimum && side <= maximum);
  return isRight ? undefined : `size: must be w*h, each from ${minimum} to ${maximum}`;
}

function poll(call: ProviderCall, task: ProviderTask): void {
  const state = pollTask(call, task);
  if (state !== 'over') return wrap(call, toPrediction(call, task, state));
  const hasFailed = call.fault === 'failed' || call.fault === 'nsfw';
  wrap(call, toPrediction(call, task, hasFailed ? 'failed' : 'completed'));
}

function toPrediction(call: ProviderCall, task: ProviderTask, status: string): object {
  const { id, model } = task;
  const isNsfw = status === 'failed' && call.fault === 'nsfw';
  const failure = isNsfw ? 'Content flagged as potentially sensitive.' : 'Our GPU went away.';
  return {
    id,
    model,
    status,
    outputs: status === 'completed' ? [toOutput(call, task)] : [],
    urls: { get: `${call.memory.origin}${PREFIX}predictions/${id}/result` },
    has_nsfw_contents: isNsfw ? [true] : [],
    error: status === 'failed' ? failure : '',
    created_at: '2026-11-02T10:00:00Z',
  };
}

function toOutput(call: ProviderCall, { id, body, model }: ProviderTask): string {
  if (model === OPTIMIZER) return `In other words: ${String(body['text'])}`;
  const isUrl = call.fault.startsWith('url') || body['enable_base64_output'] !== true;
  if (isUrl) return toFileUrl(call, id, call.fault === 'url-no-cors');
  const base64 = drawBase64(toPixels(body), String(body['prompt']));
  return call.fault === 'bare-base64' ? base64 : `data:image/png;base64,${base64}`;
}

function toPixels({ size, aspect_ratio: shape, resolution }: Record<string, unknown>): Size {
  if (typeof size === 'string') {
    const [width = 1024, height = 1024] = size.split('*').map(Number);
    return { width, height };
  }
  return toSize(String(shape ?? '1:1'), resolution === '4k' ? 16_777_216 : 1_048_576);
}
