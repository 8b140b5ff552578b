/** Every provider in the built app: set up, tested, asked on its own wire, failing in its own words, taken up again. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { describeStudio } from '../support/providers/described.ts';
import type { RecordedRequest } from '../support/recorded-request.ts';
import type { UpstreamServer } from '../support/upstream-server.ts';
import {
  expect,
  expectImageCount,
  expectJob,
  find,
  generate,
  makeImage,
  openApp,
  test,
} from './support/app.ts';

const KEY = 'planted-0123456789abcdef';
const PROMPT = 'A pear on a table';

interface ProviderCase {
  /** As it is called in the dialog. */
  name: string;
  scenario: string;
  /** Behind the scenario in the base URL, as in the provider's own. */
  suffix: string;
  model: string;
  path: string;
  /** JSON of the request, or its parts; what stands in angle brackets is any text that says so. */
  sent: unknown;
  keyHeader?: string;
}

const CHAT_SENT = {
  messages: [{ role: 'user', content: [{ type: 'text', text: PROMPT }] }],
  modalities: ['image', 'text'],
  stream: false,
  image_config: { aspect_ratio: '9:16' },
};

const CASES: readonly ProviderCase[] = [
  {
    name: 'Google Gemini',
    scenario: 'gemini',
    suffix: '/v1beta',
    model: 'gemini-3-pro-image',
    path: '/v1beta/models/gemini-3-pro-image:generateContent',
    sent: {
      contents: [{ role: 'user', parts: [{ text: PROMPT }] }],
      generationConfig: {
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio: '9:16', imageSize: '1K' },
      },
    },
    keyHeader: 'x-goog-api-key',
  },
  {
    name: 'Stability AI',
    scenario: 'stability',
    suffix: '',
    model: 'core',
    path: '/v2beta/stable-image/generate/core',
    sent: { prompt: PROMPT, aspect_ratio: '9:16', output_format: 'png' },
  },
  {
    name: 'Stability AI',
    scenario: 'stability',
    suffix: '',
    model: 'sd3.5-large',
    path: '/v2beta/stable-image/generate/sd3',
    sent: {
      prompt: PROMPT,
      aspect_ratio: '9:16',
      output_format: 'png',
      model: 'sd3.5-large',
      mode: 'text-to-image',
    },
  },
  {
    name: 'WaveSpeed',
    scenario: 'wavespeed',
    suffix: '/api/v3',
    model: 'wavespeed-ai/flux-kontext-pro/text-to-image',
    path: '/api/v3/wavespeed-ai/flux-kontext-pro/text-to-image',
    sent: expect.objectContaining({
      prompt: PROMPT,
      aspect_ratio: '9:16',
      enable_base64_output: true,
      enable_sync_mode: false,
    }),
  },
  {
    name: 'WaveSpeed',
    scenario: 'wavespeed',
    suffix: '/api/v3',
    model: 'acme/brush-1',
    path: '/api/v3/acme/brush-1',
    sent: expect.objectContaining({
      prompt: PROMPT,
      size: expect.stringMatching(/^\d+\*\d+$/u) as unknown,
      enable_base64_output: true,
    }),
  },
  {
    name: 'Hugging Face',
    scenario: 'huggingface',
    suffix: '',
    model: 'black-forest-labs/FLUX.1-schnell',
    path: '/hf-inference/models/black-forest-labs/FLUX.1-schnell',
    sent: {
      inputs: PROMPT,
      parameters: expect.objectContaining({
        width: expect.any(Number) as unknown,
        height: expect.any(Number) as unknown,
      }) as unknown,
    },
  },
  {
    name: 'Hugging Face',
    scenario: 'huggingface',
    suffix: '',
    model: 'black-forest-labs/FLUX.1-Krea-dev',
    path: '/fal-ai/fal-ai/flux/krea',
    sent: expect.objectContaining({ prompt: PROMPT }),
  },
  {
    name: 'xAI Grok Imagine',
    scenario: 'xai',
    suffix: '',
    model: 'grok-imagine-image',
    path: '/v1/images/generations',
    sent: {
      model: 'grok-imagine-image',
      prompt: PROMPT,
      n: 1,
      response_format: 'b64_json',
      aspect_ratio: '9:16',
    },
  },
  {
    name: 'OpenRouter',
    scenario: 'openrouter',
    suffix: '/api',
    model: 'bytedance-seed/seedream-4.5',
    path: '/api/v1/images',
    sent: { model: 'bytedance-seed/seedream-4.5', prompt: PROMPT, aspect_ratio: '9:16' },
  },
  {
    name: 'OpenRouter',
    scenario: 'openrouter',
    suffix: '/api',
    model: 'google/gemini-2.5-flash-image',
    path: '/api/v1/chat/completions',
    sent: { model: 'google/gemini-2.5-flash-image', ...CHAT_SENT },
  },
  {
    name: 'Chat completions',
    scenario: 'chat',
    suffix: '',
    model: 'gemini-3-pro-image',
    path: '/v1/chat/completions',
    sent: { model: 'gemini-3-pro-image', ...CHAT_SENT },
  },
];

