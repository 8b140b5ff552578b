/** Long, as it holds one dialog from the first start to the last field: the cases share the one way in which it is opened. */
import '../tokens.css';
import '../base.css';
import type { Component } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import type { ConnectionReport, Profile } from '../../lib/contracts/profile.ts';
import type { ProviderCard } from '../../lib/contracts/provider.ts';
import type { SetupValues } from '../../lib/contracts/setup-values.ts';
import { EXAMPLE_DESCRIPTION } from '../../lib/kernel/descriptions/example-description.ts';
import { setAppState, type AppState } from '../../lib/state/app-state.ts';
import { newProfileValues, type ProfileValues } from '../../lib/state/profiles.svelte.ts';
import { UiState } from '../../lib/state/ui-state.svelte.ts';
import SetupDialog from './SetupDialog.svelte';

const KEY = 'sk-planted-4711';

function toProfile(values: Partial<Profile>): Profile {
  return { ...newProfileValues(), id: 'p1', hasKey: false, createdAt: 1, updatedAt: 1, ...values };
}

const STORED = toProfile({
  name: 'Mine',
  baseUrl: 'https://old.example',
  textModel: 't',
  imageModel: 'i',
  hasKey: true,
});

const CARD = { baseUrl: '', models: [], keyExample: '' };
const CARDS: ProviderCard[] = [
  {
    ...CARD,
    form: 'painter',
    name: 'Painter',
    baseUrl: 'https://painter.example',
    models: ['p-1'],
    textModels: ['words-1', 'words-2'],
  },
  { ...CARD, form: 'silent', name: 'Silent', baseUrl: 'https://silent.example', models: ['s-1'] },
  { ...CARD, form: 'described', name: 'Described', isDescribed: true },
];

interface Setting {
  list?: Profile[];
  profileId?: string;
  prefill?: SetupValues;
}

async function open({ list = [], profileId = '', prefill }: Setting = {}) {
  const ui = new UiState();
  ui.setupOpen = true;
  ui.setupProfileId = profileId;
  ui.setupPrefill = prefill ?? null;
  const profiles = {
    list,
    loaded: true,
    default: list[0],
    create: vi.fn((values: ProfileValues, key: string) =>
      Promise.resolve(toProfile({ ...values, hasKey: key !== '' })),
    ),
    update: vi.fn((profile: Profile, _key: string | null) => Promise.resolve(profile)),
    createDemo: vi.fn((name: string) => Promise.resolve(toProfile({ kind: 'demo', name }))),
    makeDefault: vi.fn(() => Promise.resolve()),
    test: vi.fn<(profile: Profile, key: string | null) => Promise<ConnectionReport>>(),
    providers: () => Promise.resolve(CARDS),
  };
  const workspaces = { current: { id: 'w1' }, updateDraft: vi.fn() };
  const toasts = { show: vi.fn() };
  const app = { ui, profiles, workspaces, toasts } as unknown as AppState;
  const Harness: Component<Record<string, never>> = (anchor) => {
    setAppState(app);
    return SetupDialog(anchor, {});
  };
  await page.viewport(1440, 900);
  await render(Harness, { props: {} });
  return { ui, profiles, workspaces, toasts };
}

const dialog = () => page.getByRole('dialog', { name: 'Set up Easel' });
const button = (name: string) => dialog().getByRole('button', { name, exact: true });
const baseUrl = () => dialog().getByRole('textbox', { name: 'Base URL' });
const key = () => dialog().getByLabelText('API key');
const status = () => dialog().getByRole('status', { name: 'Connection' });

function answer(report: Partial<ConnectionReport>): ConnectionReport {
  return { outcome: 'ok', models: [], message: '', ...report };
}

afterEach(() => cleanup());

