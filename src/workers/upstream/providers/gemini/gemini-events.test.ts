import { describe, expect, it } from 'vitest';
import { gemini } from './gemini.ts';
import { toGeminiEvents } from './gemini-events.ts';

const read = (data: unknown) => toGeminiEvents({ name: '', data });
const candidate = (parts: unknown[], finishReason = 'STOP') => ({
  content: { parts, role: 'model' },
  finishReason,
});
const IMAGE = { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } };

describe('toGeminiEvents', () => {
  it('reads image, words and usage, and leaves thoughts out', () => {
    const events = read({
      candidates: [candidate([{ text: 'Here it is.' }, { ...IMAGE, thought: true }, IMAGE])],
      usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 1290, totalTokenCount: 1300 },
    });
    expect(events.map(({ type }) => type)).toEqual([
      'text-received',
      'image-received',
      'usage-received',
      'answer-completed',
    ]);
    expect(events[1]).toMatchObject({ base64: 'iVBORw0KGgo=' });
    expect(events[2]).toMatchObject({
      usage: { inputTokens: 10, outputTokens: 1290, outputImageTokens: 1290 },
    });
  });

  it('reads snake case and answers in pieces', () => {
    const pieces = [
      { candidates: [{ content: { parts: [{ text: 'One ' }] } }] },
      { candidates: [candidate([{ inline_data: { mime_type: 'image/jpeg', data: '/9j/4AAQ' } }])] },
    ];
    expect(read(pieces).map(({ type }) => type)).toEqual([
      'text-received',
      'image-received',
      'answer-completed',
    ]);
  });

  it('has only words where the model answers with words', () => {
    expect(read({ candidates: [candidate([{ text: 'I cannot draw that.' }])] })).toEqual([
      { type: 'text-received', text: 'I cannot draw that.' },
      { type: 'answer-completed' },
    ]);
  });

  it.each([
    [{ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }, 'PROHIBITED_CONTENT'],
    [{ candidates: [{ finishReason: 'IMAGE_SAFETY', finishMessage: 'Not this one.' }] }, 'Not this one.'],
  ])('says what was blocked: %j', (answer, message) => {
    expect(read(answer)).toContainEqual({
      type: 'failure-received',
      failure: expect.objectContaining({ code: 'moderation', message, retryable: false }) as unknown,
    });
  });

  it('takes an image although the reason of its end sounds otherwise', () => {
    expect(read({ candidates: [candidate([IMAGE], 'OTHER')] }).map(({ type }) => type)).toEqual([
      'image-received',
      'answer-completed',
    ]);
  });

  it.each([undefined, null, 'text', 7, {}, [], { candidates: 'x' }, { candidates: [null, { content: 3 }] }])(
    'gives nothing for %j',
    (data) => expect(read(data)).toEqual([]),
  );
});

describe('gemini', () => {
  const fail = (status: number, body: unknown) =>
    gemini.toFailure({ status, headers: new Headers(), body: JSON.stringify(body) });

  it.each([
    [400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', 'auth', false],
    [400, 'INVALID_ARGUMENT', 'Unknown name "foo"', 'validation', false],
    [404, 'NOT_FOUND', 'models/imagen-4 is no longer available.', 'modelNotFound', false],
    [429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted', 'rate', true],
    [503, 'UNAVAILABLE', 'The model is overloaded.', 'serverError', true],
  ] as const)('%i %s "%s" is %s', (code, status, message, expected, retryable) => {
    expect(fail(code, { error: { code, message, status } })).toMatchObject({ code: expected, retryable });
  });

  const retry = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7.5s' };
  const perDay = { violations: [{ quotaId: 'GenerateRequestsPerDayPerProject' }] };

  it.each([
    [[retry], { code: 'rate', retryable: true, retryAfterMs: 7500 }],
    [[retry, perDay], { code: 'quota', retryable: false }],
    [[{ ...retry, retryDelay: '40000s' }], { code: 'quota', retryable: false }],
    [[], { code: 'quota', retryable: false }],
  ])('an allowance that is used up, with %j', (details, expected) => {
    const message = 'You exceeded your current quota, please check your plan.';
    const error = { code: 429, message, status: 'RESOURCE_EXHAUSTED', details };
    expect(fail(429, { error })).toMatchObject(expected);
    expect(fail(429, [{ error }] as unknown)).toMatchObject(expected);
  });

  it('says what each costs, how many tiers it has, and what is hidden in all', () => {
    const of = (imageModel: string) => gemini.capabilitiesOf?.({ imageModel });
    expect(of('gemini-3-pro-image')).toMatchObject({
      price: { usd: { '1K': 0.134, '2K': 0.134, '4K': 0.24 }, date: '2026-11-01' },
      sizes: { areas: { '1K': 1_048_576, '2K': 4_194_304, '4K': 16_777_216 } },
      maxSources: 14,
      watermark: 'SynthID',
    });
    expect(of('gemini-2.5-flash-image')).toMatchObject({
      price: { usd: 0.039 },
      sizes: { areas: { '1K': 1_048_576 } },
      watermark: 'SynthID',
    });
    const { sizes } = of('gemini-3.1-flash-image') ?? {};
    expect(sizes).toMatchObject({ areas: { '512': 262_144 } });
    expect((sizes as { ratios: readonly string[] }).ratios).toHaveLength(14);
    expect(of('gemini-nano-banana-2.1')).not.toHaveProperty('price');
    expect(of('gemini-9-image')).toMatchObject({ watermark: 'SynthID' });
  });

  it('sends its key in a header of its own and lists those that draw', () => {
    expect(gemini.toAuthHeaders?.('AIzaX')).toEqual({ 'x-goog-api-key': 'AIzaX' });
    const models = [{ name: 'models/gemini-3-pro' }, { name: 'models/gemini-3-pro-image' }, null];
    expect(gemini.models?.read({ models })).toEqual(['gemini-3-pro-image']);
    expect(gemini.models?.read({ error: {} })).toBeUndefined();
  });

  it('knows its models, and takes an unknown one for a newer', () => {
    const of = (imageModel: string) => gemini.capabilitiesOf?.({ imageModel });
    expect(of('gemini-2.5-flash-image-preview')).toMatchObject({ maxSources: 3, verified: true });
    expect(of('models/gemini-3-pro-image')).toMatchObject({ family: 'gemini-3-pro-image', masks: false });
    expect(of('gemini-9-image')).toMatchObject({ verified: false });
  });
});
