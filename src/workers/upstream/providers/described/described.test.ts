import { describe, expect, it } from 'vitest';
import { SAMPLE_SOURCES, SAMPLE_URLS, sampleRequest } from '../../../../../tests/support/sample-request.ts';
import type { ProviderDescription } from '../../../../lib/contracts/provider-description.ts';
import type { Provider } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { EXAMPLE_DESCRIPTION } from '../../../../lib/kernel/descriptions/example-description.ts';
import { toAuthHeaders } from '../provider-credentials.ts';
import { providerOf } from '../registry.ts';
import { described } from './described.ts';

const BASE = 'https://proxy.example/x';

const bind = (changes: Partial<ProviderDescription> = {}): Provider => {
  const bound = described.ofProfile?.({ description: { ...EXAMPLE_DESCRIPTION, ...changes } });
  if (!bound) throw new Error('It has to be bound.');
  return bound;
};

async function create(
  changes: Partial<ProviderDescription> = {},
  recipe: Partial<Recipe> = {},
  sources: typeof SAMPLE_SOURCES = [],
) {
  const profile = { form: 'described', baseUrl: BASE, imageModel: 'm/1' };
  const { body, ...rest } = await bind(changes).toHttpRequest(sampleRequest(profile, recipe, sources));
  return { ...rest, body: body === undefined ? undefined : (JSON.parse(body as string) as unknown) };
}

describe('a described request', () => {
  it('holds what is known, and nothing else', async () => {
    expect(await create()).toEqual({
      url: `${BASE}/jobs`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: { model: 'm/1', prompt: 'A cat', aspect_ratio: '16:9' },
    });
  });

  it('takes the type of each value', async () => {
    const recipe = { options: { seed: 7, 'negative-prompt': 'dogs', steps: 3 } };
    expect((await create({}, recipe, SAMPLE_SOURCES)).body).toEqual({
      model: 'm/1',
      prompt: 'A cat',
      negative_prompt: 'dogs',
      aspect_ratio: '16:9',
      seed: 7,
      images: SAMPLE_URLS,
    });
  });

  it('fits sizes into the bounds that it names', async () => {
    const submit = {
      ...EXAMPLE_DESCRIPTION.submit,
      body: { size: '{{width}}x{{height}}', w: '{{width}}', picture: '{{sourceBase64}}' },
    };
    const takes = { sides: { minPx: 64, maxPx: 1000, stepPx: 10 } };
    const { body } = await create({ submit, takes }, { size: { width: 2000, height: 1000 } }, SAMPLE_SOURCES);
    expect(body).toEqual({ size: '1000x500', w: 1000, picture: 'AQID' });
  });

  it('lets no value change where an address leads', async () => {
    const submit = { method: 'GET', url: '{{baseUrl}}/{{model}}?q={{prompt}}', headers: {} } as const;
    const { url, body } = await create({ submit }, { prompt: 'a&b=../c#d' });
    expect(url).toBe(`${BASE}/m/1?q=a%26b%3D..%2Fc%23d`);
    expect(body).toBeUndefined();
  });

  it('keeps the address as it was written, unless another was typed', async () => {
    const provider = bind({ baseUrl: 'https://api.example.com/v1/' });
    const request = (baseUrl: string) =>
      provider.toHttpRequest(sampleRequest({ form: 'described', baseUrl, imageModel: '' }));
    expect((await request('https://api.example.com')).url).toBe('https://api.example.com/v1/jobs');
    expect((await request('https://proxy.example')).url).toBe('https://proxy.example/jobs');
  });

  it('has its key in the headers alone, put in by whoever sends it', async () => {
    expect(JSON.stringify(await create())).not.toContain('key');
    const headers = toAuthHeaders(bind(), { kind: 'openai' }, 'k-1');
    expect(headers).toEqual({ Authorization: 'Bearer k-1' });
    const own = { ...EXAMPLE_DESCRIPTION.submit, headers: { 'X-Key': '{{key}}', 'X-Kind': 'a' } };
    const { poll: _poll, test: _test, ...rest } = EXAMPLE_DESCRIPTION;
    const bound = described.ofProfile?.({ description: { ...rest, submit: own } });
    expect(bound?.toAuthHeaders?.('k-1')).toEqual({ 'X-Key': 'k-1' });
    expect((await create({ submit: own })).headers).toMatchObject({ 'X-Kind': 'a' });
  });
});

