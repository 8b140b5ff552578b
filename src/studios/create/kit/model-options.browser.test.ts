import '../../../app/tokens.css';
import '../../../app/base.css';
import type { Component } from 'svelte';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Capabilities, OptionSpec } from '../../../lib/contracts/capabilities.ts';
import { setAppState } from '../../../lib/state/app-state.ts';
import { fakeCapabilities, FakeKitApp } from './kit-app.fake.ts';
import OptionsHarness from './OptionsHarness.svelte';

const SEED: OptionSpec = { id: 'seed', title: 'Seed', type: 'seed', max: 99 };
const NEGATIVE: OptionSpec = { id: 'negative-prompt', title: 'x', type: 'text', maxLength: 100 };
const STYLE: OptionSpec = { id: 'style', title: 'x', type: 'choice', values: ['noir'], default: 'noir' };
const TILES: OptionSpec = { id: 'tiles', title: 'Seamless tiles', type: 'flag', default: false };

async function show(capabilities: Partial<Capabilities>, draft = {}) {
  const fake = new FakeKitApp({ draft });
  const Harness: Component = (anchor) => {
    setAppState(fake.app);
    return OptionsHarness(anchor, { capabilities: fakeCapabilities(capabilities) });
  };
  await render(Harness);
  return fake;
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });

describe('options of a model', () => {
  test('are set, and left to the model again', async () => {
    const fake = await show({ options: [NEGATIVE, SEED, STYLE] });
    await field('Negative prompt').fill('text');
    expect(fake.draft.options).toEqual({ 'negative-prompt': 'text' });
    await field('Negative prompt').fill('');
    await field('Seed').fill('7');
    await page.getByRole('textbox', { name: 'Negative prompt' }).click();
    expect(fake.draft.options).toEqual({ seed: 7 });
    await button('Leave the seed to chance').click();
    expect(fake.draft.options).toEqual({});
    await button('Draw a seed').click();
    expect(fake.draft.options?.['seed']).toBeLessThanOrEqual(99);
    expect(page.getByRole('combobox', { name: 'Style' }).elements()).toHaveLength(0);
  });

  test('a seed that is none is not taken', async () => {
    const fake = await show({ options: [SEED] });
    await field('Seed').fill('100');
    await button('Draw a seed').click();
    expect(Number(fake.draft.options?.['seed'])).toBeLessThanOrEqual(99);
  });

  test('more than two are folded; what was set stays in view', async () => {
    await show({ options: [NEGATIVE, SEED, TILES] }, { options: { seed: 5 } });
    await expect.element(field('Seed')).toHaveValue('5');
    expect(page.getByRole('switch').elements()).toHaveLength(0);
    await button('More options').click();
    await expect.element(page.getByRole('switch', { name: 'Seamless tiles' })).toBeVisible();
  });

  test('that it does not have are warned of, as is what a template loses', async () => {
    await show({}, { options: { seed: 5 }, templateId: 'linkedin-cover' });
    await expect.element(page.getByText('This model has no Seed; it is left out.')).toBeVisible();
    await expect
      .element(page.getByText(/^For LinkedIn cover, 6\d % of what this model draws/u))
      .toBeVisible();
  });

  test('a hidden mark is told', async () => {
    await show({ watermark: 'SynthID' });
    await expect.element(page.getByText(/carries the invisible mark SynthID/u)).toBeVisible();
  });
});
