import { expose } from 'comlink';
import type { UpstreamApi } from '../../lib/contracts/upstream-api.ts';
import { openDatabase } from '../../lib/db/database.ts';
import { createRepositories } from '../../lib/db/repositories.ts';
import { loadDemoFetch } from './demo/load-demo-fetch.ts';
import { diagnoseConnection } from './diagnose-connection.ts';
import { createHoldJob } from './hold-job.ts';
import { createJobRunner } from './job-runner.ts';
import type { JobWish } from './job-runner.ts';
import { createLanes } from './lanes.ts';
import { providerOf } from './providers/registry.ts';
import { testConnection } from './test-connection.ts';
import { createVault } from './vault.ts';
import { waitUntil } from './wait-until.ts';

/** Wiring only: what the page may ask for, over the real database, locks, clock and network. */
const repositories = createRepositories(openDatabase());
const vault = createVault(repositories.secrets);
const otherWindows = new BroadcastChannel('easel-jobs');
const now = (): number => Date.now();

const runner = createJobRunner(
  {
    repositories,
    lanes: createLanes(),
    holdJob: createHoldJob(navigator.locks),
    readKey: vault.readKey,
    providerOf,
    fetchOf: ({ kind }) => (kind === 'demo' ? loadDemoFetch : undefined),
    diagnose: (input) =>
      diagnoseConnection({
        ...input,
        isOnline: navigator.onLine,
        isSecurePage: location.protocol === 'https:',
      }),
    now,
    random: Math.random,
    waitUntil: (at, signal) => waitUntil(at, signal, now),
    createId: () => crypto.randomUUID(),
  },
  (wish) => otherWindows.postMessage(wish),
);
otherWindows.onmessage = ({ data }: MessageEvent<JobWish>): void => runner.obey(data);

// Named one by one: what is exposed can be called by the page, and the vault can read keys.
const api: UpstreamApi = {
  wake: runner.wake,
  enqueue: runner.enqueue,
  cancel: runner.cancel,
  retryNow: runner.retryNow,
  stopWaiting: runner.stopWaiting,
  putKey: vault.putKey,
  copyKey: vault.copyKey,
  testConnection: async (profile, key, page) =>
    testConnection({ profile, key: key ?? (await vault.readKey(profile.id)) }, page),
};

expose(api);