test('first start: the demo is first in focus, one press makes it and closes', async () => {
  const { ui, profiles, workspaces } = await open();
  await expect.element(button('Try the demo')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(ui.setupOpen).toBe(false);
  expect(profiles.createDemo).toHaveBeenCalledExactlyOnceWith('Demo');
  expect(profiles.makeDefault).toHaveBeenCalledWith('p1');
  expect(workspaces.updateDraft).toHaveBeenCalledWith({ profileId: 'p1' }, 'w1');
});

test('has the roles and names that the contract fixes', async () => {
  await open();
  const form = dialog().getByRole('radiogroup', { name: 'API form' });
  await expect.element(form.getByRole('radio', { name: 'Responses API' })).toBeChecked();
  await expect.element(dialog().getByRole('combobox', { name: 'Text model' })).toBeVisible();
  await expect.element(dialog().getByRole('combobox', { name: 'Image model' })).toBeVisible();
  await expect.element(key()).toHaveAttribute('type', 'password');
  await expect.element(button('Test connection')).toBeVisible();
  await expect.element(status()).toBeInTheDocument();
  await form.getByRole('radio', { name: 'Images API' }).click();
  await expect.element(dialog().getByRole('combobox', { name: 'Text model' })).not.toBeInTheDocument();
});

test('chooses the form with arrow keys', async () => {
  await open();
  dialog().getByRole('radio', { name: 'Responses API' }).element().focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(dialog().getByRole('radio', { name: 'Images API' })).toHaveFocus();
  await expect.element(dialog().getByRole('radio', { name: 'Images API' })).toBeChecked();
});

test('says where requests go while the address is typed', async () => {
  await open();
  await baseUrl().fill(' relay.example.com/v1/ ');
  await expect
    .element(baseUrl())
    .toHaveAccessibleDescription('Requests go to https://relay.example.com/v1/responses');
  await dialog().getByRole('radio', { name: 'Images API' }).click();
  await expect
    .element(baseUrl())
    .toHaveAccessibleDescription('Requests go to https://relay.example.com/v1/images/generations');
});

test('saves a new profile, the address normalised and the key cleaned', async () => {
  const { ui, profiles, workspaces } = await open();
  await baseUrl().fill('relay.example.com/v1/chat/completions');
  await key().fill(`  Bearer ${KEY}  `);
  await button('Save').click();
  await expect.poll(() => ui.setupOpen).toBe(false);
  expect(profiles.create).toHaveBeenCalledOnce();
  const [values, sent] = profiles.create.mock.calls[0] ?? [];
  expect(values).toMatchObject({
    baseUrl: 'https://relay.example.com',
    name: 'relay.example.com',
    form: 'responses',
  });
  expect(sent).toBe(KEY);
  expect(JSON.stringify(values)).not.toContain(KEY);
  expect(workspaces.updateDraft).toHaveBeenCalledWith({ profileId: 'p1' }, 'w1');
});

test('starts with the values that were agreed on', async () => {
  const { profiles } = await open();
  await baseUrl().fill('relay.example.com');
  await button('Save').click();
  await expect.poll(() => profiles.create.mock.calls.length).toBe(1);
  expect(profiles.create.mock.calls[0]?.[0]).toMatchObject({
    sendPromptUnchanged: true,
    reasoningEffort: 'low',
    extraAttempts: 3,
    waitMs: 15_000,
    previews: 2,
    stallTimeoutMs: 120_000,
    parallelJobs: 3,
    stream: true,
    allowInsecure: false,
  });
});

test('names what is wrong, ties it to its field, and goes there', async () => {
  const { profiles } = await open();
  await button('Save').click();
  await expect.element(baseUrl()).toHaveFocus();
  await expect.element(baseUrl()).toHaveAttribute('aria-invalid', 'true');
  await expect.element(baseUrl()).toHaveAccessibleDescription('Type the address of your upstream.');
  expect(profiles.create).not.toHaveBeenCalled();
});

test('plain http needs a yes', async () => {
  const { profiles } = await open();
  await baseUrl().fill('http://relay.example.com');
  await button('Save').click();
  await expect.element(baseUrl()).toHaveAttribute('aria-invalid', 'true');
  await dialog().getByRole('switch', { name: 'Allow insecure address' }).click();
  await expect.element(baseUrl()).not.toHaveAttribute('aria-invalid');
  await button('Save').click();
  await expect.poll(() => profiles.create.mock.calls.length).toBe(1);
  expect(profiles.create.mock.calls[0]?.[0]).toMatchObject({
    baseUrl: 'http://relay.example.com',
    allowInsecure: true,
  });
});

test('shows and hides the key without changing its name', async () => {
  await open();
  await key().fill(KEY);
  await button('Show key').click();
  await expect.element(dialog().getByRole('textbox', { name: 'API key' })).toHaveValue(KEY);
  await button('Hide key').click();
  await expect.element(key()).toHaveAttribute('type', 'password');
});

test.each([
  [{ outcome: 'ok', models: ['a', 'b'] }, /Connection OK.*2 models/],
  [{ outcome: 'badKey', status: 401 }, /Bad key/],
  [{ outcome: 'modelNotFound', models: ['a'] }, /Model not found/],
  [{ outcome: 'cors' }, /Blocked by CORS.*allow http/],
  [{ outcome: 'unreachable' }, /Not reachable/],
  [{ outcome: 'offline' }, /Offline/],
  [{ outcome: 'mixedContent' }, /Mixed content/],
  [{ outcome: 'unexpected', status: 502 }, /Unexpected answer.*502/],
] as const)('tells the outcome %o', async (report, text) => {
  const { profiles } = await open();
  profiles.test.mockResolvedValue(
    answer({ ...report, models: 'models' in report ? [...report.models] : [] }),
  );
  await baseUrl().fill('relay.example.com');
  await key().fill(KEY);
  await button('Test connection').click();
  await expect.element(status()).toHaveTextContent(text);
  expect(profiles.test).toHaveBeenCalledWith(
    expect.objectContaining({ baseUrl: 'https://relay.example.com' }),
    KEY,
  );
});

test('an older answer never shows for newer values', async () => {
  const { profiles } = await open();
  const answers: ((report: ConnectionReport) => void)[] = [];
  profiles.test.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  await baseUrl().fill('first.example');
  await button('Test connection').click();
  await expect.element(status()).toHaveTextContent('Testing the connection');
  await baseUrl().fill('second.example');
  await expect.element(status()).toHaveTextContent(/^$/);
  await button('Test connection').click();
  answers[1]?.(answer({ outcome: 'badKey' }));
  await expect.element(status()).toHaveTextContent('Bad key');
  answers[0]?.(answer({ models: ['old'] }));
  await expect.element(status()).toHaveTextContent('Bad key');
  await dialog().getByRole('combobox', { name: 'Image model' }).fill('other');
  await expect.element(status()).toHaveTextContent(/^$/);
});

test('remembers the models that the upstream listed', async () => {
  const { profiles } = await open();
  profiles.test.mockResolvedValue(answer({ models: ['vendor/image-9'] }));
  await baseUrl().fill('relay.example.com');
  await button('Test connection').click();
  await expect.element(status()).toHaveTextContent('1 model');
  const input = dialog().getByRole('combobox', { name: 'Image model' }).element();
  if (!(input instanceof HTMLInputElement)) throw new Error('Image model is no input.');
  expect([...(input.list?.options ?? [])].map(({ value }) => value)).toEqual(['vendor/image-9']);
  await button('Save').click();
  await expect.poll(() => profiles.create.mock.calls[0]?.[0].knownModels).toEqual(['vendor/image-9']);
});

test('a stored key is never shown, and stays unless replaced', async () => {
  const { profiles } = await open({ list: [STORED], profileId: 'p1' });
  await expect.element(key()).toHaveValue('');
  await expect.element(key()).toHaveAttribute('placeholder', 'A key is stored and stays unless replaced');
  await expect.element(button('Try the demo')).not.toBeInTheDocument();
  await baseUrl().fill('new.example');
  await button('Save').click();
  await expect.poll(() => profiles.update.mock.calls.length).toBe(1);
  expect(profiles.update.mock.calls[0]).toEqual([
    expect.objectContaining({ id: 'p1', name: 'Mine', baseUrl: 'https://new.example' }),
    null,
  ]);
});

test('a typed key replaces the stored one, and tests use the stored one till then', async () => {
  const { profiles } = await open({ list: [STORED], profileId: 'p1' });
  profiles.test.mockResolvedValue(answer({}));
  await button('Test connection').click();
  await expect.poll(() => profiles.test.mock.calls[0]?.[1]).toBe(null);
  await key().fill(KEY);
  await button('Save').click();
  await expect.poll(() => profiles.update.mock.calls[0]?.[1]).toBe(KEY);
});

test('a link only fills the fields, says so, and leaves no key in the state', async () => {
  const prefill = { form: 'images', baseUrl: 'relay.example.com/v1', apiKey: KEY, imageModel: 'x' } as const;
  const { ui, profiles } = await open({ prefill });
  await expect.element(baseUrl()).toHaveValue('relay.example.com/v1');
  await expect.element(baseUrl()).toHaveFocus();
  await expect.element(key()).toHaveValue(KEY);
  await expect.element(dialog().getByText(/came with the link/)).toBeVisible();
  expect(ui.setupPrefill).toBeNull();
  expect(profiles.create).not.toHaveBeenCalled();
});

test('a second opening knows nothing of what was typed in the first', async () => {
  const { ui } = await open();
  await baseUrl().fill('relay.example.com');
  await key().fill(KEY);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  ui.setupOpen = true;
  await expect.element(baseUrl()).toHaveValue('');
  await expect.element(key()).toHaveValue('');
  expect(document.body.innerHTML).not.toContain(KEY);
});

test('says why it could not be saved, and stays open', async () => {
  const { ui, profiles } = await open();
  profiles.create.mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await baseUrl().fill('relay.example.com');
  await button('Save').click();
  await expect.element(dialog().getByRole('alert')).toHaveTextContent('no room left');
  expect(ui.setupOpen).toBe(true);
});

const more = () => dialog().getByText(/^More: /);

test('takes a daily limit and a fallback', async () => {
  const other = toProfile({ id: 'p2', name: 'Other' });
  const { profiles } = await open({ list: [STORED, other], profileId: 'p1' });
  await more().click();
  const limit = dialog().getByRole('textbox', { name: 'Daily limit' });
  await limit.fill('much');
  await userEvent.keyboard('{Tab}');
  await expect.element(limit).toHaveAccessibleDescription(/amount of 0 or more/);
  await limit.fill('2,50');
  await userEvent.keyboard('{Tab}');
  const fallback = dialog().getByRole('combobox', { name: 'Fallback' });
  expect([...(fallback.element() as HTMLSelectElement).options].map(({ text }) => text)).toEqual([
    'None',
    'Other',
  ]);
  await expect.element(fallback).toHaveAccessibleDescription(/never after a bad key/);
  await fallback.selectOptions('Other');
  await button('Save').click();
  await expect
    .poll(() => profiles.update.mock.calls[0]?.[0])
    .toMatchObject({
      dailyCapUsd: 2.5,
      fallbackProfileId: 'p2',
    });
});

test('an emptied limit is none, and a fallback that is gone is none', async () => {
  const { profiles } = await open({
    list: [{ ...STORED, dailyCapUsd: 5, fallbackProfileId: 'gone' }],
    profileId: 'p1',
  });
  const limit = dialog().getByRole('textbox', { name: 'Daily limit' });
  await expect.element(limit).toHaveValue('5');
  await expect.element(dialog().getByRole('combobox', { name: 'Fallback' })).toHaveValue('');
  await limit.fill('');
  await userEvent.keyboard('{Tab}');
  await button('Save').click();
  await expect.poll(() => profiles.update.mock.calls[0]?.[0].dailyCapUsd).toBe(0);
});

test('examines what is saved, and saves first what was changed', async () => {
  const { ui, profiles } = await open({ list: [STORED], profileId: 'p1' });
  await expect.element(button('Diagnose')).toBeVisible();
  await baseUrl().fill('new.example');
  await button('Apply and diagnose').click();
  await expect.poll(() => ui.doctorOpen).toBe(true);
  expect(profiles.update).toHaveBeenCalledOnce();
  expect([ui.doctorProfileId, ui.setupOpen]).toEqual(['p1', false]);
});

test('a profile that is not saved yet is not examined', async () => {
  await open();
  await expect.element(button('Diagnose')).not.toBeInTheDocument();
});

const form = (name: string) => dialog().getByRole('radio', { name, exact: true });
const textModel = () => dialog().getByRole('combobox', { name: 'Text model' });

test('a provider brings its address and models; a text model only where it has one', async () => {
  const { profiles } = await open();
  await form('Painter').click();
  await expect.element(baseUrl()).toHaveValue('https://painter.example');
  await expect.element(textModel()).toHaveValue('words-1');
  await expect.element(textModel()).toHaveAccessibleDescription(/may stay empty/);
  await form('Silent').click();
  await expect.element(textModel()).not.toBeInTheDocument();
  await expect.element(baseUrl()).toHaveValue('https://silent.example');
  await button('Save').click();
  await expect
    .poll(() => profiles.create.mock.calls[0]?.[0])
    .toMatchObject({ form: 'silent', textModel: '', imageModel: 's-1' });
});

test.each([
  [{ amount: 12.5, unit: 'USD' }, '$12.50 left.'],
  [{ amount: 1250.25, unit: 'credits' }, '1,250.25 credits left.'],
] as const)('says what is left: %j', async (balance, words) => {
  const { profiles } = await open();
  profiles.test.mockResolvedValue(answer({ models: ['p-1'], balance }));
  await form('Painter').click();
  await button('Test connection').click();
  await expect.element(status()).toHaveTextContent(`Connection OK ${words} 1 model listed`);
});

const description = () => dialog().getByRole('textbox', { name: 'Description' });

test('an upstream of one’s own is described, and what is wrong with it is said', async () => {
  const { profiles } = await open();
  await form('Described by you').click();
  await expect.element(button('Export description')).toBeDisabled();
  await button('Save').click();
  await expect.element(description()).toHaveAccessibleDescription(/Describe your upstream/);
  await expect.element(description()).toHaveFocus();
  await button('Start from an example').click();
  await expect.element(description()).toHaveAccessibleDescription(/{{key}}/);
  await expect.element(baseUrl()).toHaveValue('https://api.example.com');
  const text = (description().element() as HTMLTextAreaElement).value;
  await description().fill(text.replace('"images[*].url"', '"a b"'));
  await expect.element(description()).toHaveAccessibleDescription('“images” cannot be used as it stands.');
  await expect.element(button('Export description')).toBeDisabled();
  await description().fill(text);
  await expect.element(button('Export description')).toBeEnabled();
  await button('Save').click();
  await expect
    .poll(() => profiles.create.mock.calls[0]?.[0])
    .toMatchObject({
      form: 'described',
      name: 'My upstream',
      imageModel: 'model-1',
      description: EXAMPLE_DESCRIPTION,
    });
});

test('a description is imported from a file', async () => {
  await open();
  await form('Described by you').click();
  const imported = { ...EXAMPLE_DESCRIPTION, name: 'Studio Nine', baseUrl: 'https://nine.example' };
  const file = new File([JSON.stringify(imported)], 'nine.json', { type: 'application/json' });
  await userEvent.upload(dialog().element().querySelector('input[type=file]') as HTMLInputElement, file);
  await expect.element(description()).toHaveValue(JSON.stringify(imported));
  await expect.element(baseUrl()).toHaveValue('https://nine.example');
  await expect.element(dialog().getByRole('textbox', { name: 'Name' })).toHaveValue('Studio Nine');
});

test('a described profile opens with its description, and leaves it behind with its form', async () => {
  const own = toProfile({
    name: 'Own',
    form: 'described',
    baseUrl: 'https://api.example.com',
    imageModel: 'model-1',
    description: EXAMPLE_DESCRIPTION,
  });
  const { profiles } = await open({ list: [own], profileId: 'p1' });
  await expect.element(description()).toHaveValue(`${JSON.stringify(EXAMPLE_DESCRIPTION, undefined, 2)}\n`);
  await form('Silent').click();
  await button('Save').click();
  await expect.poll(() => profiles.update.mock.calls[0]?.[0].form).toBe('silent');
  expect(profiles.update.mock.calls[0]?.[0]).not.toHaveProperty('description');
});
