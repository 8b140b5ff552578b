import type { Repositories } from './repositories.ts';
import { toStorageError } from './storage-failure.ts';

type AsyncMethod = (...args: unknown[]) => Promise<unknown>;

/** Repositories that can be called before they are there. */
export interface LazyRepositories {
  /** Every call waits for the database's code; once that is there, calls go straight through. */
  repositories: Repositories;
  /** Begins to load, and resolves once calls go straight through. Only then does a live query see what it reads. */
  ready(): Promise<void>;
}

/**
 * Dexie is a third of what the page needs to start, and none of what it needs to take a prompt: it is fetched beside the
 * first picture. Loading happens once; one that failed is tried again by the next call, which rejects with an AppError if
 * it fails too. `load` is for tests.
 */
export function createLazyRepositories(
  load: () => Promise<Repositories> = loadRepositories,
): LazyRepositories {
  let loaded: Repositories | undefined;
  let loading: Promise<Repositories> | undefined;

  async function begin(): Promise<Repositories> {
    try {
      loaded = await load();
      return loaded;
    } catch (error) {
      loading = undefined;
      throw toStorageError(error);
    }
  }
  const get = () => (loading ??= begin());
  const call: Call = (run) => (loaded ? run(loaded) : get().then(run));

  return { repositories: createTables(call), ready: () => get().then(() => undefined) };
}

async function loadRepositories(): Promise<Repositories> {
  const { openRepositories } = await import('./open-repositories.ts');
  return openRepositories();
}

type Call = (run: (all: Repositories) => Promise<unknown>) => Promise<unknown>;

function createTables(call: Call): Repositories {
  return {
    profiles: createTable('profiles', call),
    secrets: createTable('secrets', call),
    workspaces: createTable('workspaces', call),
    jobs: createTable('jobs', call),
    attempts: createTable('attempts', call),
    assets: createTable('assets', call),
    bytes: createTable('bytes', call),
    thumbnails: createTable('thumbnails', call),
    prompts: createTable('prompts', call),
    kit: createTable('kit', call),
    settings: createTable('settings', call),
    traits: createTable('traits', call),
    queue: createTable('queue', call),
    documents: createTable('documents', call),
    expenses: createTable('expenses', call),
    space: createTable('space', call),
    canaries: createTable('canaries', call),
  };
}

/** Every member of a repository is an asynchronous method; naming all of them here would be a second list to keep. */
function createTable<Name extends keyof Repositories>(name: Name, call: Call): Repositories[Name] {
  const methodOf = (method: string): AsyncMethod => {
    return (...args) =>
      call(
        (all) => (all[name] as unknown as Record<string, AsyncMethod>)[method]?.(...args) ?? missing(method),
      );
  };
  return new Proxy({} as Repositories[Name], {
    // A repository that is awaited by mistake must not look like a promise.
    get: (_, method) => (typeof method === 'string' && method !== 'then' ? methodOf(method) : undefined),
  });
}

function missing(method: string): Promise<never> {
  return Promise.reject(new TypeError(`No repository has ${method}().`));
}
