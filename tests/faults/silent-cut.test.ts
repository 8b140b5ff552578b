import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDoctor } from '../../src/workers/upstream/doctor/doctor.ts';
import { providerOf } from '../../src/workers/upstream/providers/registry.ts';
import { createRunnerHarness } from '../support/runner-harness.ts';
import type { RunnerHarness } from '../support/runner-harness.ts';
import { startUpstreamServer } from '../support/upstream-server.ts';
import type { UpstreamServer } from '../support/upstream-server.ts';

/*
 * The most common fault of all, in its real length: a gateway that hangs up on a line which was silent for 100 seconds. It costs
 * time and no processor; nothing here is measured against the clock but by the doctor itself.
 */

const CUT_MS = 100_000;
const PAGE = { isSecurePage: false, isOnline: true };

let server: UpstreamServer;
let harness: RunnerHarness;

beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: CUT_MS });
  harness = createRunnerHarness();
});
afterAll(async () => {
  harness.close();
  await server.close();
});

async function diagnoseAfter(scenario: string, jobs: number) {
  const profile = await harness.addProfile(
    { baseUrl: server.baseUrl(scenario), extraAttempts: 0, stallTimeoutMs: 2 * CUT_MS, parallelJobs: jobs },
    'key-of-this-test',
  );
  await Promise.all(Array.from({ length: jobs }, () => harness.runJob(profile)));
  const doctor = createDoctor({
    repositories: harness.repositories,
    readKey: () => Promise.resolve('key-of-this-test'),
    providerOf,
    fetchOf: () => undefined,
    now: () => Date.now(),
    createId: () => crypto.randomUUID(),
    probeHost: () => Promise.resolve(false),
    pixels: {
      drawSources: () => Promise.resolve([]),
      drawMask: () => Promise.reject(new Error('No mask is asked for.')),
      compare: () => Promise.reject(new Error('Nothing is compared.')),
    },
  });
  await doctor.diagnose(profile.id, [], PAGE);
  const { findings } = await harness.repositories.traits.of(profile);
  return findings.find(({ probe }) => probe === 'idleCut');
}

it.each([
  ['that hangs up without a word', 'doctor-silent-cut', 2],
  ['that says 524', 'doctor-silent-524', 1],
])(
  'names a gateway %s after 100 s',
  { concurrent: true, timeout: 3 * CUT_MS },
  async (_name, scenario, jobs) => {
    expect(await diagnoseAfter(scenario, jobs)).toMatchObject({
      outcome: 'no',
      reason: 'cutAfter',
      values: { seconds: 100 },
    });
  },
);
