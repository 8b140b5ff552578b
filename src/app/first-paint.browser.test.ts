import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import { openDatabase } from '../lib/db/database.ts';
import { createLazyRepositories } from '../lib/db/lazy-repositories.ts';
import { createRepositories, type Repositories } from '../lib/db/repositories.ts';
import { sampleProfile } from '../lib/db/testing/sample-rows.ts';
import { createAppState, type AppParts } from '../lib/state/create-app-state.ts';
import './tokens.css';
import './base.css';
import App from './App.svelte';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

const prompt = () => page.getByRole('textbox', { name: 'Prompt' });
const generate = () => page.getByRole('button', { name: 'Generate', exact: true });

/** The app whose database is still being fetched; `arrive` lets it through. */
async function open() {
  const stored = createRepositories(openDatabase(`first-paint-${crypto.randomUUID()}`));
  let arrive: (all: Repositories) => void = () => undefined;
  const { repositories, ready } = createLazyRepositories(() => new Promise((resolve) => (arrive = resolve)));
  const enqueue = vi.fn<(ids: string[]) => Promise<void>>(() => Promise.resolve());
  const nothing = { get: () => () => Promise.resolve() };
  const parts = {
    repositories,
    upstream: new Proxy(
      { enqueue },
      { get: (target, name) => (name === 'enqueue' ? target.enqueue : nothing.get()) },
    ),
    images: new Proxy({}, nothing),
  } as unknown as AppParts;
  const { state, start } = createAppState(parts);
  await page.viewport(1440, 900);
  await render(App, { appState: state });
  void ready().then(start);
  return { stored, enqueue, arrive: () => arrive(stored) };
}

test('the prompt takes text before there is a database, and Generate waits for it', async () => {
  const { stored, enqueue, arrive } = await open();
  await stored.profiles.put(sampleProfile());
  await userEvent.fill(prompt(), 'a red boat');
  await userEvent.click(generate());
  await userEvent.click(generate());
  expect(enqueue).not.toHaveBeenCalled();
  arrive();
  await vi.waitFor(() => expect(enqueue).toHaveBeenCalled());
  expect(enqueue).toHaveBeenCalledOnce();
  const [id = ''] = enqueue.mock.calls[0]?.[0] ?? [];
  expect((await stored.jobs.get(id))?.recipe).toMatchObject({ prompt: 'a red boat', profileName: 'Studio' });
  await expect.element(prompt()).toHaveValue('a red boat');
});

test('what is typed goes on under the caret while the database comes', async () => {
  const { stored, arrive } = await open();
  await stored.profiles.put(sampleProfile());
  (prompt().element() as HTMLElement).focus();
  await userEvent.keyboard('a red boat');
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  arrive();
  await expect.element(page.getByRole('combobox', { name: 'Profile' })).toHaveValue('p1');
  await userEvent.keyboard('row');
  await expect.element(prompt()).toHaveValue('a red rowboat');
  await vi.waitFor(async () =>
    expect((await stored.workspaces.all())[0]?.draft.prompt).toBe('a red rowboat'),
  );
});
