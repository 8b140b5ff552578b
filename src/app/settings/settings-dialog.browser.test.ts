import '../tokens.css';
import '../base.css';
import type { Component } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { ExpenseTotal } from '../../lib/contracts/queue.ts';
import type { SettingName, Settings } from '../../lib/contracts/settings.ts';
import { setAppState, type AppState } from '../../lib/state/app-state.ts';
import { newProfileValues } from '../../lib/state/profiles.svelte.ts';
import { UiState } from '../../lib/state/ui-state.svelte.ts';
import SettingsDialog from './SettingsDialog.svelte';

function toProfile(values: Partial<Profile>): Profile {
  return { ...newProfileValues(), id: 'p1', hasKey: true, createdAt: 1, updatedAt: 1, ...values };
}

const MINE = toProfile({ dailyCapUsd: 5, name: 'Mine', baseUrl: 'https://relay.example.com/proxy' });
const OTHER = toProfile({
  id: 'p2',
  name: 'Other',
  form: 'images',
  baseUrl: 'http://localhost:8787',
  hasKey: false,
});

async function open({
  section = 'profiles',
  values = {},
  totals = [],
}: {
  section?: UiState['settingsSection'];
  values?: Partial<Settings>;
  totals?: ExpenseTotal[];
} = {}) {
  const ui = new UiState();
  ui.settingsOpen = true;
  ui.settingsSection = section;
  const profiles = {
    list: [MINE, OTHER],
    default: MINE,
    remove: vi.fn(() => Promise.resolve()),
    duplicate: vi.fn(() => Promise.resolve(undefined)),
    makeDefault: vi.fn(() => Promise.resolve()),
    createDemo: vi.fn(() => Promise.resolve(toProfile({}))),
  };
  const settings = {
    values: {
      theme: 'system',
      priceTable: null,
      storagePersistent: null,
      keepAwake: true,
      notify: false,
      sound: false,
      ...values,
    },
    set: vi.fn((_name: SettingName, _value: unknown) => Promise.resolve()),
    requestPersistence: vi.fn(() => Promise.resolve(true)),
  };
  const history = { total: 12, purge: vi.fn(() => Promise.resolve(3)) };
  const costs = {
    loaded: true,
    watch: vi.fn(() => () => undefined),
    spentToday: () => 1.25,
    since: (days: number) => totals.slice(0, days === 1 ? 1 : undefined),
  };
  const toasts = { show: vi.fn((_toast: { text: string; tone?: string }) => 'toast') };
  const app = { ui, profiles, settings, history, costs, toasts } as unknown as AppState;
  const Harness: Component<Record<string, never>> = (anchor) => {
    setAppState(app);
    return SettingsDialog(anchor, {});
  };
  await page.viewport(1440, 900);
  await render(Harness, { props: {} });
  return { ui, profiles, settings, history, toasts };
}

const dialog = () => page.getByRole('dialog', { name: 'Settings' });
const tab = (name: string) => dialog().getByRole('tab', { name });

afterEach(() => cleanup());

test('has six sections, one shown, chosen with arrow keys', async () => {
  const { ui } = await open();
  await expect.element(tab('Profiles')).toHaveFocus();
  await expect.element(dialog().getByRole('tabpanel', { name: 'Profiles' })).toBeVisible();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(tab('About')).toHaveFocus();
  await expect.element(tab('About')).toHaveAttribute('aria-selected', 'true');
  await expect.element(dialog().getByText(/MIT licence/)).toBeVisible();
  expect(ui.settingsSection).toBe('about');
  expect(dialog().getByRole('tab').elements()).toHaveLength(6);
});

test('lists profiles with form, host and mark, and opens them for editing', async () => {
  const { ui } = await open();
  const rows = dialog().getByRole('listitem');
  await expect.element(rows.nth(0)).toHaveTextContent(/Mine.*Default.*Responses API · relay\.example\.com/);
  await expect.element(rows.nth(1)).toHaveTextContent(/Other.*Images API · localhost:8787 · no key/);
  await dialog().getByRole('button', { name: 'Edit Other' }).click();
  expect(ui.setupOpen).toBe(true);
  expect(ui.setupProfileId).toBe('p2');
});

