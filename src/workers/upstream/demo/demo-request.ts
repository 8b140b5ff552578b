import type { RelayForm } from '../../../lib/contracts/profile.ts';
import type { ImageFormat, Quality } from '../../../lib/contracts/parameters.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { fromBase64 } from '../../../lib/kernel/base64.ts';
import type { TokenCounts } from './answer-wire.ts';

/** What a request of either form asks for, in one shape. */
export interface DemoRequest {
  form: RelayForm;
  edit: boolean;
  prompt: string;
  /** The image model, or whatever stands in `model`. */
  model: string;
  size: Size | 'auto';
  quality: Quality;
  format: ImageFormat;
  /** 0 to 100. */
  compression: number;
  transparent: boolean;
  stream: boolean;
  /** 0 to 3. */
  previews: number;
  count: number;
  sources: Blob[];
  /** Marks over the first of them. */
  markup?: Blob;
  /** It asks for an answer that goes on without the line. */
  livesOn: boolean;
}

/** Reads a JSON or multipart body sent to `responses`, `images/generations` or `images/edits`. */
export function readDemoRequest(path: string, body: unknown): DemoRequest {
  if (body instanceof FormData) return readForm(body);
  const values = toRecord(typeof body === 'string' ? JSON.parse(body) : body);
  return path.endsWith('/responses') ? readResponses(values) : readImages(values);
}

/** Token counts such as a real upstream would report for this request. */
export function countTokens(request: DemoRequest, size: Size): TokenCounts {
  const perMegapixel = OUTPUT_TOKENS[request.quality];
  return {
    text: Math.ceil(request.prompt.length / 4) + 8,
    images: (request.sources.length + (request.markup ? 1 : 0)) * 1250,
    output: Math.round(((size.width * size.height) / 1_048_576) * perMegapixel) * request.count,
  };
}

const OUTPUT_TOKENS: Record<Quality, number> = {
  auto: 1056,
  low: 272,
  medium: 1056,
  high: 4160,
  xhigh: 6240,
  max: 8320,
};

function readResponses(values: Values): DemoRequest {
  const tool = toRecord(
    toList(values['tools']).find((entry) => toRecord(entry)['type'] === 'image_generation'),
  );
  const content = toList(values['input'])
    .flatMap((message) => toList(toRecord(message)['content']))
    .map(toRecord);
  const addresses = content.map((part) => part['image_url']).filter((url) => typeof url === 'string');
  return {
    ...readShared('responses', { ...tool, stream: values['stream'] }),
    model: toText(tool['model'] ?? values['model']),
    prompt:
      typeof values['input'] === 'string'
        ? values['input']
        : content.map((part) => toText(part['text'])).join(''),
    edit: addresses.length > 0,
    sources: addresses.map(toSource),
    livesOn: values['background'] === true,
  };
}

function readImages(values: Values): DemoRequest {
  const addresses = toList(values['images']).map((image) => toText(toRecord(image)['image_url']));
  return {
    ...readShared('images', values),
    edit: addresses.length > 0,
    sources: addresses.filter((url) => url !== '').map(toSource),
  };
}

function readForm(form: FormData): DemoRequest {
  const values: Values = {};
  const sources: Blob[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') values[name] = value;
    else if (name === 'image' || name === 'image[]') sources.push(value);
  }
  const markup = form.get('markup');
  return {
    ...readShared('images', values),
    edit: true,
    sources,
    ...(markup instanceof Blob ? { markup } : {}),
  };
}

function readShared(form: RelayForm, values: Values): DemoRequest {
  const format = toText(values['output_format']);
  return {
    form,
    edit: false,
    prompt: toText(values['prompt']),
    model: toText(values['model']),
    size: readSize(toText(values['size'])),
    quality: readQuality(toText(values['quality'])),
    format: format === 'jpeg' || format === 'webp' ? format : 'png',
    compression: readNumber(values['output_compression'], 100, 100),
    transparent: values['background'] === 'transparent' && format !== 'jpeg',
    stream: values['stream'] === true || values['stream'] === 'true',
    previews: readNumber(values['partial_images'], 0, 3),
    count: Math.max(1, readNumber(values['n'], 1, 10)),
    sources: [],
    livesOn: false,
  };
}

type Values = Record<string, unknown>;

function readSize(text: string): Size | 'auto' {
  const match = /^(\d{2,4})x(\d{2,4})$/.exec(text);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : 'auto';
}

function readQuality(text: string): Quality {
  return text in OUTPUT_TOKENS ? (text as Quality) : 'auto';
}

function readNumber(value: unknown, otherwise: number, max: number): number {
  const number = value === undefined || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? Math.min(Math.max(0, Math.round(number)), max) : otherwise;
}

function toSource(address: string): Blob {
  const mimeType = /^data:([^;,]*)/.exec(address)?.[1] ?? '';
  return new Blob([fromBase64(address) as Uint8Array<ArrayBuffer>], { type: mimeType });
}

function toRecord(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {};
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
