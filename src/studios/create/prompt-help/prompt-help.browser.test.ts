import '../../../app/tokens.css';
import '../../../app/base.css';
import type { Component } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { createFailure } from '../../../lib/kernel/app-error.ts';
import { setAppState } from '../../../lib/state/app-state.ts';
import { FakeKitApp } from '../kit/kit-app.fake.ts';
import PromptHelpButton from './PromptHelpButton.svelte';

async function show(start: ConstructorParameters<typeof FakeKitApp>[0] = {}, prompt = 'a pear') {
  const fake = new FakeKitApp(start);
  const onchoose = vi.fn((_text: string) => undefined);
  const Harness: Component = (anchor) => {
    setAppState(fake.app);
    return PromptHelpButton(anchor, { prompt, onchoose });
  };
  await render(Harness);
  return { fake, onchoose };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

async function choose(name: string) {
  await button('Prompt help').click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

describe('help with the prompt', () => {
  test('shows what would change, and waits for a yes', async () => {
    const { onchoose } = await show();
    await choose('Improve');
    await expect
      .element(page.getByRole('group', { name: 'New prompt' }))
      .toHaveTextContent(/^a pear\s*added:\s*, lit$/u);
    expect(onchoose).not.toHaveBeenCalled();
    await button('Use it').click();
    expect(onchoose).toHaveBeenCalledExactlyOnceWith('a pear, lit');
  });

  test('keeps what was written, and says where nothing is to be changed', async () => {
    const { fake, onchoose } = await show();
    fake.improve.mockResolvedValue({ text: 'a pear' });
    await choose('Improve');
    await expect.element(page.getByText('It has nothing to change.')).toBeVisible();
    await expect.element(button('Use it')).toBeDisabled();
    await button('Keep mine').click();
    expect(onchoose).not.toHaveBeenCalled();
  });

  test('says cause and remedy of a failure, and asks again only when told to', async () => {
    const { fake } = await show();
    fake.improve.mockResolvedValueOnce({ text: '', failure: createFailure('auth') });
    await choose('Improve');
    await expect.element(page.getByRole('alert')).toHaveTextContent(/key/iu);
    expect(fake.improve).toHaveBeenCalledTimes(1);
    await button('Try again').click();
    await expect.element(button('Use it')).toBeEnabled();
    expect(fake.improve).toHaveBeenCalledTimes(2);
  });

  test('leads to the profiles where none has a text model', async () => {
    const { fake } = await show({ profiles: [] });
    await choose('Improve');
    await button('Open the profile').click();
    expect(fake.ui).toMatchObject({ settingsOpen: true, settingsSection: 'profiles' });
  });

  test('has nothing to do with an empty prompt but to describe', async () => {
    await show({}, ' ');
    await button('Prompt help').click();
    await expect.element(page.getByRole('menuitem', { name: 'Improve' })).toBeDisabled();
  });
});
