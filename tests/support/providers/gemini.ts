import { AREAS, charge, countTurn, drawRatio, send } from './provider-call.ts';
import type { ProviderCall, ProviderEntry, Refusal } from './provider-call.ts';
import { base64, either, isObject, list, number, object, oneOf, text } from './wire-check.ts';
import type { Check } from './wire-check.ts';

const TEN = ['1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9', '21:9'];
const FOURTEEN = [...TEN, '1:4', '1:8', '4:1', '8:1'];
const THREE_TIERS = ['1K', '2K', '4K'];

interface Model {
  ratios: readonly string[];
  /** None: it knows no name for its one size. */
  tiers: readonly string[];
  maxPictures: number;
  /** It can be told how long to think. */
  thinks?: boolean;
}

const IMAGE_MODELS: Readonly<Record<string, Model>> = {
  'gemini-2.5-flash-image': { ratios: TEN, tiers: [], maxPictures: 3 },
  'gemini-3-pro-image': { ratios: TEN, tiers: THREE_TIERS, maxPictures: 14 },
  'gemini-3.1-flash-lite-image': { ratios: TEN, tiers: [], maxPictures: 14 },
  'gemini-nano-banana-2.1': {
    ratios: FOURTEEN,
    tiers: ['512', ...THREE_TIERS],
    maxPictures: 14,
    thinks: true,
  },
};
const TEXT_MODELS = ['gemini-3-flash', 'gemini-3-pro', 'gemini-2.5-flash', 'gemini-2.5-pro'];

const STATUSES: Readonly<Record<Refusal['kind'], string>> = {
  invalid: 'INVALID_ARGUMENT',
  auth: 'INVALID_ARGUMENT',
  unknown: 'NOT_FOUND',
  rate: 'RESOURCE_EXHAUSTED',
  moderation: 'INVALID_ARGUMENT',
  credit: 'FAILED_PRECONDITION',
  busy: 'UNAVAILABLE',
};

const USAGE = { promptTokenCount: 12, candidatesTokenCount: 1290, totalTokenCount: 1302 };

/** `generativelanguage.googleapis.com`; base URLs end in `/v1beta`. */
export const gemini: ProviderEntry = {
  faults: ['blocked', 'unsafe', 'text', '429'],
  readKey: ({ headers }) => headers['x-goog-api-key'],
  refuse,
  answer: (call) => {
    const { method, path } = call.request;
    if (call.query.has('key')) return invalid(call, 'The key stands in the address.');
    if (method === 'GET' && path === '/v1beta/models') return sendModels(call);
    const model = /^\/v1beta\/models\/([^/:]+):generateContent$/u.exec(path)?.[1];
    if (method !== 'POST' || model === undefined) return unknown(call, `There is no ${method} ${path}.`);
    if (TEXT_MODELS.includes(model)) return answerWords(call);
    const known = IMAGE_MODELS[model];
    return known ? answerPicture(call, known) : unknown(call, `models/${model} is no longer available.`);
  },
};

function refuse(call: ProviderCall, { status, kind, message }: Refusal): void {
  const details =
    kind === 'auth'
      ? [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }]
      : kind === 'rate'
        ? [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7s' }]
        : [];
  // A bad key is told as a bad argument.
  const code = kind === 'auth' ? 400 : status;
  send(call, code, { error: { code, message, status: STATUSES[kind], details } });
}

function invalid(call: ProviderCall, message: string): void {
  refuse(call, { status: 400, kind: 'invalid', message });
}

function unknown(call: ProviderCall, message: string): void {
  refuse(call, { status: 404, kind: 'unknown', message });
}

function sendModels(call: ProviderCall): void {
  const size = Number(call.query.get('pageSize') ?? 50);
  const names = [...Object.keys(IMAGE_MODELS), ...TEXT_MODELS].slice(0, size);
  send(call, 200, {
    models: names.map((name) => ({
      name: `models/${name}`,
      displayName: name,
      supportedGenerationMethods: ['generateContent'],
    })),
  });
}

