import type { RecordedPart } from '../recorded-request.ts';
import { bearer, charge, drawRatio, send } from './provider-call.ts';
import type { ProviderCall, ProviderEntry, Refusal } from './provider-call.ts';
import { number, object, oneOf, text, whole } from './wire-check.ts';
import type { Check } from './wire-check.ts';

const RATIO = oneOf('21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21');
const STYLES = [
  'enhance',
  'anime',
  'photographic',
  'digital-art',
  'comic-book',
  'fantasy-art',
  'line-art',
  'analog-film',
  'neon-punk',
  'isometric',
  'low-poly',
  'origami',
  'modeling-compound',
  'cinematic',
  '3d-model',
  'pixel-art',
  'tile-texture',
];

const EVERY_FIELD: Readonly<Record<string, Check>> = {
  prompt: text(10_000),
  negative_prompt: text(10_000),
  aspect_ratio: RATIO,
  seed: whole(0, 4_294_967_294),
  output_format: oneOf('png', 'jpeg', 'webp'),
  style_preset: oneOf(...STYLES),
};
const WITH_PICTURE = { ...EVERY_FIELD, image: text(), strength: number(0, 1) };

const GENERATE: Readonly<Record<string, { fields: Readonly<Record<string, Check>>; area: number }>> = {
  ultra: { fields: WITH_PICTURE, area: 1_048_576 },
  core: { fields: EVERY_FIELD, area: 1_572_864 },
  sd3: {
    fields: {
      ...WITH_PICTURE,
      model: oneOf('sd3.5-large', 'sd3.5-large-turbo', 'sd3.5-medium', 'sd3.5-flash'),
      mode: oneOf('text-to-image', 'image-to-image'),
      cfg_scale: number(1, 10),
    },
    area: 1_048_576,
  },
};
/** Come as text, and are numbers. */
const FIGURES = ['seed', 'strength', 'cfg_scale'];

const NAMES: Readonly<Record<Refusal['kind'], string>> = {
  invalid: 'bad_request',
  auth: 'unauthorized',
  unknown: 'not_found',
  rate: 'rate_limit_exceeded',
  moderation: 'content_moderation',
  credit: 'payment_required',
  busy: 'internal_error',
};

/** `api.stability.ai`. */
export const stability: ProviderEntry = {
  faults: ['filtered', '402', '403'],
  readKey: bearer,
  refuse,
  answer: (call) => {
    const { method, path } = call.request;
    if (method === 'GET' && path === '/v1/user/balance') return send(call, 200, { credits: 412.5 });
    const name = /^\/v2beta\/stable-image\/generate\/(\w+)$/u.exec(path)?.[1] ?? '';
    if (method !== 'POST' || !Object.hasOwn(GENERATE, name)) {
      return refuse(call, { status: 404, kind: 'unknown', message: `There is no ${method} ${path}.` });
    }
    return generate(call, name);
  },
};

function refuse(call: ProviderCall, { status, kind, message }: Refusal): void {
  send(call, status, { id: '5f0e', name: NAMES[kind], errors: [message] });
}

function generate(call: ProviderCall, name: string): void {
  const wrong = findFault(call, name);
  if (wrong !== undefined) return refuse(call, { status: 400, kind: 'invalid', message: wrong });
  if (call.fault === '402') {
    const message = 'You lack sufficient credits to make this request.';
    return refuse(call, { status: 402, kind: 'credit', message });
  }
  if (call.fault === '403') {
    const message = 'Your request was flagged by our content moderation system.';
    return refuse(call, { status: 403, kind: 'moderation', message });
  }
  const fields = toFields(call.request.parts);
  const ratio = String(fields['aspect_ratio'] ?? '1:1');
  const image = drawRatio(ratio, GENERATE[name]?.area ?? 0, String(fields['prompt']));
  const isFiltered = call.fault === 'filtered';
  // What was filtered is not charged for.
  if (!isFiltered) charge(call);
  send(call, 200, { image, seed: 42, finish_reason: isFiltered ? 'CONTENT_FILTERED' : 'SUCCESS' });
}

function findFault({ request }: ProviderCall, name: string): string | undefined {
  const { headers, parts } = request;
  if (!/^multipart\/form-data; *boundary=/u.test(headers['content-type'] ?? ''))
    return 'content-type: must be multipart/form-data';
  if (!/application\/json|image\/\*/u.test(headers['accept'] ?? ''))
    return 'accept: must be application/json or image/*';
  const names = parts.map((part) => part.name);
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice !== undefined) return `${twice}: came twice`;
  const fields = toFields(parts);
  const check = object(GENERATE[name]?.fields ?? {}, ['prompt', ...(name === 'sd3' ? ['model'] : [])]);
  return check(fields, '') ?? findClash(fields, name);
}

/** Fields that are right by themselves and wrong together. */
function findClash(fields: Record<string, unknown>, name: string): string | undefined {
  const hasPicture = 'image' in fields;
  if (hasPicture !== 'strength' in fields) return 'strength: goes with image, and image with it';
  if (name !== 'sd3') return undefined;
  if (hasPicture !== (fields['mode'] === 'image-to-image')) return 'mode: image-to-image goes with image';
  if (hasPicture && 'aspect_ratio' in fields) return 'aspect_ratio: only for text-to-image';
  return fields['model'] === 'sd3.5-flash' && 'negative_prompt' in fields
    ? 'negative_prompt: not with this model'
    : undefined;
}

function toFields(parts: readonly RecordedPart[]): Record<string, unknown> {
  return Object.fromEntries(parts.map((part) => [part.name, toValue(part)]));
}

function toValue({ name, text: words, mimeType, sizeBytes }: RecordedPart): unknown {
  // A picture must be a file, and nothing else may be one.
  if (name === 'image') return sizeBytes ? mimeType : undefined;
  if (words === undefined) return undefined;
  return FIGURES.includes(name) && words.trim() !== '' ? Number(words) : words;
}
