/** Each provider as it really sends and reads, against its entry of the test server. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../src/lib/contracts/job.ts';
import type { Profile } from '../../../src/lib/contracts/profile.ts';
import type { Recipe } from '../../../src/lib/contracts/recipe.ts';
import { askCapabilities } from '../../../src/workers/upstream/ask-capabilities.ts';
import { createAskText } from '../../../src/workers/upstream/ask-text.ts';
import { providerOf } from '../../../src/workers/upstream/providers/registry.ts';
import { testConnection } from '../../../src/workers/upstream/test-connection.ts';
import { createVault } from '../../../src/workers/upstream/vault.ts';
import { createProfile, createRunnerHarness } from '../runner-harness.ts';
import type { RunnerHarness } from '../runner-harness.ts';
import { startUpstreamServer } from '../upstream-server.ts';
import type { UpstreamServer } from '../upstream-server.ts';
import { describeStudio } from './described.ts';

const KEY = 'planted-0123456789abcdef';
const PAGE = { isSecurePage: false, isOnline: true };

let server: UpstreamServer;
let harness: RunnerHarness;

beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: 0, seed: 3 });
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  harness = createRunnerHarness();
});
afterEach(() => harness.close());

/** Waits come out as they were asked for. */
function stopClock(): void {
  harness.close();
  harness = createRunnerHarness({ now: () => 1_800_000_000_000 });
}

/** Behind the scenario in a base URL. */
const SUFFIXES: Readonly<Record<string, string>> = {
  gemini: '/v1beta',
  wavespeed: '/api/v3',
  openrouter: '/api',
};

function toProfile(scenario: string, imageModel: string): Profile {
  const [form = ''] = scenario.split('-');
  const baseUrl = `${server.baseUrl(scenario, 'unit')}${SUFFIXES[form] ?? ''}`;
  const description = form === 'described' ? { description: describeStudio(baseUrl) } : {};
  return createProfile({ form, baseUrl, imageModel, textModel: '', extraAttempts: 1, ...description });
}

/** As the setup does it: what the upstream says of the model is asked first. */
async function run(scenario: string, imageModel: string, recipe: Partial<Recipe> = {}): Promise<Job> {
  const asked = toProfile(scenario, imageModel);
  const provider = await providerOf(asked);
  const capabilities = await askCapabilities({ profile: asked, provider, key: KEY });
  expect(server.paid()).toEqual([]);
  const profile = await harness.addProfile({ ...asked, ...(capabilities ? { capabilities } : {}) }, KEY);
  return harness.runJob(profile, { recipe: { ...(capabilities ? { capabilities } : {}), ...recipe } });
}

/** JSON of the one paid request. */
function paidBody(): Record<string, unknown> {
  expect(server.paid()).toHaveLength(1);
  return JSON.parse(server.paid()[0]?.body ?? '') as Record<string, unknown>;
}

function paidParts(): Record<string, string | undefined> {
  expect(server.paid()).toHaveLength(1);
  return Object.fromEntries(server.paid()[0]?.parts.map(({ name, text }) => [name, text]) ?? []);
}

const PORTRAIT = { aspectRatio: '9:16', prompt: 'a red boat' } as const;

