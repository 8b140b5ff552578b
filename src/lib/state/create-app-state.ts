import type { Repositories } from '../db/repositories.ts';
import type { ImageClient } from '../gateway/image-client.ts';
import type { UpstreamClient } from '../gateway/upstream-client.ts';
import type { AppState } from './app-state.ts';
import { Costs } from './costs.svelte.ts';
import { History } from './history.svelte.ts';
import { Images } from './images.svelte.ts';
import { Jobs } from './jobs.svelte.ts';
import { Profiles } from './profiles.svelte.ts';
import { Prompts } from './prompts.svelte.ts';
import { Queue } from './queue.svelte.ts';
import { SettingsState } from './settings-state.svelte.ts';
import { Toasts } from './toasts.svelte.ts';
import { UiState } from './ui-state.svelte.ts';
import { Upstreams } from './upstreams.svelte.ts';
import { Workspaces } from './workspaces.svelte.ts';

/** What the state is made over. */
export interface AppParts {
  repositories: Repositories;
  upstream: UpstreamClient;
  images: ImageClient;
}

/** All state over one database and its workers. `start` begins to watch and answers with the way to stop. */
export function createAppState(parts: AppParts): { state: AppState; start: () => () => void } {
  const settings = new SettingsState(parts);
  const workspaces = new Workspaces(parts);
  const jobs = new Jobs({ ...parts, workspaces });
  const history = new History(parts);
  const profiles = new Profiles({ ...parts, settings });
  const state: AppState = {
    settings,
    workspaces,
    profiles,
    jobs,
    queue: new Queue({ ...parts, jobs }),
    history,
    images: new Images(parts),
    prompts: new Prompts(parts),
    upstreams: new Upstreams(parts),
    costs: new Costs(parts),
    loadEditing: loadOnce(async () => {
      const { createEditing } = await import('./create-editing.ts');
      return createEditing({ ...parts, history });
    }),
    loadKit: loadOnce(async () => {
      const { createKit } = await import('./create-kit.ts');
      return createKit({ ...parts, profiles, settings });
    }),
    toasts: new Toasts(),
    ui: new UiState(),
  };
  return { state, start: () => startAll(state) };
}

/** What a prompt needs first; history last, since its rows are many. */
function startAll(state: AppState): () => void {
  const { settings, workspaces, profiles, jobs, queue, prompts, upstreams, history } = state;
  const parts = [settings, workspaces, profiles, jobs, queue, prompts, upstreams, history];
  const stops = parts.map((part) => part.start());
  return () => stops.forEach((stop) => stop());
}

/** A load that failed is tried again by the next who asks. */
function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}