describe('a described answer', () => {
  const read = (data: unknown, changes: Partial<ProviderDescription> = {}) =>
    bind(changes).toEvents({ name: '', data });

  it('is asked for by its id until it is done', () => {
    expect(read({ id: 7, status: 'queued' })).toEqual([
      { type: 'response-created', responseId: '7', background: true },
      { type: 'answer-pending' },
    ]);
    expect(read({ status: 'running' })).toEqual([{ type: 'answer-pending' }]);
    const request = bind().resume?.toPollRequest({ profile: { baseUrl: BASE } as never, responseId: 'a/b' });
    expect(request).toEqual({ url: `${BASE}/jobs/a%2Fb`, method: 'GET', headers: {} });
  });

  it('holds images where it says', () => {
    const images = [{ url: 'https://cdn.example/1.png' }, { url: 'data:image/png;base64,iVBORw0KGgo=' }];
    expect(read({ id: '7', status: 'completed', images })).toMatchObject([
      { type: 'image-received', url: 'https://cdn.example/1.png' },
      { type: 'image-received', base64: 'data:image/png;base64,iVBORw0KGgo=' },
      { type: 'answer-completed' },
    ]);
    expect(read({ out: 'iVBORw0KGgo=' }, { images: 'out' })).toMatchObject([
      { type: 'image-received', base64: 'iVBORw0KGgo=' },
      { type: 'answer-completed' },
    ]);
  });

  it.each([
    [{ id: '7', status: 'failed', error: { message: 'Insufficient credits' } }, 'credit'],
    [{ id: '7', status: 'completed', images: [] }, 'noImage'],
    [{ error: { message: 'Invalid API key' } }, 'auth'],
  ])('%j is a failure', (data, code) => {
    expect(read(data)).toContainEqual(
      expect.objectContaining({ failure: expect.objectContaining({ code }) as unknown }),
    );
  });

  it('says why it was refused, in the words of its own place', () => {
    const body = JSON.stringify({ oops: { why: 'The content policy forbids it.' } });
    const failure = bind({ error: 'oops.why' }).toFailure({ status: 400, headers: new Headers(), body });
    expect(failure).toMatchObject({ code: 'moderation', message: 'The content policy forbids it.' });
  });
});

describe('what a description says that it takes', () => {
  const of = (changes: Partial<ProviderDescription>) =>
    described.capabilitiesOf?.({ imageModel: '', description: { ...EXAMPLE_DESCRIPTION, ...changes } });
  const plain = { method: 'POST', url: '{{baseUrl}}', headers: {} } as const;
  const { takes: _takes, ...silent } = EXAMPLE_DESCRIPTION;

  it('becomes what it can do', () => {
    expect(of({})).toMatchObject({
      provider: 'My upstream',
      verified: true,
      sizes: { ratios: ['1:1', '3:4', '9:16', '4:3', '16:9'] },
      maxSources: 4,
      options: [{ id: 'negative-prompt' }, { id: 'seed' }],
      price: { usd: 0.04, date: '' },
    });
  });

  it.each([
    [{ prompt: '{{prompt}}' }, ['auto']],
    [{ w: '{{width}}', h: '{{height}}' }, 'any'],
  ])('nothing said, with %j', (body, sizes) => {
    const description = { ...silent, submit: { ...plain, body } };
    const told = described.capabilitiesOf?.({ imageModel: '', description });
    expect(told).toMatchObject({ sizes, maxSources: 0 });
    expect(told).not.toHaveProperty('options');
  });
});

it('asks for nothing without a description', async () => {
  const provider = await providerOf({ form: 'described' });
  await expect(async () =>
    provider.toHttpRequest(sampleRequest({ form: 'described' })),
  ).rejects.toMatchObject({
    failure: { code: 'validation', field: 'description' },
  });
  expect((await providerOf({ form: 'described', description: EXAMPLE_DESCRIPTION })).resume).toBeDefined();
});