describe('all is well', () => {
  it('Gemini', async () => {
    expect(await run('gemini', 'gemini-3-pro-image', { ...PORTRAIT, resolution: '2K' })).toMatchObject({
      state: 'done',
      usage: { totalTokens: 1302 },
    });
    expect(paidBody()).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'a red boat' }] }],
      generationConfig: {
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio: '9:16', imageSize: '2K' },
      },
    });
    expect(server.paid()[0]?.headers).toMatchObject({ 'x-goog-api-key': KEY });
    expect(server.paid()[0]?.headers['authorization']).toBeUndefined();
  });

  it.each([
    ['core', 'core', {}],
    ['ultra', 'ultra', {}],
    ['sd3.5-large', 'sd3', { model: 'sd3.5-large', mode: 'text-to-image', cfg_scale: '7' }],
  ])('Stability: %s', async (model, endpoint, own) => {
    const options = { 'negative-prompt': 'rain', seed: 7, style: 'cinematic', guidance: 7 };
    expect(await run('stability', model, { ...PORTRAIT, options })).toMatchObject({ state: 'done' });
    expect(server.paid()[0]).toMatchObject({
      path: `/v2beta/stable-image/generate/${endpoint}`,
      headers: { accept: 'application/json', authorization: `Bearer ${KEY}` },
    });
    expect(paidParts()).toEqual({
      prompt: 'a red boat',
      negative_prompt: 'rain',
      aspect_ratio: '9:16',
      seed: '7',
      style_preset: 'cinematic',
      output_format: 'png',
      ...own,
    });
  });

  it.each(['wavespeed', 'wavespeed-bare', 'wavespeed-bare-base64', 'wavespeed-url'])(
    '%s: submitted once, then asked for',
    async (scenario) => {
      const model = 'wavespeed-ai/qwen-image/text-to-image';
      const size = { width: 864, height: 1536 };
      expect(await run(scenario, model, { ...PORTRAIT, size, options: { seed: 7 } })).toMatchObject({
        state: 'done',
        assetIds: [expect.any(String)],
      });
      expect(paidBody()).toMatchObject({
        prompt: 'a red boat',
        size: '864*1536',
        seed: 7,
        enable_base64_output: true,
        enable_sync_mode: false,
      });
      const polls = server.requests.filter(({ path }) => path.includes('/predictions/'));
      expect(polls).toHaveLength(2);
    },
  );

  it('WaveSpeed: a model that only its list knows', async () => {
    expect(await run('wavespeed', 'acme/brush-1', { options: { seed: 7, guidance: 5 } })).toMatchObject({
      state: 'done',
    });
    expect(paidBody()).toMatchObject({ seed: 7, guidance_scale: 5 });
  });

  it.each(['huggingface', 'huggingface-json'])('Hugging Face, its own inference: %s', async (scenario) => {
    const size = { width: 768, height: 1344 };
    expect(await run(scenario, 'black-forest-labs/FLUX.1-schnell', { ...PORTRAIT, size })).toMatchObject({
      state: 'done',
    });
    expect(server.paid()[0]?.path).toBe('/hf-inference/models/black-forest-labs/FLUX.1-schnell');
    expect(paidBody()).toMatchObject({
      inputs: 'a red boat',
      parameters: { width: expect.any(Number) as number },
    });
  });

  it('Hugging Face, by the queue of another', async () => {
    expect(await run('huggingface', 'black-forest-labs/FLUX.1-Krea-dev', PORTRAIT)).toMatchObject({
      state: 'done',
    });
    expect(server.paid()[0]).toMatchObject({ path: '/fal-ai/fal-ai/flux/krea' });
    expect(server.paid()[0]?.url).toContain('_subdomain=queue');
    expect(paidBody()).toMatchObject({ prompt: 'a red boat' });
  });

  it('xAI', async () => {
    expect(await run('xai', 'grok-imagine-image', { ...PORTRAIT, resolution: '2K' })).toMatchObject({
      state: 'done',
    });
    expect(paidBody()).toEqual({
      model: 'grok-imagine-image',
      prompt: 'a red boat',
      n: 1,
      response_format: 'b64_json',
      aspect_ratio: '9:16',
      resolution: '2k',
    });
  });

  it('OpenRouter, its image API', async () => {
    const model = 'bytedance-seed/seedream-4.5';
    const recipe = { ...PORTRAIT, format: 'jpeg', compression: 80, quality: 'high' } as const;
    expect(await run('openrouter', model, recipe)).toMatchObject({ state: 'done' });
    expect(server.paid()[0]?.path).toBe('/api/v1/images');
    expect(paidBody()).toEqual({
      model,
      prompt: 'a red boat',
      aspect_ratio: '9:16',
      quality: 'high',
      output_format: 'jpeg',
      output_compression: 80,
    });
  });

  it('OpenRouter, a chat that draws', async () => {
    expect(await run('openrouter', 'google/gemini-2.5-flash-image', PORTRAIT)).toMatchObject({
      state: 'done',
    });
    expect(server.paid()[0]?.path).toBe('/api/v1/chat/completions');
    expect(paidBody()).toMatchObject({
      modalities: ['image', 'text'],
      image_config: { aspect_ratio: '9:16' },
    });
  });

  it('a chat relay, in markdown', async () => {
    expect(await run('chat', 'gemini-3-pro-image', PORTRAIT)).toMatchObject({ state: 'done' });
    expect(paidBody()).toEqual({
      model: 'gemini-3-pro-image',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'a red boat' }] }],
      modalities: ['image', 'text'],
      stream: false,
      image_config: { aspect_ratio: '9:16' },
    });
  });

  it('a described one', async () => {
    const options = { seed: 7, 'negative-prompt': 'rain' };
    expect(await run('described', 'brush-9', { ...PORTRAIT, options })).toMatchObject({ state: 'done' });
    expect(paidBody()).toEqual({
      engine: 'brush-9',
      ask: { words: 'a red boat', not: 'rain' },
      shape: '9:16',
      luck: 7,
    });
    expect(server.paid()[0]?.headers['x-studio-key']).toBe(KEY);
  });
});

