import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/lib/contracts/job.ts';
import type { ApiForm } from '../../src/lib/contracts/profile.ts';
import { createRandom } from '../../src/workers/upstream/demo/seeded-random.ts';
import type { ResumeModeName } from '../support/resume-modes.ts';
import { createRunnerHarness } from '../support/runner-harness.ts';
import type { RunnerHarness } from '../support/runner-harness.ts';
import { startUpstreamServer } from '../support/upstream-server.ts';
import type { UpstreamServer } from '../support/upstream-server.ts';
import { openMortalWindow } from './mortal-window.ts';
import { SIZE } from './run-cell.ts';

interface Upstream {
  form: ApiForm;
  scenario: string;
  resume: ResumeModeName;
  /** Requests that the job pays for if nobody dies. */
  paid: number;
}

const UPSTREAMS: readonly Upstream[] = [
  { form: 'responses', scenario: 'slow', resume: 'stream', paid: 1 },
  { form: 'responses', scenario: 'slow', resume: 'poll', paid: 1 },
  { form: 'responses', scenario: 'slow', resume: 'unsaid', paid: 1 },
  { form: 'responses', scenario: 'slow', resume: 'busy', paid: 1 },
  { form: 'responses', scenario: 'slow', resume: 'refuses', paid: 1 },
  { form: 'responses', scenario: 'slow', resume: 'none', paid: 1 },
  { form: 'responses', scenario: 'ok-json', resume: 'poll', paid: 1 },
  { form: 'responses', scenario: 'cut-after-preview', resume: 'recut', paid: 1 },
  { form: 'responses', scenario: '500-once', resume: 'stream', paid: 2 },
  { form: 'images', scenario: 'slow', resume: 'none', paid: 1 },
  { form: 'images', scenario: '524-once', resume: 'none', paid: 2 },
];

/** `EASEL_SEED` is the first of them. */
const FIRST_SEED = Number(process.env['EASEL_SEED'] ?? Date.now() % 1_000_000);
const SEEDS = Array.from({ length: 88 }, (_, index) => FIRST_SEED + index);

/** How far the pieces of an answer lie apart; the clock of the windows never waits. */
const PACE_MS = 3;

let server: UpstreamServer;
/** Steps of a window that nobody kills, by upstream. */
const lives = new Map<Upstream, number>();
const tally = { killed: 0, done: 0, interrupted: 0, lost: 0, paidTwice: 0 };

beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: PACE_MS, seed: FIRST_SEED });
  await Promise.all(
    UPSTREAMS.map(async (upstream, index) => lives.set(upstream, await measure(upstream, index))),
  );
});

afterAll(async () => {
  await server.close();
  console.log(`Kill test, seeds ${FIRST_SEED} to ${SEEDS.at(-1) ?? 0}:`, tally);
});

async function measure(upstream: Upstream, index: number): Promise<number> {
  const harness = createRunnerHarness();
  const window = openMortalWindow(harness);
  const job = await addJob(harness, upstream, `life-${index}`);
  await window.enqueue([job.id]);
  await window.whenIdle();
  expect((await harness.repositories.jobs.get(job.id))?.state).toBe('done');
  harness.close();
  return window.steps();
}

async function addJob(harness: RunnerHarness, upstream: Upstream, tag: string): Promise<Job> {
  const { form, scenario, resume } = upstream;
  const profile = await harness.addProfile({
    form,
    baseUrl: server.baseUrl(scenario, tag, resume),
    stallTimeoutMs: 30_000,
  });
  return harness.addJob(profile, { recipe: { size: SIZE } });
}

describe.concurrent('a window dies at a random moment, and another one goes on', () => {
  it.each(SEEDS)('seed %i', async (seed) => {
    const random = createRandom(seed).next;
    const upstream = UPSTREAMS[seed % UPSTREAMS.length] as Upstream;
    const step = 1 + Math.floor(random() * (lives.get(upstream) ?? 0));
    const harness = createRunnerHarness();
    const deaths = [
      { step, isWritten: random() < 0.5 },
      // Whoever goes on may die, too.
      ...(random() < 0.3 ? [{ step: 1 + Math.floor(random() * 30), isWritten: true }] : []),
    ];
    const windows = [...deaths.map((death) => openMortalWindow(harness, death)), openMortalWindow(harness)];
    const tag = `kill-${seed}`;
    const { id } = await addJob(harness, upstream, tag);
    const [first, ...others] = windows;
    const firstEnd = first?.goOn();
    // A window that was open before stands in line for the job's lock; one that opens later finds the row.
    if (random() < 0.5) for (const window of others) void window.wake();
    if ((await firstEnd) === false) tally.killed += 1;
    for (const window of others) await window.goOn();
    await expectNothingLost({ harness, upstream, tag, id });
    harness.close();
  });
});

interface Remains {
  harness: RunnerHarness;
  upstream: Upstream;
  tag: string;
  id: string;
}

async function expectNothingLost({ harness, upstream, tag, id }: Remains): Promise<void> {
  const { jobs, assets } = harness.repositories;
  const job = await jobs.get(id);
  if (!job) throw new Error('The job is gone.');
  const paid = server.paid().filter(({ url }) => url.includes(`~${tag}/`)).length;
  const finals = (await Promise.all(job.assetIds.map((each) => assets.get(each)))).map(
    (asset) => asset?.kind,
  );
  const isLost = job.state !== 'done' && (await isKept({ upstream, tag, job }));
  tally.lost += isLost ? 1 : 0;
  tally.paidTwice += paid > upstream.paid ? 1 : 0;
  tally[job.state === 'done' ? 'done' : 'interrupted'] += 1;

  expect(job.state).toMatch(/^(done|interrupted)$/u);
  expect({ isLost, isPaidTwice: paid > upstream.paid }).toEqual({ isLost: false, isPaidTwice: false });
  expect(finals).toEqual(job.state === 'done' ? ['final'] : []);
  // What it waits for the user with: nobody knows what became of its request, or whether it had left.
  if (job.state === 'interrupted') expect(job.attempt).toBeGreaterThan(0);
  // And its last preview is at hand.
  if (job.previewCount > 0)
    expect(job.preview && (await harness.repositories.bytes.get(job.preview.bytesHash))).toBeTruthy();
}

/** The id is stored, and the upstream gives the image to whoever asks for it. */
async function isKept({
  upstream,
  tag,
  job,
}: Pick<Remains, 'upstream' | 'tag'> & { job: Job }): Promise<boolean> {
  if (job.responseId === undefined) return false;
  const base = server.baseUrl(upstream.scenario, tag, upstream.resume);
  const answer = await fetch(`${base}/v1/responses/${job.responseId}`);
  return answer.ok;
}
