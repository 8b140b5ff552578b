import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import type { Job } from '../../src/lib/contracts/job.ts';
import type { Profile } from '../../src/lib/contracts/profile.ts';
import type { Recipe } from '../../src/lib/contracts/recipe.ts';
import { openDatabase } from '../../src/lib/db/database.ts';
import type { EaselDatabase } from '../../src/lib/db/database.ts';
import { freeSpace } from '../../src/lib/db/free-space.ts';
import { createRepositories } from '../../src/lib/db/repositories.ts';
import type { Repositories } from '../../src/lib/db/repositories.ts';
import { createJob } from '../../src/lib/kernel/reduce-job.ts';
import { createAdmission } from '../../src/workers/upstream/admission.ts';
import { createHeldImages } from '../../src/workers/upstream/held-images.ts';
import { createHoldJob } from '../../src/workers/upstream/hold-job.ts';
import { createJobRunner } from '../../src/workers/upstream/job-runner.ts';
import type { JobRunner } from '../../src/workers/upstream/job-runner.ts';
import type { JobWish } from '../../src/workers/upstream/job-wish.ts';
import { createLanes } from '../../src/workers/upstream/lanes.ts';
import { providerOf } from '../../src/workers/upstream/providers/registry.ts';
import type { RunContext } from '../../src/workers/upstream/run-context.ts';
import { createTakeSlot } from '../../src/workers/upstream/take-slot.ts';
import type { FetchLike } from '../../src/workers/upstream/transport/send-request.ts';
import { createVault } from '../../src/workers/upstream/vault.ts';
import { createLockHub } from './lock-hub.ts';

/** A worker in all but the thread: the real runner over a database in memory, with a clock that never waits. */
export interface RunnerHarness {
  db: EaselDatabase;
  repositories: Repositories;
  /** The first window's. */
  runner: RunnerWindow;
  /** Every wait that was begun, in milliseconds. */
  waits: number[];
  /** Opens another runner over the same database and locks, as a second window would. */
  openWindow(changes?: Partial<RunContext>): RunnerWindow;
  addProfile(values: Partial<Profile> & { baseUrl: string }, key?: string): Promise<Profile>;
  /** Writes a job as the page would; runs nothing. */
  addJob(profile: Profile, values?: { recipe?: Partial<Recipe>; job?: Partial<Job> }): Promise<Job>;
  /** Writes a job, runs it, and answers with its row at the end. */
  runJob(profile: Profile, values?: { recipe?: Partial<Recipe>; job?: Partial<Job> }): Promise<Job>;
  /** Ends all windows. */
  close(): void;
}

export interface RunnerWindow extends JobRunner {
  /** What the browser does to a window that crashes: its lines break, its locks are free, and it never does anything again. */
  die(): void;
}

export function createRunnerHarness(changes: Partial<RunContext> = {}): RunnerHarness {
  const db = openDatabase(`test-${randomUUID()}`);
  const repositories = createRepositories(db);
  const vault = createVault(repositories.secrets);
  const waits: number[] = [];
  const hub = createLockHub();
  const windows = new Set<RunnerWindow>();

  function openWindow(own: Partial<RunContext> = {}): RunnerWindow {
    const life = new AbortController();
    const locks = hub.openClient();
    const given = { repositories, fetchOf: () => undefined, now: () => Date.now(), ...changes, ...own };
    const mortal = makeMortal(given.repositories, life.signal);
    const holdJob = createHoldJob(locks);
    const tell = (wish: JobWish): void => {
      if (life.signal.aborted) return;
      for (const other of windows) if (other !== runner) other.obey(wish);
    };
    const context: RunContext = {
      lanes: createLanes({
        takeSlot: createTakeSlot(locks),
        ...createAdmission({ repositories: mortal, now: given.now }),
      }),
      holdJob,
      held: createHeldImages(holdJob, (jobId) => tell({ wish: 'watch-held', jobId })),
      freeSpace: () => freeSpace(db),
      readKey: vault.readKey,
      providerOf,
      diagnose: ({ error }) => Promise.resolve(error.failure),
      random: () => 0,
      waitUntil: (at) => {
        if (life.signal.aborted) return NEVER;
        waits.push(at - given.now());
        return Promise.resolve();
      },
      createId: () => randomUUID(),
      ...given,
      repositories: mortal,
      fetchOf: (profile) => makeMortalFetch(given.fetchOf(profile) ?? fetch, life.signal),
    };
    const runner: RunnerWindow = {
      ...createJobRunner(context, tell),
      die: () => {
        windows.delete(runner);
        life.abort();
        locks.die();
      },
    };
    windows.add(runner);
    return runner;
  }

  async function addProfile(values: Partial<Profile> & { baseUrl: string }, key = ''): Promise<Profile> {
    const profile = createProfile(values);
    if (key !== '') await vault.putKey(profile.id, key);
    await repositories.profiles.put(profile);
    return profile;
  }

  const addJob: RunnerHarness['addJob'] = async (profile, values = {}) => {
    const job = createJobOf(profile, values);
    await repositories.jobs.add([job]);
    return job;
  };

  const runner = openWindow();
  return {
    db,
    repositories,
    runner,
    waits,
    openWindow,
    addProfile,
    addJob,
    runJob: async (profile, values) => {
      const { id } = await addJob(profile, values);
      await runner.enqueue([id]);
      await runner.whenIdle();
      const row = await repositories.jobs.get(id);
      if (!row) throw new Error('The job is gone.');
      return row;
    },
    close: () => {
      for (const window of windows) window.die();
      db.close();
    },
  };
}