describe('something goes wrong', () => {
  it.each([
    ['gemini-blocked', 'gemini-3-pro-image', 'moderation', 1],
    ['gemini-unsafe', 'gemini-3-pro-image', 'moderation', 1],
    ['gemini-text', 'gemini-3-pro-image', 'refused', 1],
    ['stability-filtered', 'core', 'moderation', 0],
    ['stability-402', 'core', 'credit', 0],
    ['stability-403', 'core', 'moderation', 0],
    ['wavespeed-nsfw', 'wavespeed-ai/qwen-image/text-to-image', 'moderation', 1],
    ['xai-moderation', 'grok-imagine-image', 'moderation', 1],
    ['openrouter-402', 'google/gemini-3-pro-image', 'credit', 0],
    ['chat-words', 'gemini-3-pro-image', 'refused', 0],
  ])('%s', async (scenario, model, code, paid) => {
    const job = await run(scenario, model, PORTRAIT);
    expect(job).toMatchObject({ state: 'failed', attempt: 1, failure: { code, retryable: false } });
    expect(server.paid()).toHaveLength(paid);
  });

  it.each([
    ['wavespeed-failed', 'wavespeed-ai/qwen-image/text-to-image', /GPU/u],
    ['described-failed', 'brush-9', /paint/u],
  ])('%s in an answer that was none: in its own words', async (scenario, model, words) => {
    const job = await run(scenario, model, PORTRAIT);
    expect(job.state).toBe('failed');
    expect(job.failure?.message).toMatch(words);
  });

  it('waits as long as Gemini asks for', async () => {
    stopClock();
    expect(await run('gemini-429', 'gemini-3-pro-image', PORTRAIT)).toMatchObject({
      state: 'done',
      attempt: 2,
    });
    expect(harness.waits).toContain(7_000);
    expect(server.paid()).toHaveLength(1);
  });

  it('waits for a model that Hugging Face is still loading', async () => {
    stopClock();
    const job = await run('huggingface-503', 'black-forest-labs/FLUX.1-schnell', PORTRAIT);
    expect(job).toMatchObject({ state: 'done', attempt: 2 });
    expect(harness.waits).toContain(20_000);
  });

  it.each([
    ['gemini', 'gemini-3-pro-image'],
    ['stability', 'core'],
    ['wavespeed', 'bytedance/seedream-v4.5'],
    ['huggingface', 'black-forest-labs/FLUX.1-schnell'],
    ['xai', 'grok-imagine-image'],
    ['openrouter', 'google/gemini-3-pro-image'],
    ['chat', 'gemini-3-pro-image'],
    ['described', 'brush-9'],
  ])('%s: a good key passes the test, a wrong one does not, and neither costs', async (scenario, model) => {
    const profile = toProfile(scenario, model);
    const provider = await providerOf(profile);
    const test = async (key: string) => (await testConnection({ profile, provider, key }, PAGE)).outcome;
    expect(await test(KEY)).toBe('ok');
    expect(await test('wrong-key')).toBe('badKey');
    expect(server.paid()).toEqual([]);
  });

  it.each([
    ['gemini', '/v1beta/models/gemini-2.5-flash-image:generateContent', { contents: [] }],
    ['wavespeed', '/api/v3/bytedance/seedream-v4.5', { prompt: 'x', guidance_scale: 3 }],
    ['xai', '/v1/images/generations', { model: 'grok-imagine-image', prompt: 'x', size: '1024x1024' }],
    ['openrouter', '/api/v1/images', { model: 'google/gemini-3-pro-image' }],
    ['chat', '/v1/chat/completions', { model: 'gpt-5.5', messages: [] }],
    ['huggingface', '/hf-inference/models/black-forest-labs/FLUX.1-schnell', { inputs: '' }],
    ['described', '/draw', { engine: 'brush-9' }],
  ])('%s refuses a request that is not as it must be', async (scenario, path, body) => {
    const response = await fetch(server.baseUrl(scenario) + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${KEY}`,
        'x-goog-api-key': KEY,
        'x-studio-key': KEY,
      },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
    expect(server.paid()).toEqual([]);
  });
});

describe('text models', () => {
  it.each([
    ['gemini', 'gemini-3-flash'],
    ['xai', 'grok-4'],
    ['openrouter', 'openai/gpt-5.5'],
    ['chat', 'gpt-5.5'],
    ['huggingface', 'openai/gpt-oss-120b'],
    ['wavespeed', 'wavespeed-ai/prompt-optimizer'],
  ])('%s: %s answers in words, asked once', async (scenario, textModel) => {
    const { repositories } = harness;
    const profile = await harness.addProfile({ ...toProfile(scenario, ''), textModel }, KEY);
    const askText = createAskText({
      repositories,
      readKey: createVault(repositories.secrets).readKey,
      providerOf,
      fetchOf: () => undefined,
      diagnose: ({ error }) => Promise.resolve(error.failure),
      now: () => 0,
      waitUntil: () => Promise.resolve(),
    });
    const answer = await askText({
      profileId: profile.id,
      task: 'improve',
      instruction: 'Improve this prompt.',
      text: 'a boat',
    });
    expect(answer).toEqual({ text: 'In other words: a boat' });
    expect(server.paid()).toHaveLength(1);
  });
});

describe('a worker that is gone', () => {
  it.each([
    ['wavespeed-held', 'wavespeed-ai/qwen-image/text-to-image', '/predictions/'],
    ['huggingface-held', 'black-forest-labs/FLUX.1-Krea-dev', '/requests/'],
    ['described-held', 'brush-9', '/draw/'],
  ])('%s: the next one asks for what was submitted, and submits nothing', async (scenario, model, place) => {
    const asked = toProfile(scenario, model);
    const provider = await providerOf(asked);
    const capabilities = await askCapabilities({ profile: asked, provider, key: KEY });
    const known = capabilities ? { capabilities } : {};
    const profile = await harness.addProfile({ ...asked, ...known }, KEY);
    const { id } = await harness.addJob(profile, { recipe: { ...PORTRAIT, ...known } });
    await harness.runner.enqueue([id]);
    const polls = () =>
      server.requests.filter(({ method, path }) => method === 'GET' && path.includes(place));
    await expect.poll(() => polls().length).toBeGreaterThan(0);
    harness.runner.die();
    server.release();
    const next = harness.openWindow();
    await next.wake();
    await next.whenIdle();
    expect(await harness.repositories.jobs.get(id)).toMatchObject({ state: 'done', attempt: 1 });
    expect(server.paid()).toHaveLength(1);
  });
});
