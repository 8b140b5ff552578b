import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asset } from '../../lib/contracts/asset.ts';
import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Style } from '../../lib/contracts/kit.ts';
import type { Recipe } from '../../lib/contracts/recipe.ts';
import { sampleAsset, sampleProfile, sampleRecipe, sampleSource } from '../../lib/db/testing/sample-rows.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { Submission } from '../../lib/state/jobs.svelte.ts';
import { promote } from './promote.ts';

const profile = sampleProfile({ id: 'fine', name: 'Fine', form: 'other', imageModel: 'plain' });
const capabilities: Capabilities = {
  family: 'ultra',
  provider: 'Other',
  verified: true,
  sizes: { ratios: ['1:1', '9:16'], areas: { '1K': 1_050_000, '2K': 4_200_000 } },
  qualities: ['auto'],
  backgrounds: ['auto'],
  formats: ['png'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  maxSources: 2,
  maxSourceBytes: 1,
  options: [
    { id: 'seed', title: 'Seed', type: 'seed', max: 99 },
    { id: 'style', title: 'Style', type: 'choice', values: ['anime'], default: '' },
  ],
};
const anime: Style = { id: 'anime', group: 'drawing', words: 'Drawn.', negative: '', native: 'anime' };
const submit = vi.fn((_submission: Submission) => Promise.resolve());
beforeEach(() => submit.mockClear());

function run(assets: Asset[], ids: readonly string[] = assets.map(({ id }) => id)) {
  const find = (id: string) => Promise.resolve(assets.find((asset) => asset.id === id));
  const kit = {
    findPersona: () => undefined,
    findTemplate: () => undefined,
    findStyle: (id: string | undefined) => (id === 'anime' ? anime : undefined),
  };
  const app = {
    history: { find },
    jobs: { submit },
    workspaces: { current: { id: 'w1' } },
    loadKit: () => Promise.resolve({ kit, choices: { capabilitiesOf: () => Promise.resolve(capabilities) } }),
  } as unknown as AppState;
  return promote(app, ids, { profile, imageModel: 'ultra' });
}

const draw = (values: Partial<Recipe>, id = 'a1') => sampleAsset({ id, recipe: sampleRecipe(values) });
const sent = () => submit.mock.lastCall?.[0].recipes ?? [];

describe('promoting', () => {
  it('asks the better model for the same picture, as a batch of its own', async () => {
    const first = draw({
      prompt: 'A {red|blue} boat',
      variant: 'A red boat',
      options: { seed: 7, steps: 20 },
    });
    const outcome = await run([first, draw({ prompt: 'A house' }, 'a2')]);
    expect(outcome).toEqual({ ok: true, count: 2 });
    expect(submit.mock.lastCall?.[0]).toMatchObject({ workspace: { id: 'w1' }, profile: { id: 'fine' } });
    expect(sent()[0]).toMatchObject({
      prompt: 'A {red|blue} boat',
      variant: 'A red boat',
      options: { seed: 7 },
      profileId: 'fine',
      form: 'other',
      imageModel: 'ultra',
      capabilities,
    });
    expect(sent()[1]).toMatchObject({ prompt: 'A house' });
    expect(sent()[1]).not.toHaveProperty('variant');
  });

  it('comes to the same pixels, though the template is gone, and says the style as this model knows it', async () => {
    const frame = {
      parts: [
        { from: 'template', id: 'story', text: 'Tall.' },
        { from: 'style', id: 'anime', text: 'Drawn.' },
      ],
      negative: '',
    } as const;
    const target = { templateId: 'story', width: 1080, height: 1920 };
    await run([draw({ frame, target, aspectRatio: '2:3' })]);
    expect(sent()[0]).toMatchObject({
      target,
      aspectRatio: '9:16',
      options: { style: 'anime' },
      frame: {
        parts: [
          { from: 'template', text: 'Tall.' },
          { from: 'style', text: '' },
        ],
      },
    });
  });

  it('takes sources and mask along', async () => {
    const mask = { bytesHash: 'm', sizeBytes: 1, width: 8, height: 8, lock: true, bandPx: 2 };
    const sources = ['one', 'two'].map((id) => sampleSource({ id, bytesHash: id }));
    await run([draw({ mask, sources })]);
    expect(sent()[0]).toMatchObject({ mask, sources: [{ id: 'one' }, { id: 'two' }] });
  });

  it('sends nothing where one has more sources than the model takes', async () => {
    const sources = ['1', '2', '3'].map((id) => sampleSource({ id, bytesHash: id }));
    expect(await run([draw({}), draw({ sources }, 'a2')])).toEqual({ ok: false, reason: 'too-many-sources' });
    expect(submit).not.toHaveBeenCalled();
  });

  it('leaves out what is gone, and what no model made', async () => {
    const imported = { ...draw({}, 'file'), imported: true } as const;
    expect(await run([imported], ['file', 'nowhere'])).toEqual({ ok: false, reason: 'gone' });
    expect(await run([imported, draw({}, 'a2')])).toEqual({ ok: true, count: 1 });
  });
});
