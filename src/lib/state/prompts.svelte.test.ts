import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { Prompts } from './prompts.svelte.ts';
import { SettingsState } from './settings-state.svelte.ts';

it('shows what was sent and what is kept', async () => {
  const { repositories } = openTestDatabase();
  const prompts = new Prompts({ repositories });
  const stop = prompts.start();
  await prompts.add('sent');
  await prompts.save('kept');
  await vi.waitUntil(() => prompts.history.length === 1 && prompts.saved.length === 1);
  await prompts.remove(prompts.saved[0]?.id ?? '');
  await vi.waitUntil(() => prompts.saved.length === 0);
  stop();
});

it('settings show at once, and in other windows soon', async () => {
  const { repositories } = openTestDatabase();
  const [here, there] = [new SettingsState({ repositories }), new SettingsState({ repositories })];
  const stops = [here.start(), there.start()];
  await vi.waitUntil(() => here.loaded && there.loaded);
  const written = here.set('theme', 'dark');
  expect(here.values.theme).toBe('dark');
  await written;
  await vi.waitUntil(() => there.values.theme === 'dark');
  stops.forEach((stop) => stop());
});
