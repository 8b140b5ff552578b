import { createLazyRepositories } from '../lib/db/lazy-repositories.ts';
import { createImageClient } from '../lib/gateway/image-client.ts';
import { createUpstreamClient } from '../lib/gateway/upstream-client.ts';
import type { AppState } from '../lib/state/app-state.ts';
import { createAppState } from '../lib/state/create-app-state.ts';

/**
 * The only place that makes the database, the workers' clients and the state over them. `start` begins to fetch the
 * database, and to watch it once it is there: the prompt takes text before that.
 */
export function compose(): { appState: AppState; start: () => void } {
  const { repositories, ready } = createLazyRepositories();
  const parts = { repositories, upstream: createUpstreamClient(), images: createImageClient() };
  const { state, start } = createAppState(parts);
  const begin = () => void start();
  // A database that cannot be fetched is told by the first query of each part.
  return { appState: state, start: () => void ready().then(begin, begin) };
}
