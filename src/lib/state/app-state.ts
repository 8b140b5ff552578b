import { createContext } from 'svelte';
import type { Costs } from './costs.svelte.ts';
import type { EditingState } from './create-editing.ts';
import type { KitState } from './create-kit.ts';
import type { History } from './history.svelte.ts';
import type { Images } from './images.svelte.ts';
import type { Jobs } from './jobs.svelte.ts';
import type { Profiles } from './profiles.svelte.ts';
import type { Prompts } from './prompts.svelte.ts';
import type { Queue } from './queue.svelte.ts';
import type { SettingsState } from './settings-state.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';
import type { UiState } from './ui-state.svelte.ts';
import type { Upstreams } from './upstreams.svelte.ts';
import type { Workspaces } from './workspaces.svelte.ts';

/** Everything that components read and call. */
export interface AppState {
  settings: SettingsState;
  profiles: Profiles;
  workspaces: Workspaces;
  jobs: Jobs;
  queue: Queue;
  history: History;
  images: Images;
  prompts: Prompts;
  upstreams: Upstreams;
  costs: Costs;
  /** Changing pictures; one for all, loaded by the first who asks. */
  loadEditing(): Promise<EditingState>;
  /** Templates, styles, choices and help with the prompt; one for all, loaded by the first who asks. */
  loadKit(): Promise<KitState>;
  toasts: Toasts;
  ui: UiState;
}

export const [getAppState, setAppState] = createContext<AppState>();