const NEVER = new Promise<never>(() => undefined);

/** Repositories that do nothing and answer nothing once their thread is dead; what is being written then is written. */
function makeMortal<T extends object>(target: T, life: AbortSignal): T {
  return new Proxy(target, {
    get(owner, name) {
      const value: unknown = Reflect.get(owner, name);
      if (typeof value === 'object' && value !== null) return makeMortal(value, life);
      if (typeof value !== 'function') return value;
      return (...values: unknown[]): unknown => {
        if (life.aborted) return NEVER;
        const result: unknown = Reflect.apply(value, owner, values);
        if (!(result instanceof Object) || !('then' in result)) return result;
        return Promise.resolve(result).then(
          (answer) => (life.aborted ? NEVER : answer),
          (error: unknown) => {
            if (life.aborted) return NEVER;
            throw error;
          },
        );
      };
    },
  });
}

/** A line that breaks with its thread. */
function makeMortalFetch(send: FetchLike, life: AbortSignal): FetchLike {
  return (url, init) => {
    if (life.aborted) return NEVER;
    const signal = init.signal ? AbortSignal.any([init.signal, life]) : life;
    return send(url, { ...init, signal });
  };
}

export function createProfile(values: Partial<Profile>): Profile {
  return {
    id: randomUUID(),
    name: 'Relay',
    kind: 'openai',
    form: 'responses',
    baseUrl: '',
    textModel: 'gpt-5.5',
    imageModel: 'gpt-image-2',
    hasKey: true,
    sendPromptUnchanged: true,
    reasoningEffort: 'low',
    extraAttempts: 3,
    waitMs: 15_000,
    previews: 2,
    stallTimeoutMs: 5_000,
    parallelJobs: 3,
    allowInsecure: false,
    stream: true,
    fallbackProfileId: '',
    dailyCapUsd: 0,
    knownModels: [],
    createdAt: 1,
    updatedAt: 1,
    ...values,
  };
}

export function createRecipe(profile: Profile, values: Partial<Recipe> = {}): Recipe {
  return {
    prompt: 'a red boat',
    size: { width: 1536, height: 1024 },
    aspectRatio: '3:2',
    resolution: '1K',
    quality: 'auto',
    format: 'png',
    background: 'auto',
    sources: [],
    profileId: profile.id,
    profileName: profile.name,
    form: profile.form,
    textModel: profile.textModel,
    imageModel: profile.imageModel,
    ...values,
  };
}

function createJobOf(
  profile: Profile,
  { recipe, job }: { recipe?: Partial<Recipe>; job?: Partial<Job> },
): Job {
  return {
    ...createJob({
      id: randomUUID(),
      workspaceId: 'w1',
      profileId: profile.id,
      batchId: randomUUID(),
      slot: 0,
      recipe: createRecipe(profile, recipe),
      previewsWanted: profile.previews,
      maxAttempts: profile.extraAttempts + 1,
      createdAt: Date.now(),
    }),
    ...job,
  };
}