/** Fills the first start's dialog in; leaves it open. */
async function fillIn(page: Page, wanted: { name: string; baseUrl: string; model: string }): Promise<void> {
  await openApp(page);
  const { setup } = find(page);
  const forms = setup.getByRole('radiogroup', { name: 'API form' });
  await forms.getByRole('radio', { name: wanted.name, exact: true }).click();
  await setup.getByLabel('Base URL', { exact: true }).fill(wanted.baseUrl);
  await setup.getByLabel('API key', { exact: true }).fill(KEY);
  await setup.getByLabel('Image model', { exact: true }).fill(wanted.model);
}

async function save(page: Page): Promise<void> {
  const { setup } = find(page);
  await setup.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(setup).toBeHidden();
}

async function start(page: Page, upstream: UpstreamServer, scenario: string, model = ''): Promise<void> {
  const [name = ''] = scenario.split('-');
  const found = CASES.find((one) => one.scenario === name);
  if (!found) throw new Error(`No provider answers for ${scenario}.`);
  const baseUrl = upstream.baseUrl(scenario) + found.suffix;
  await fillIn(page, { name: found.name, model: model || found.model, baseUrl });
  await save(page);
}

/** What was sent: JSON, or the fields of a form. */
function toSent({ body, parts }: RecordedRequest): unknown {
  return parts.length > 0
    ? Object.fromEntries(parts.map(({ name, text }) => [name, text]))
    : (JSON.parse(body) as unknown);
}

for (const { name, scenario, suffix, model, path, sent, keyHeader = 'authorization' } of CASES) {
  test(`${name}, ${model}: set up, tested, and asked once as it wants to be`, async ({ page, upstream }) => {
    await fillIn(page, { name, model, baseUrl: upstream.baseUrl(scenario) + suffix });
    const { setup } = find(page);
    await setup.getByRole('button', { name: 'Test connection' }).click();
    await expect(setup.getByRole('status', { name: 'Connection' })).toContainText('Connection OK');
    expect(upstream.paid()).toHaveLength(0);
    await save(page);
    await page.getByRole('combobox', { name: 'Aspect ratio' }).selectOption('9:16');
    await makeImage(page, PROMPT);
    await expectImageCount(page, 1);
    const [request, ...more] = upstream.paid();
    expect(more).toEqual([]);
    expect(request).toMatchObject({ method: 'POST', path });
    expect(toSent(request as RecordedRequest)).toEqual(sent);
    expect(request?.headers[keyHeader]).toContain(KEY);
    expect(upstream.requests.filter(({ url }) => url.includes(KEY))).toEqual([]);
  });
}

/** A picture by a template, whose pixels no model draws by itself. */
async function makeExact(page: Page): Promise<void> {
  const { prompt, canvas, generate: send } = find(page);
  await prompt.fill(PROMPT);
  await page.getByRole('button', { name: 'Template', exact: true }).click();
  const gallery = page.getByRole('region', { name: 'Gallery', exact: true });
  await gallery.getByRole('searchbox', { name: 'Search the gallery' }).fill('x header');
  await gallery.getByRole('radio', { name: /^X header, 1500 × 500/u }).click();
  await send.click();
  await expectJob(page, 'done');
  await expect(canvas).toHaveAttribute('data-width', '1500');
  await expect(canvas).toHaveAttribute('data-height', '500');
}

/** Each provider once, with the first of its models. */
const PROVIDERS = CASES.filter(
  ({ scenario }, at) => CASES.findIndex((one) => one.scenario === scenario) === at,
);

for (const { name, scenario } of PROVIDERS) {
  test(`${name}: a template gives exactly its pixels`, async ({ page, upstream }) => {
    await start(page, upstream, scenario);
    await makeExact(page);
    expect(upstream.paid()).toHaveLength(1);
  });
}

