import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import type { Job } from '../../src/lib/contracts/job.ts';
import type { Profile } from '../../src/lib/contracts/profile.ts';
import type { Recipe } from '../../src/lib/contracts/recipe.ts';
import { openDatabase } from '../../src/lib/db/database.ts';
import type { EaselDatabase } from '../../src/lib/db/database.ts';
import { createRepositories } from '../../src/lib/db/repositories.ts';
import type { Repositories } from '../../src/lib/db/repositories.ts';
import { createJob } from '../../src/lib/kernel/reduce-job.ts';
import type { HoldJob } from '../../src/workers/upstream/hold-job.ts';
import { createJobRunner } from '../../src/workers/upstream/job-runner.ts';
import type { JobRunner } from '../../src/workers/upstream/job-runner.ts';
import { createLanes } from '../../src/workers/upstream/lanes.ts';
import { providerOf } from '../../src/workers/upstream/providers/registry.ts';
import type { RunContext } from '../../src/workers/upstream/run-context.ts';
import { createVault } from '../../src/workers/upstream/vault.ts';

/** A worker in all but the thread: the real runner over a database in memory, with a clock that never waits. */
export interface RunnerHarness {
  db: EaselDatabase;
  repositories: Repositories;
  runner: JobRunner;
  /** Every wait that was begun, in milliseconds. */
  waits: number[];
  /** Opens another runner over the same database and locks, as a second window would. */
  openWindow(changes?: Partial<RunContext>): JobRunner;
  addProfile(values: Partial<Profile> & { baseUrl: string }, key?: string): Promise<Profile>;
  /** Writes a job as the page would; runs nothing. */
  addJob(profile: Profile, values?: { recipe?: Partial<Recipe>; job?: Partial<Job> }): Promise<Job>;
  /** Writes a job, runs it, and answers with its row at the end. */
  runJob(profile: Profile, values?: { recipe?: Partial<Recipe>; job?: Partial<Job> }): Promise<Job>;
  close(): void;
}

export function createRunnerHarness(changes: Partial<RunContext> = {}): RunnerHarness {
  const db = openDatabase(`test-${randomUUID()}`);
  const repositories = createRepositories(db);
  const vault = createVault(repositories.secrets);
  const waits: number[] = [];
  const holdJob = createMemoryLocks();
  const windows: JobRunner[] = [];

  function openWindow(own: Partial<RunContext> = {}): JobRunner {
    const context: RunContext = {
      repositories,
      lanes: createLanes(),
      holdJob,
      readKey: vault.readKey,
      providerOf,
      fetchOf: () => undefined,
      diagnose: ({ error }) => Promise.resolve(error.failure),
      now: () => Date.now(),
      random: () => 0,
      waitUntil: (at) => {
        waits.push(at - Date.now());
        return Promise.resolve();
      },
      createId: () => randomUUID(),
      ...changes,
      ...own,
    };
    const runner = createJobRunner(context, (wish) => {
      for (const other of windows) if (other !== runner) other.obey(wish);
    });
    windows.push(runner);
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
    close: () => db.close(),
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

/** What `navigator.locks` does, within one thread. */
export function createMemoryLocks(): HoldJob {
  const last = new Map<string, Promise<void>>();
  return async (jobId, signal, act) => {
    const before = last.get(jobId) ?? Promise.resolve();
    const mine = before.then(() => (signal.aborted ? undefined : act()));
    last.set(jobId, mine);
    await mine;
  };
}
