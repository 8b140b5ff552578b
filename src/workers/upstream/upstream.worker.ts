import { expose } from 'comlink';
import type { UpstreamApi } from '../../lib/contracts/upstream-api.ts';
import { openDatabase } from '../../lib/db/database.ts';
import { freeSpace } from '../../lib/db/free-space.ts';
import { createRepositories } from '../../lib/db/repositories.ts';
import { askCapabilities } from './ask-capabilities.ts';
import { createAskText } from './ask-text.ts';
import { createAdmission } from './admission.ts';
import { loadDemoFetch } from './demo/load-demo-fetch.ts';
import { diagnoseConnection } from './diagnose-connection.ts';
import { createHeldImages } from './held-images.ts';
import { createHoldJob } from './hold-job.ts';
import { createJobRunner } from './job-runner.ts';
import type { JobWish } from './job-wish.ts';
import { createLanes } from './lanes.ts';
import { loadDoctor } from './load-doctor.ts';
import { listProviders, providerOf } from './providers/registry.ts';
import type { RunContext } from './run-context.ts';
import { createTakeSlot } from './take-slot.ts';
import { testConnection } from './test-connection.ts';
import { createVault } from './vault.ts';
import { waitUntil } from './wait-until.ts';
import { watchDay } from './watch-day.ts';

/** When the start is over and the first jobs are on their way. */
const SWEEP_AFTER_MS = 20_000;

/** Wiring only: what the page may ask for, over the real database, locks, clock and network. */
const db = openDatabase();
const repositories = createRepositories(db);
const vault = createVault(repositories.secrets);
const otherWindows = new BroadcastChannel('easel-jobs');
const tell = (wish: JobWish): void => otherWindows.postMessage(wish);
const now = (): number => Date.now();
const holdJob = createHoldJob(navigator.locks);
const admission = createAdmission({ repositories, now });
const lanes = createLanes({ takeSlot: createTakeSlot(navigator.locks), ...admission });

const context: RunContext = {
  repositories,
  lanes,
  holdJob,
  held: createHeldImages(holdJob, (jobId) => tell({ wish: 'watch-held', jobId })),
  freeSpace: () => freeSpace(db),
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
};
const runner = createJobRunner(context, tell);
const doctor = loadDoctor(context);
otherWindows.onmessage = ({ data }: MessageEvent<JobWish>): void => runner.obey(data);
self.addEventListener('online', runner.goOnline);
watchDay({ lanes, admission, now });
// Nothing waits for it, and nobody needs to hear that it failed: the next start sweeps again.
setTimeout(() => void Promise.allSettled([repositories.space.sweep(now())]), SWEEP_AFTER_MS);

// Named one by one: what is exposed can be called by the page, and the vault can read keys.
const api: UpstreamApi = {
  wake: runner.wake,
  enqueue: runner.enqueue,
  cancel: runner.cancel,
  retryNow: runner.retryNow,
  stopWaiting: runner.stopWaiting,
  reconnect: runner.reconnect,
  reopen: runner.reopen,
  requeue: runner.requeue,
  heldImages: runner.heldImages,
  storeHeldImages: runner.storeHeldImages,
  dropHeldImages: runner.dropHeldImages,
  diagnose: async (profileId, paid, page) => (await doctor()).diagnose(profileId, paid, page),
  stopDiagnosis: async (profileId) => (await doctor()).stopDiagnosis(profileId),
  putKey: vault.putKey,
  copyKey: vault.copyKey,
  providers: async () => (await listProviders()).flatMap(({ card }) => (card ? [card] : [])),
  capabilitiesOf: async (profile, key, { isOffline } = { isOffline: false }) => {
    const provider = await providerOf(profile);
    if (isOffline) return provider.capabilitiesOf?.(profile);
    return askCapabilities({ profile, provider, key: key ?? (await vault.readKey(profile.id)) });
  },
  askText: createAskText(context),
  testConnection: async (profile, key, page) =>
    testConnection(
      { profile, provider: await providerOf(profile), key: key ?? (await vault.readKey(profile.id)) },
      page,
    ),
};

expose(api);
