import '../../../../app/tokens.css';
import '../../../../app/base.css';
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { setAppState } from '../../../../lib/state/app-state.ts';
import type { GalleryPage } from '../../../../lib/state/ui-state.svelte.ts';
import { fakeCapabilities, FakeKitApp } from '../kit-app.fake.ts';
import { fakeProfile } from '../../composer-app.fake.svelte.ts';
import Gallery from './Gallery.svelte';

let target: HTMLElement;

beforeEach(async () => {
  await page.viewport(1440, 900);
  target = document.createElement('div');
  Object.assign(target.style, { position: 'relative', width: '760px', height: '860px' });
  document.body.append(target);
});

afterEach(() => target.remove());

async function show(shown: GalleryPage, start?: ConstructorParameters<typeof FakeKitApp>[0]) {
  const fake = new FakeKitApp(start);
  const Harness: Component = (anchor) => {
    setAppState(fake.app);
    return Gallery(anchor, { page: shown, parts: fake.state });
  };
  await render(Harness, { target });
  return fake;
}

const radio = (name: string | RegExp) => page.getByRole('radio', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('templates', () => {
  const profiles = [fakeProfile({ form: 'other', capabilities: fakeCapabilities() })];

  test('say what is cropped, and set the shape that is asked for', async () => {
    const fake = await show('templates', { profiles });
    await expect.element(radio(/^LinkedIn cover, 1128 × 191, 6\d % cropped$/u)).toBeVisible();
    await expect.element(radio(/^X post, 1200 × 675, exact ratio$/u)).toBeVisible();
    await radio(/^LinkedIn cover/u).click();
    expect(fake.draft).toMatchObject({ templateId: 'linkedin-cover', aspectRatio: '21:9', resolution: '1K' });
    await button('No template').click();
    expect(fake.draft.templateId).toBe('');
  });

  test('are found by platform, by use and by words', async () => {
    await show('templates', { profiles });
    await button('LinkedIn').click();
    await expect.element(radio(/^LinkedIn article header/u)).toBeVisible();
    expect(radio(/^Pin,/u).elements()).toHaveLength(0);
    await button('All').first().click();
    await page.getByRole('combobox', { name: 'Good for' }).selectOptions('Newsletters');
    await expect.element(radio(/^Mail banner/u)).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search the gallery' }).fill('no such thing');
    await expect.element(page.getByText('Nothing here matches “no such thing”.').first()).toBeVisible();
  });

  test('of one’s own are made within their bounds', async () => {
    const fake = await show('templates', { profiles });
    await button('New template').click();
    await page.getByRole('textbox', { name: 'Width' }).fill('9000');
    await button('Save').click();
    await expect.element(page.getByText('Give it a name.')).toBeVisible();
    expect(fake.stored.size).toBe(0);
    await page.getByRole('textbox', { name: 'Name' }).fill('Shop window');
    await page.getByRole('textbox', { name: 'Width' }).fill('1400');
    await button('Save').click();
    await expect.element(radio(/^Shop window, 1400 × 1200/u)).toBeVisible();
    expect([...fake.stored.values()]).toMatchObject([{ kind: 'template', value: { platform: 'own' } }]);
  });
});

describe('styles', () => {
  test('are one of a group, moved through by keys', async () => {
    const fake = await show('styles');
    await radio('Photographic').click();
    expect(fake.draft.styleId).toBe('photographic');
    await userEvent.keyboard('{ArrowRight}');
    expect(fake.draft.styleId).toBe('enhance');
    await expect.element(radio('Enhanced')).toHaveFocus();
    await button('Retro').click();
    await expect.element(radio('Pixel art')).toBeVisible();
    expect(radio('Photographic').elements()).toHaveLength(0);
  });
});

describe('personas', () => {
  test('set what nobody has chosen, and nothing else', async () => {
    const fake = await show('personas', { draft: { styleId: 'noir' } });
    await fake.state.kit.put('persona', {
      id: 'o',
      name: 'Orchard',
      audience: '',
      tone: 'calm',
      visualStyle: '',
      palette: ['#7a8f3c'],
      must: [],
      never: [],
      styleId: 'watercolor',
      profileId: 'p1',
      references: [],
    });
    await button('Orchard').click();
    expect(fake.draft).toMatchObject({ personaId: 'o', styleId: 'noir', profileId: 'p1' });
    await button('Actions for Orchard').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect.element(page.getByText('No personas yet')).toBeVisible();
    const undo = fake.toasts.show.mock.lastCall?.[0] as unknown as { action: { run: () => void } };
    undo.action.run();
    await expect.element(button('Orchard')).toBeVisible();
  });
});

describe('word lists', () => {
  test('refuse a name that cannot stand in a prompt, and are put into it', async () => {
    const fake = await show('lists', { draft: { prompt: 'A pear in' } });
    await button('New word list').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('two words');
    await page.getByRole('textbox', { name: 'Words, one a line' }).fill('rain\n\nsun');
    await button('Save').click();
    await expect.element(page.getByText('Only letters, figures, - and _.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name' }).fill('weather');
    await button('Save').click();
    await button('weather').click();
    expect(fake.draft.prompt).toBe('A pear in __weather__');
  });
});