const PART = either(
  object({ text: text() }, ['text']),
  object(
    {
      inlineData: object({ mimeType: oneOf('image/png', 'image/jpeg', 'image/webp'), data: base64 }, [
        'mimeType',
        'data',
      ]),
    },
    ['inlineData'],
  ),
);
const CONTENTS = list(object({ role: oneOf('user', 'model'), parts: list(PART) }, ['parts']));

const THINKING = object({ thinkingLevel: oneOf('minimal', 'low', 'medium', 'high') }, ['thinkingLevel']);

function toPictureBody({ ratios, tiers, thinks }: Model): Check {
  const imageConfig = object({
    aspectRatio: oneOf(...ratios),
    ...(tiers.length > 0 ? { imageSize: oneOf(...tiers) } : {}),
  });
  const generationConfig = object(
    {
      responseModalities: list(oneOf('TEXT', 'IMAGE'), { min: 2, max: 2 }),
      imageConfig,
      ...(thinks ? { thinkingConfig: THINKING } : {}),
    },
    ['responseModalities'],
  );
  return object({ contents: CONTENTS, generationConfig }, ['contents', 'generationConfig']);
}

interface PictureBody {
  contents: { parts: { text?: string; inlineData?: object }[] }[];
  generationConfig?: { imageConfig?: { aspectRatio?: string; imageSize?: string } };
}

function answerPicture(call: ProviderCall, model: Model): void {
  const wrong = toPictureBody(model)(call.body, '');
  if (wrong !== undefined) return invalid(call, wrong);
  const { contents, generationConfig } = call.body as PictureBody;
  const parts = contents.flatMap((content) => content.parts);
  if (parts.filter(({ inlineData }) => inlineData).length > model.maxPictures) {
    return invalid(call, `contents.parts: at most ${model.maxPictures} pictures`);
  }
  const prompt = parts.find((part) => part.text !== undefined)?.text ?? '';
  if (call.fault === '429' && countTurn(call, prompt) === 1) {
    return refuse(call, { status: 429, kind: 'rate', message: 'You exceeded your current quota.' });
  }
  charge(call);
  const { aspectRatio = '1:1', imageSize = '1K' } = generationConfig?.imageConfig ?? {};
  send(
    call,
    200,
    toAnswer(call.fault, () => drawRatio(aspectRatio, AREAS[imageSize] ?? 0, prompt)),
  );
}

function toAnswer(fault: string, draw: () => string): object {
  if (fault === 'blocked') {
    return { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: USAGE };
  }
  if (fault === 'unsafe') {
    return { candidates: [{ finishReason: 'IMAGE_SAFETY', finishMessage: 'The image was not shown.' }] };
  }
  const words = { text: fault === 'text' ? 'I would rather describe it.' : 'Here it is.' };
  const picture = fault === 'text' ? [] : [{ inlineData: { mimeType: 'image/png', data: draw() } }];
  const content = { role: 'model', parts: [words, ...picture] };
  return { candidates: [{ content, finishReason: 'STOP', index: 0 }], usageMetadata: USAGE };
}

const TEXT_BODY = object(
  {
    contents: CONTENTS,
    systemInstruction: object({ role: text(), parts: list(object({ text: text() }, ['text'])) }, ['parts']),
    generationConfig: object({ temperature: number(0, 2), maxOutputTokens: number(1, 100_000) }),
  },
  ['contents'],
);

function answerWords(call: ProviderCall): void {
  const wrong = TEXT_BODY(call.body, '');
  if (wrong !== undefined) return invalid(call, wrong);
  charge(call);
  const parts = (call.body as PictureBody).contents.flatMap((content) => content.parts).filter(isObject);
  const last = parts.flatMap((part) => part.text ?? []).at(-1) ?? '';
  const content = { role: 'model', parts: [{ text: `In other words: ${last}` }] };
  send(call, 200, { candidates: [{ content, finishReason: 'STOP' }], usageMetadata: USAGE });
}
