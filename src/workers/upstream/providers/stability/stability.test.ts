import { describe, expect, it } from 'vitest';
import { SAMPLE_SOURCES, sampleRequest } from '../../../../../tests/support/sample-request.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { stability } from './stability.ts';

const BASE = 'https://api.stability.ai';

async function create(imageModel: string, recipe: Partial<Recipe> = {}, sources: typeof SAMPLE_SOURCES = []) {
  const request = sampleRequest(
    { form: 'stability', baseUrl: BASE, imageModel },
    { format: 'webp', ...recipe },
    sources,
  );
  const { body, ...rest } = await stability.toHttpRequest(request);
  if (!(body instanceof FormData)) throw new TypeError('It has to be multipart.');
  const parts = [...body].map(([name, value]) => [name, typeof value === 'string' ? value : value.type]);
  return { ...rest, parts: Object.fromEntries(parts) as Record<string, string> };
}

describe('toStabilityRequest', () => {
  it('is multipart without a file, and asks for JSON', async () => {
    expect(await create('core')).toEqual({
      url: `${BASE}/v2beta/stable-image/generate/core`,
      method: 'POST',
      headers: { Accept: 'application/json' },
      parts: { prompt: 'A cat', output_format: 'webp', aspect_ratio: '16:9' },
    });
  });

  it('sends what was chosen, 0 included', async () => {
    const options = { 'negative-prompt': 'dogs', style: 'anime', seed: 0, guidance: 7 };
    expect((await create('sd3.5-large', { options })).parts).toEqual({
      prompt: 'A cat',
      output_format: 'webp',
      aspect_ratio: '16:9',
      negative_prompt: 'dogs',
      style_preset: 'anime',
      seed: '0',
      model: 'sd3.5-large',
      mode: 'text-to-image',
      cfg_scale: '7',
    });
  });

  it('sends nothing that the model has not, and seeds that it takes', async () => {
    const options = {
      'negative-prompt': 'dogs',
      guidance: 20,
      style: 'oil',
      seed: 4_294_967_296,
      strength: 0.3,
    };
    expect((await create('sd3.5-flash', { options })).parts).toEqual({
      prompt: 'A cat',
      output_format: 'webp',
      aspect_ratio: '16:9',
      seed: '1',
      model: 'sd3.5-flash',
      mode: 'text-to-image',
      cfg_scale: '10',
    });
    const { parts } = await create('core', { options }, SAMPLE_SOURCES);
    expect(parts).toEqual({
      prompt: 'A cat',
      output_format: 'webp',
      aspect_ratio: '16:9',
      negative_prompt: 'dogs',
      seed: '1',
    });
  });

  it('sends the whole prompt, and what the frame keeps out along with the rest', async () => {
    const frame = { parts: [{ from: 'template' as const, id: 't', text: 'Wide.' }], negative: 'fog, dogs' };
    const { parts } = await create('core', { frame, options: { 'negative-prompt': 'dogs' } });
    expect(parts).toMatchObject({ prompt: 'Wide.\nA cat', negative_prompt: 'fog, dogs' });
  });

  it.each([
    ['ultra', { aspect_ratio: '16:9', strength: '0' }],
    ['sd3.5-medium', { model: 'sd3.5-medium', mode: 'image-to-image', strength: '0' }],
  ])('%s changes the first source', async (model, expected) => {
    const { parts } = await create(model, { options: { strength: 0 } }, SAMPLE_SOURCES);
    expect(parts).toEqual({ prompt: 'A cat', output_format: 'webp', image: 'image/png', ...expected });
  });

  it.each([
    ['4:3', '5:4'],
    ['3:4', '4:5'],
    ['auto', undefined],
  ])('%s becomes %s', async (aspectRatio, expected) => {
    expect((await create('core', { aspectRatio })).parts['aspect_ratio']).toBe(expected);
  });
});

describe('stability', () => {
  const read = (data: unknown) => stability.toEvents({ name: '', data }).map(({ type }) => type);

  it('reads an image, and what was filtered', () => {
    expect(read({ image: 'iVBORw0KGgo=', seed: 7, finish_reason: 'SUCCESS' })).toEqual([
      'image-received',
      'answer-completed',
    ]);
    expect(
      stability.toEvents({ name: '', data: { image: 'iVBORw0KGgo=', finish_reason: 'CONTENT_FILTERED' } }),
    ).toMatchObject([
      { type: 'failure-received', failure: { code: 'moderation', retryable: false } },
      { type: 'answer-completed' },
    ]);
    expect(read({})).toEqual([]);
  });

  it.each([
    [402, 'payment_required', 'You lack sufficient credits.', 'credit'],
    [403, 'content_moderation', 'Your request was flagged.', 'moderation'],
    [401, 'unauthorized', 'missing authorization', 'auth'],
    [400, 'bad_request', 'seed: must be a number', 'validation'],
    [413, 'payload_too_large', 'too large', 'validation'],
    [429, 'rate_limit_exceeded', 'slow down', 'rate'],
    [500, 'internal_error', 'oops', 'serverError'],
  ])('%i %s is %s', (status, name, words, code) => {
    const body = JSON.stringify({ id: 'x', name, errors: [words] });
    const failure = stability.toFailure({ status, headers: new Headers(), body });
    expect(failure).toMatchObject({ code, message: words });
  });

  it('tells a good key by what is left on the account', () => {
    expect(stability.models?.read({ credits: 12.5 })).toEqual([]);
    expect(stability.models?.read({ message: 'no' })).toBeUndefined();
    expect(stability.models?.readBalance?.({ credits: 12.5 })).toEqual({ amount: 12.5, unit: 'credits' });
  });

  it.each([
    ['ultra', 0.08, 15_000],
    ['core', 0.03, 5_000],
    ['sd3.5-large', 0.065, 10_000],
    ['sd3.5-large-turbo', 0.04, 10_000],
    ['sd3.5-medium', 0.035, 10_000],
    ['sd3.5-flash', 0.025, 10_000],
  ])('%s costs %d USD', (imageModel, usd, typicalMs) => {
    expect(stability.capabilitiesOf?.({ imageModel })).toMatchObject({
      price: { usd, date: '2026-11-01' },
      typicalMs,
      promptLength: 10_000,
      verified: true,
    });
  });

  it('marks what it does not know', () => {
    const unknown = stability.capabilitiesOf?.({ imageModel: 'sd4' });
    expect(unknown).toMatchObject({ verified: false, family: 'stability-sd3.5' });
    expect(unknown).not.toHaveProperty('price');
    expect(stability.capabilitiesOf?.({ imageModel: 'toString' })?.verified).toBe(false);
  });
});
