import { openDatabase } from '../lib/db/database.ts';
import { createRepositories } from '../lib/db/repositories.ts';
import { createImageClient } from '../lib/gateway/image-client.ts';
import { createUpstreamClient } from '../lib/gateway/upstream-client.ts';
import type { AppState } from '../lib/state/app-state.ts';
import { createAppState } from '../lib/state/create-app-state.ts';

/** The only place that makes the database, the workers' clients and the state over them. `start` begins to watch. */
export function compose(): { appState: AppState; start: () => void } {
  const parts = {
    repositories: createRepositories(openDatabase()),
    upstream: createUpstreamClient(),
    images: createImageClient(),
  };
  const { state, start } = createAppState(parts);
  return { appState: state, start: () => void start() };
}