test('an upstream that its user describes: imported, tested, asked, exported', async ({ page, upstream }) => {
  const baseUrl = upstream.baseUrl('described');
  const description = describeStudio(baseUrl);
  await openApp(page);
  const { setup } = find(page);
  const forms = setup.getByRole('radiogroup', { name: 'API form' });
  await forms.getByRole('radio', { name: 'Described by you', exact: true }).click();
  const choosing = page.waitForEvent('filechooser');
  await setup.getByRole('button', { name: 'Import description' }).click();
  const buffer = Buffer.from(JSON.stringify(description));
  await (await choosing).setFiles({ name: 'studio.json', mimeType: 'application/json', buffer });
  await expect(setup.getByLabel('Base URL', { exact: true })).toHaveValue(baseUrl);
  await expect(setup.getByLabel('Image model', { exact: true })).toHaveValue('brush-9');
  await setup.getByLabel('API key', { exact: true }).fill(KEY);
  await setup.getByRole('button', { name: 'Test connection' }).click();
  await expect(setup.getByRole('status', { name: 'Connection' })).toContainText('Connection OK');
  const downloading = page.waitForEvent('download');
  await setup.getByRole('button', { name: 'Export description' }).click();
  const exported = await readFile(await (await downloading).path(), 'utf8');
  expect(JSON.parse(exported)).toEqual(description);
  expect(exported).not.toContain(KEY);
  await save(page);
  await page.getByRole('combobox', { name: 'Aspect ratio' }).selectOption('9:16');
  await makeImage(page, PROMPT);
  const [request, ...more] = upstream.paid();
  expect(more).toEqual([]);
  expect(toSent(request as RecordedRequest)).toEqual({
    engine: 'brush-9',
    ask: { words: PROMPT },
    shape: '9:16',
  });
  expect(request?.headers['x-studio-key']).toBe(KEY);
  await makeExact(page);
});

for (const [scenario, words] of [
  ['gemini-blocked', /safety|moderation|refus|reject|block/iu],
  ['stability-402', /credit|balance|paid|money/iu],
  ['xai-moderation', /safety|moderation|refus|reject|block/iu],
] as const) {
  test(`${scenario}: asked once, and told why not`, async ({ page, upstream }) => {
    await start(page, upstream, scenario);
    await generate(page, PROMPT);
    await expectJob(page, 'failed');
    await expect(page.getByRole('alert')).toContainText(words);
    expect(upstream.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
}

test('a failure in an answer that was none is told in its own words', async ({ page, upstream }) => {
  await start(page, upstream, 'wavespeed-failed');
  await generate(page, PROMPT);
  await expect(page.getByRole('alert')).toContainText('Our GPU went away');
});

test('a wrong key is told before anything is paid for', async ({ page, upstream }) => {
  await fillIn(page, { name: 'Stability AI', model: 'core', baseUrl: upstream.baseUrl('stability') });
  const { setup } = find(page);
  await setup.getByLabel('API key', { exact: true }).fill('wrong-key');
  await setup.getByRole('button', { name: 'Test connection' }).click();
  await expect(setup.getByRole('status', { name: 'Connection' })).toContainText('Bad key');
  expect(upstream.paid()).toHaveLength(0);
});

for (const [scenario, model, place] of [
  ['wavespeed-held', '', '/predictions/'],
  ['huggingface-held', 'black-forest-labs/FLUX.1-Krea-dev', '/requests/'],
] as const) {
  test(`${scenario}: what was submitted is there after a reload, and is not submitted again`, async ({
    page,
    upstream,
  }) => {
    await start(page, upstream, scenario, model);
    await generate(page, PROMPT);
    const isAskedFor = () => upstream.requests.some(({ path }) => path.includes(place));
    await expect.poll(isAskedFor).toBe(true);
    await page.reload();
    await expect(find(page).prompt).toBeVisible();
    upstream.release();
    await expect(find(page).canvas).toHaveAttribute('data-kind', 'final', { timeout: 60_000 });
    await expectJob(page, 'done');
    await expectImageCount(page, 1);
    expect(upstream.paid()).toHaveLength(1);
  });
}

for (const [scenario, model, term] of [
  ['wavespeed-url-no-cors', '', /can be opened until .*\d/u],
  ['huggingface-url-no-cors', 'black-forest-labs/FLUX.1-Krea-dev', /until|does not say how long/u],
  ['xai-url-no-cors', '', /until|does not say how long/u],
] as const) {
  test(`${scenario}: an image that no page may read stays in reach as a link`, async ({ page, upstream }) => {
    await start(page, upstream, scenario, model);
    await generate(page, PROMPT);
    await expectJob(page, 'failed');
    await expect(page.getByRole('alert')).toContainText('does not let Easel read it');
    const links = page.getByRole('list', { name: 'Images you can still open' });
    for (const isAgain of [false, true]) {
      if (isAgain) await page.reload();
      const link = links.getByRole('link', { name: `Image 1 at ${new URL(upstream.origin).host}` });
      await expect(link).toHaveAttribute('href', new RegExp(`^${upstream.origin}/files-no-cors/`, 'u'));
      await expect(link).toHaveAttribute('target', '_blank');
      await expect(links.getByRole('listitem')).toContainText(term);
    }
    expect(upstream.paid()).toHaveLength(1);
  });
}
