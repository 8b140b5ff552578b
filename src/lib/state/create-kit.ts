import type { Repositories } from '../db/repositories.ts';
import type { UpstreamClient } from '../gateway/upstream-client.ts';
import { Choices } from './choices.svelte.ts';
import { Kit } from './kit.svelte.ts';
import type { Profiles } from './profiles.svelte.ts';
import { PromptHelp } from './prompt-help.ts';
import type { SettingsState } from './settings-state.svelte.ts';

/** What helps to ask for a picture; loaded by the first who wants it, since nothing of it is needed to type a prompt. */
export interface KitState {
  kit: Kit;
  choices: Choices;
  help: PromptHelp;
}

export interface KitParts {
  repositories: Repositories;
  upstream: UpstreamClient;
  profiles: Profiles;
  settings: SettingsState;
}

/** Begins at once to watch what is stored; answers when that has been read. */
export async function createKit(parts: KitParts): Promise<KitState> {
  const kit = new Kit(parts);
  kit.start();
  await kit.whenLoaded();
  return { kit, choices: new Choices(parts), help: new PromptHelp(parts) };
}