test('examines a profile', async () => {
  const { ui } = await open();
  const other = dialog().getByRole('listitem').nth(1);
  const diagnose = other.getByRole('button', { name: 'Diagnose', exact: true });
  await expect.element(diagnose).toHaveAccessibleDescription('Other');
  await diagnose.click();
  expect([ui.doctorOpen, ui.doctorProfileId]).toEqual([true, 'p2']);
});

test('duplicates, makes default, and adds the demo', async () => {
  const { profiles } = await open();
  await dialog().getByRole('button', { name: 'More for Other' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  expect(profiles.duplicate).toHaveBeenCalledWith('p2', 'Other copy');
  await dialog().getByRole('button', { name: 'More for Other' }).click();
  await page.getByRole('menuitem', { name: 'Make default' }).click();
  expect(profiles.makeDefault).toHaveBeenCalledWith('p2');
  await dialog().getByRole('button', { name: 'Add the demo' }).click();
  expect(profiles.createDemo).toHaveBeenCalledWith('Demo');
});

test('asks before deleting, and says that the key goes, too', async () => {
  const { profiles } = await open();
  const question = page.getByRole('dialog', { name: 'Delete profile?' });
  await dialog().getByRole('button', { name: 'More for Mine' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await expect.element(question).toHaveTextContent(/“Mine” and its stored key/);
  await expect.element(question.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(question).not.toBeInTheDocument();
  expect(profiles.remove).not.toHaveBeenCalled();
  await dialog().getByRole('button', { name: 'More for Mine' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await question.getByRole('button', { name: 'Delete profile' }).click();
  expect(profiles.remove).toHaveBeenCalledExactlyOnceWith('p1');
});

test('keeps an own price and refuses nonsense', async () => {
  const { settings } = await open({ section: 'generation' });
  const field = dialog().getByRole('textbox', { name: 'Image out' });
  await field.fill('nonsense');
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  expect(settings.set).not.toHaveBeenCalled();
  await field.fill('12,5');
  await userEvent.keyboard('{Tab}');
  await expect.element(field).not.toHaveAttribute('aria-invalid');
  const [name, table] = settings.set.mock.calls[0] ?? [];
  expect(name).toBe('priceTable');
  expect(JSON.stringify(table)).toContain('"imageOutput":12.5');
});

test('goes back to the built-in prices', async () => {
  const priceTable = {
    date: '2020-01-01',
    models: {
      default: { textInput: 1, imageInput: 1, imageOutput: 1, cachedTextInput: 1, cachedImageInput: 1 },
    },
  };
  const { settings } = await open({ section: 'generation', values: { priceTable } });
  await expect.element(dialog().getByText(/Your own figures.*2020-01-01/)).toBeVisible();
  await dialog().getByRole('button', { name: 'Back to the built-in prices' }).click();
  expect(settings.set).toHaveBeenCalledWith('priceTable', null);
});

test('prices have a date of their own', async () => {
  const { settings } = await open({ section: 'generation' });
  await dialog().getByLabelText('Date of these prices').fill('2027-02-01');
  await userEvent.keyboard('{Tab}');
  const [name, table] = settings.set.mock.calls[0] ?? [];
  expect(name).toBe('priceTable');
  expect(JSON.stringify(table)).toContain('"date":"2027-02-01"');
  const models = dialog().getByRole('combobox', { name: 'Prices of model' }).element();
  expect([...(models as HTMLSelectElement).options].map(({ value }) => value)).toEqual(
    expect.arrayContaining(['gpt-image-2', 'gpt-image-1.5', 'default']),
  );
});

test('keeps the screen on, makes a sound, and lets it be heard', async () => {
  const { settings } = await open({ section: 'generation' });
  const awake = dialog().getByRole('switch', { name: 'Keep the screen on' });
  await expect.element(awake).toBeChecked();
  await awake.click();
  expect(settings.set).toHaveBeenCalledWith('keepAwake', false);
  await dialog().getByRole('switch', { name: 'Play a sound' }).click();
  expect(settings.set).toHaveBeenCalledWith('sound', true);
  await dialog().getByRole('button', { name: 'Hear the sound' }).click();
});

test.each([
  ['granted', true],
  ['denied', false],
  ['default', false],
] as const)('asks for notifications when they are wanted: %s', async (answer, isOn) => {
  vi.spyOn(Notification, 'permission', 'get').mockReturnValue('default');
  const ask = vi.spyOn(Notification, 'requestPermission').mockResolvedValue(answer);
  const { settings } = await open({ section: 'generation' });
  const notify = dialog().getByRole('switch', { name: 'Notify me when a batch ends' });
  expect(ask).not.toHaveBeenCalled();
  await notify.click();
  expect(ask).toHaveBeenCalledOnce();
  await expect.poll(() => settings.set.mock.calls).toEqual([['notify', isOn]]);
  if (answer === 'denied') {
    await expect.element(notify).toHaveAccessibleDescription(/The browser refuses notifications/);
    await expect.element(notify).toBeDisabled();
  }
  vi.restoreAllMocks();
});

test('says that the browser refuses notifications before anything is pressed', async () => {
  vi.spyOn(Notification, 'permission', 'get').mockReturnValue('denied');
  await open({ section: 'generation', values: { notify: true } });
  const notify = dialog().getByRole('switch', { name: 'Notify me when a batch ends' });
  await expect.element(notify).not.toBeChecked();
  await expect.element(notify).toHaveAccessibleDescription(/refuses/);
  vi.restoreAllMocks();
});

test('shows costs by day and profile, actual and estimated apart', async () => {
  const total = { day: '2026-11-21', profileId: 'p1', profileName: 'Mine', requests: 3 };
  const { ui } = await open({
    section: 'costs',
    totals: [
      { ...total, actualUsd: 1, estimatedUsd: 0.25 },
      { ...total, day: '2026-11-20', profileId: 'p2', profileName: 'Other', actualUsd: 0, estimatedUsd: 2 },
    ],
  });
  const table = dialog().getByRole('table', { name: 'Costs by day and profile' });
  await expect
    .element(table.getByRole('row', { name: /Mine/ }))
    .toHaveTextContent(/Mine.*3.*\$1\.00.*\$0\.25/);
  await expect.element(table.getByRole('row', { name: /Together/ })).toHaveTextContent(/6.*\$1\.00.*\$2\.25/);
  await expect.element(dialog().getByText('Mine: $1.25 of the daily limit of $5.00 spent')).toBeVisible();
  await expect.element(dialog().getByText(/price table of 20\d\d-/)).toBeVisible();
  await dialog().getByRole('button', { name: 'Edit the prices' }).click();
  expect(ui.settingsSection).toBe('generation');
});

test('says that nothing was spent', async () => {
  await open({ section: 'costs' });
  await expect.element(dialog().getByText(/No costs in these days/)).toBeVisible();
});

test('chooses a theme', async () => {
  const { settings } = await open({ section: 'appearance' });
  await dialog().getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'Dark' }).click();
  expect(settings.set).toHaveBeenCalledWith('theme', 'dark');
  await expect.element(dialog().getByRole('radio', { name: '简体中文' })).toBeVisible();
});

test('asks the browser to keep what is stored, and clears the bin', async () => {
  const { settings, history, toasts } = await open({ section: 'storage' });
  await dialog().getByRole('button', { name: 'Ask to keep it' }).click();
  expect(settings.requestPersistence).toHaveBeenCalledOnce();
  await dialog().getByRole('button', { name: 'Clear the bin' }).click();
  await expect.poll(() => toasts.show.mock.calls[0]?.[0].text).toBe('Removed for good: 3');
  expect(history.purge).toHaveBeenCalledOnce();
});

test('says what went wrong when a setting cannot be kept', async () => {
  const { settings, toasts } = await open({ section: 'appearance' });
  settings.set.mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await dialog().getByRole('radio', { name: 'Light' }).click();
  await expect.poll(() => toasts.show.mock.calls[0]?.[0]).toMatchObject({ tone: 'danger' });
  expect(toasts.show.mock.calls[0]?.[0].text).toContain('no room left');
});
