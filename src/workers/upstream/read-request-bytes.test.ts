import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDotPng, createGradientPng, createNoisePng } from '../../../tests/support/png.ts';
import type { RecordedRequest } from '../../../tests/support/recorded-request.ts';
import { createRunnerHarness } from '../../../tests/support/runner-harness.ts';
import type { RunnerHarness } from '../../../tests/support/runner-harness.ts';
import { startUpstreamServer } from '../../../tests/support/upstream-server.ts';
import type { UpstreamServer } from '../../../tests/support/upstream-server.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Recipe } from '../../lib/contracts/recipe.ts';

let server: UpstreamServer;
let harness: RunnerHarness;

beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: 5, seed: 12 });
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  harness = createRunnerHarness();
});
afterEach(() => harness.close());

describe('an edit with marks', () => {
  const SIZE = { width: 24, height: 16 };
  const BOAT = createNoisePng(SIZE);
  const MARKS = createDotPng(SIZE);
  const COPY = createGradientPng(SIZE, [200, 10, 10]);

  async function storeMarked(values: Partial<Recipe> = {}): Promise<Partial<Recipe>> {
    const put = (data: Buffer) =>
      harness.repositories.bytes.put(new Blob([new Uint8Array(data)], { type: 'image/png' }));
    const [bytesHash, layer, copy, other] = await Promise.all(
      [BOAT, MARKS, COPY, createGradientPng(SIZE, [0, 0, 200])].map(put),
    );
    const source = { mimeType: 'image/png', ...SIZE, sizeBytes: 3 };
    return {
      sources: [
        { ...source, id: 's', name: 'boat', bytesHash: bytesHash ?? '' },
        { ...source, id: 't', name: 'sea', bytesHash: other ?? '' },
      ],
      markup: {
        ...SIZE,
        bytesHash: layer ?? '',
        sizeBytes: 1,
        copy: { bytesHash: copy ?? '', sizeBytes: 1, mimeType: 'image/png' },
      },
      legend: '1: a red sail',
      ...values,
    };
  }

  const openProfile = (scenario: string, values: Partial<Profile> = {}) =>
    harness.addProfile(
      { baseUrl: server.baseUrl(scenario), form: 'images', imageModel: 'gpt-image-2.6-flare', ...values },
      'sk-planted-0123456789abcdef',
    );
  const filesOf = (request: RecordedRequest | undefined) =>
    (request?.parts ?? []).filter(({ bytes }) => bytes).map(({ name, fileName }) => `${name} ${fileName}`);
  const promptOf = (request: RecordedRequest | undefined) =>
    // A form ends its lines as the mail does.
    request?.parts.find(({ name }) => name === 'prompt')?.text?.replaceAll('\r\n', '\n');
  const WITH_COPY = ['image[] boat.png', 'image[] marked.png', 'image[] sea.png'];

  it('takes them along as they are where the model has a part for them', async () => {
    const recipe = await storeMarked();
    const job = await harness.runJob(await openProfile('ok'), { recipe });
    expect(job.state).toBe('done');
    const [paid] = server.paid();
    expect(filesOf(paid)).toEqual(['image[] boat.png', 'image[] sea.png', 'markup markup.png']);
    expect(paid?.parts.find(({ name }) => name === 'markup')?.bytes).toEqual(new Uint8Array(MARKS));
    expect(promptOf(paid)).toMatch(/^a red boat\n\n.+\n1: a red sail$/u);
    const asset = await harness.repositories.assets.get(job.assetIds[0] ?? '');
    expect(asset?.recipe).toMatchObject({
      prompt: 'a red boat',
      legend: '1: a red sail',
      markup: recipe.markup,
    });
  });

  it.each([
    ['an older model', { imageModel: 'gpt-image-2' }],
    ['an unknown model', { imageModel: 'painter-9' }],
  ])('sends a copy with the marks drawn in to %s', async (_, values) => {
    await harness.runJob(await openProfile('ok', values), { recipe: await storeMarked() });
    const [paid] = server.paid();
    expect(filesOf(paid)).toEqual(WITH_COPY);
    expect(paid?.parts[1]?.bytes).toEqual(new Uint8Array(COPY));
    expect(promptOf(paid)).toMatch(/Image 2 is image 1 with marks/u);
  });

  it('sends a copy in the Responses form', async () => {
    await harness.runJob(await openProfile('ok', { form: 'responses' }), { recipe: await storeMarked() });
    const body = JSON.parse(server.paid()[0]?.body ?? '{}') as {
      input: { content: { image_url?: string }[] }[];
    };
    const urls = body.input[0]?.content.flatMap(({ image_url }) => image_url ?? []) ?? [];
    expect(urls).toHaveLength(3);
    expect(urls[1]).toBe(`data:image/png;base64,${COPY.toString('base64')}`);
  });

  it('sends a copy beside a mask, which marks may not meet', async () => {
    const mask = { ...SIZE, bytesHash: '', sizeBytes: 1, lock: false, bandPx: 0 };
    mask.bytesHash = await harness.repositories.bytes.put(new Blob(['mask'], { type: 'image/png' }));
    await harness.runJob(await openProfile('ok'), { recipe: await storeMarked({ mask }) });
    expect(filesOf(server.paid()[0])).toEqual([...WITH_COPY, 'mask mask.png']);
  });

  it('sends a copy once more, at no price, to a relay that does not know marks', async () => {
    const job = await harness.runJob(await openProfile('no-markup'), { recipe: await storeMarked() });
    expect(job).toMatchObject({ state: 'done', attempt: 1 });
    expect(server.requests.map(filesOf)).toEqual([
      ['image[] boat.png', 'image[] sea.png', 'markup markup.png'],
      WITH_COPY,
    ]);
    expect(server.paid()).toHaveLength(1);
    expect(await harness.db.expenses.count()).toBe(1);
  });

  it('leaves the form to whoever takes over', async () => {
    const other = await openProfile('ok', { imageModel: 'gpt-image-2' });
    const own = await openProfile('500', { extraAttempts: 0, fallbackProfileId: other.id });
    const job = await harness.runJob(own, { recipe: await storeMarked() });
    expect(job).toMatchObject({ state: 'done', fallback: { profileId: other.id } });
    expect(server.requests.map((request) => filesOf(request).at(-1))).toEqual([
      'markup markup.png',
      'image[] sea.png',
    ]);
  });

  it('is not sent without its marks, nor without its picture', async () => {
    const profile = await openProfile('ok');
    const recipe = await storeMarked();
    await harness.db.bytes.delete(recipe.markup?.bytesHash ?? '');
    const failed = { state: 'failed', failure: { code: 'validation', field: 'marks', retryable: false } };
    expect(await harness.runJob(profile, { recipe })).toMatchObject(failed);
    const bare = await storeMarked({ sources: [] });
    expect(await harness.runJob(profile, { recipe: bare })).toMatchObject(failed);
    expect(server.requests).toHaveLength(0);
  });
});
