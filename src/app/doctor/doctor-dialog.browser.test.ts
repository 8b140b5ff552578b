import '../tokens.css';
import '../base.css';
import type { Component } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Finding, ProbeId } from '../../lib/contracts/traits.ts';
import { setAppState, type AppState } from '../../lib/state/app-state.ts';
import { newProfileValues } from '../../lib/state/profiles.svelte.ts';
import { UiState } from '../../lib/state/ui-state.svelte.ts';
import DoctorDialog from './DoctorDialog.svelte';
import { FakeUpstreams } from './upstreams.fake.svelte.ts';

const RELAY: Profile = {
  ...newProfileValues(),
  id: 'p1',
  name: 'Relay',
  form: 'images',
  baseUrl: 'https://relay.example.com',
  imageModel: 'gpt-image-2',
  hasKey: true,
  createdAt: 1,
  updatedAt: 1,
};

const finding = (values: Partial<Finding>): Finding => ({
  probe: 'reachable',
  outcome: 'yes',
  reason: 'ok',
  values: {},
  at: Date.now(),
  ...values,
});

async function open({ profile = RELAY, findings = [] }: { profile?: Profile; findings?: Finding[] } = {}) {
  const ui = new UiState();
  ui.doctorOpen = true;
  ui.doctorProfileId = profile.id;
  const upstreams = new FakeUpstreams(findings);
  const toasts = { show: vi.fn((_toast: { text: string }) => 'toast') };
  const settings = { values: { priceTable: null } };
  const app = { ui, profiles: { list: [profile] }, upstreams, settings, toasts } as unknown as AppState;
  const Harness: Component<Record<string, never>> = (anchor) => {
    setAppState(app);
    return DoctorDialog(anchor, {});
  };
  await page.viewport(1440, 900);
  await render(Harness, { props: {} });
  return { ui, upstreams, toasts };
}

const dialog = () => page.getByRole('dialog', { name: 'Diagnose Relay' });
const button = (name: string) => dialog().getByRole('button', { name, exact: true });
const row = (name: string) => dialog().getByRole('row', { name });
const price = (name: string) => dialog().getByRole('checkbox', { name });

afterEach(() => cleanup());

test('shows what was found, in words and with a disclosure for the owner of the relay', async () => {
  await open({
    findings: [
      finding({}),
      finding({ probe: 'idleCut', outcome: 'no', reason: 'cutAfter', values: { seconds: 100, count: 2 } }),
      finding({ probe: 'key', outcome: 'unknown', reason: 'cannotTell' }),
    ],
  });
  await expect.element(row('Reachable')).toHaveTextContent(/Yes.*Something answers/);
  await expect.element(row('Key accepted')).toHaveTextContent(/Unknown/);
  await expect.element(row('Models listed')).toHaveTextContent(/Not run/);
  const cut = row('Keeps a silent line open');
  await expect.element(cut).toHaveTextContent(/No.*silent for about 100 s/);
  await expect.element(cut.getByText(/grey cloud/)).not.toBeVisible();
  await cut.getByText("For the relay's owner").click();
  await expect.element(cut.getByText(/grey cloud/)).toBeVisible();
  await expect
    .element(dialog().getByRole('status', { name: 'Diagnosis' }))
    .toHaveTextContent('1 yes, 1 no, 1 unknown');
});

test('runs what is free, and nothing that costs money unless it was ticked', async () => {
  const { upstreams } = await open();
  await expect.element(button('Run')).toHaveFocus();
  for (const box of dialog().getByRole('checkbox').elements()) expect(box).not.toBeChecked();
  await expect.element(dialog().getByText('Free probes only')).toBeVisible();
  await button('Run').click();
  expect(upstreams.diagnose).toHaveBeenCalledExactlyOnceWith('p1', []);
});

test('says what ticked probes cost together; those of one request are paid for once', async () => {
  const { upstreams } = await open();
  await expect.element(price('Size kept')).toHaveAccessibleName(/Size kept Run for about \$/);
  await price('Size kept').click();
  const total = dialog().getByText(/^Ticked probes: \$/);
  const one = total.element().textContent;
  await price('Format kept').click();
  await expect.element(total).toHaveTextContent(one);
  await price('Several source images').click();
  await expect.element(total).not.toHaveTextContent(one);
  await price('Format kept').click();
  await button('Run').click();
  const paid: ProbeId[] = ['size', 'severalImages'];
  expect(upstreams.diagnose).toHaveBeenCalledWith('p1', paid);
  await expect.element(price('Size kept')).not.toBeChecked();
});

test('shows the probe that runs, locks the boxes, and can be stopped', async () => {
  const { upstreams } = await open();
  upstreams.run('models');
  await expect.element(row('Models listed')).toHaveTextContent('Running…');
  await expect
    .element(dialog().getByRole('status', { name: 'Diagnosis' }))
    .toHaveTextContent('Running: Models listed');
  await expect.element(price('Size kept')).toBeDisabled();
  await button('Stop').click();
  expect(upstreams.stop).toHaveBeenCalledWith('p1');
  upstreams.end();
  await expect.element(button('Run')).toHaveFocus();
});

test('says why it could not run', async () => {
  const { upstreams } = await open();
  upstreams.diagnose.mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
  await button('Run').click();
  await expect.element(dialog().getByRole('alert')).toHaveTextContent('no room left');
});

test('copies a report without secrets', async () => {
  const { toasts } = await open({
    findings: [
      finding({
        probe: 'key',
        outcome: 'no',
        reason: 'badKey',
        values: { status: 401, message: 'Bad key sk-planted0123456789' },
      }),
    ],
  });
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await button('Copy as text').click();
  await expect.poll(() => toasts.show.mock.calls[0]?.[0].text).toBe('Diagnosis copied');
  expect(write.mock.calls[0]?.[0]).toContain('Key accepted: No');
  expect(write.mock.calls[0]?.[0]).not.toContain('planted');
});

test('closes when its profile is gone', async () => {
  const { ui } = await open();
  ui.doctorOpen = false;
  await expect.element(dialog()).not.toBeInTheDocument();
  ui.doctorProfileId = 'gone';
  ui.doctorOpen = true;
  await expect.poll(() => ui.doctorOpen).toBe(false);
});
