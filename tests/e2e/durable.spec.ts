/** What must survive: a page that dies at any moment, two windows at once, and a window that leaves its work to the other. */
import type { BrowserContext, Page } from '@playwright/test';
import { createRandom } from '../../src/workers/upstream/demo/seeded-random.ts';
import type { ResumeModeName } from '../support/resume-modes.ts';
import { startUpstreamServer } from '../support/upstream-server.ts';
import type { UpstreamServer } from '../support/upstream-server.ts';
import {
  expect,
  expectImageCount,
  expectJob,
  find,
  generate,
  makeImage,
  openApp,
  setUpProfile,
  test as base,
} from './support/app.ts';
import type { ProfileFields } from './support/app.ts';
import { openCountedLine } from './support/counted-line.ts';
import type { CountedLine } from './support/counted-line.ts';
import { isOver, readStoredJobs } from './support/stored-jobs.ts';

/** An upstream that takes its time, and the line to it. */
const test = base.extend<{ line: CountedLine }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this very pattern.
  upstream: async ({}, use) => {
    const upstream = await startUpstreamServer({ paceMs: 120 });
    await use(upstream);
    await upstream.close();
  },
  line: async ({ upstream }, use) => {
    const line = await openCountedLine(upstream.port);
    await use(line);
    await line.close();
  },
});

/** `EASEL_SEED` is the first of them. */
const FIRST_SEED = Number(process.env.EASEL_SEED ?? Date.now() % 1_000_000);
const SEEDS_EACH = 5;

interface Kept {
  form: ProfileFields['form'];
  resume: ResumeModeName;
}

const UPSTREAMS: readonly Kept[] = [
  { form: 'Responses API', resume: 'stream' },
  { form: 'Responses API', resume: 'poll' },
  { form: 'Responses API', resume: 'none' },
  { form: 'Images API', resume: 'none' },
];

/** As a user does it, or as it happens. */
async function kill(context: BrowserContext, page: Page, how: 'close' | 'crash'): Promise<void> {
  if (how === 'crash') {
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    // Nobody is left to answer.
    session.send('Page.crash').catch(() => undefined);
    await crashed;
  }
  await page.close();
}

/** The id is stored, and the upstream gives the image to whoever asks for it. */
async function isKept(baseUrl: string, responseId: string | undefined): Promise<boolean> {
  if (responseId === undefined) return false;
  return (await fetch(`${baseUrl}/v1/responses/${responseId}`)).ok;
}

for (const [index, { form, resume }] of UPSTREAMS.entries()) {
  const seeds = Array.from({ length: SEEDS_EACH }, (_, each) => FIRST_SEED + index * SEEDS_EACH + each);

  test(`${form}, ${resume}: pages die at random moments`, async ({ context, upstream, line }) => {
    console.log(`${form}, ${resume}: seeds ${seeds.join(', ')}`);
    const baseUrl = upstream.baseUrl('slow', '', resume);
    let page = await context.newPage();
    await openApp(page);
    await setUpProfile(page, { form, baseUrl: line.through(baseUrl) });
    const before = line.passed();
    await makeImage(page, 'Nobody dies');
    const length = line.passed() - before;
    let finals = 1;

    for (const seed of seeds) {
      const random = createRandom(seed).next;
      const paidBefore = upstream.paid().length;
      const at = line.passed() + Math.floor(random() * random() * length);
      await generate(page, `Seed ${seed}`);
      await line.whenPassed(at);
      await kill(context, page, random() < 0.4 ? 'crash' : 'close');

      page = await context.newPage();
      await openApp(page);
      await expect
        .poll(async () => (await readStoredJobs(page)).every(isOver), { timeout: 60_000 })
        .toBe(true);
      const job = (await readStoredJobs(page)).find(({ recipe }) => recipe.prompt === `Seed ${seed}`);
      const isDone = job?.state === 'done' && job.assetIds.length === 1;
      expect(upstream.paid().length - paidBefore, `seed ${seed}: paid`).toBeLessThanOrEqual(1);
      expect(isDone || !(await isKept(baseUrl, job?.responseId)), `seed ${seed}: lost`).toBe(true);
      finals += isDone ? 1 : 0;
      await expectImageCount(page, finals);
      if (job) await expectJob(page, isDone ? 'done' : 'interrupted');
    }
  });
}

const JOBS = 50;
const PARALLEL = 3;
const PER_PRESS = 10;

/** Fifty jobs, of which those that had begun before the pause may have ended. A workspace runs one press at a time. */
async function queueAll(page: Page): Promise<void> {
  for (let count = PER_PRESS; count <= JOBS; count += PER_PRESS) {
    if (count > PER_PRESS) await find(page).newWorkspace.click();
    await expect(find(page).prompt).toHaveValue('');
    await page.getByRole('spinbutton', { name: 'Images', exact: true }).fill(String(PER_PRESS));
    await generate(page, `The first ${count}`);
    await expect.poll(async () => (await readStoredJobs(page)).length).toBe(count);
    if (count === PER_PRESS) await setLane(page, 'Pause');
  }
}

/** Stops the queue or lets it go on. */
async function setLane(page: Page, act: 'Pause' | 'Resume'): Promise<void> {
  await page.getByRole('button', { name: 'Queue' }).click();
  const queue = page.getByRole('dialog', { name: 'Queue' });
  await queue.getByRole('button', { name: act, exact: true }).click();
  await expect(queue.getByRole('button', { name: act, exact: true })).toBeHidden();
  await queue.getByRole('button', { name: 'Close', exact: true }).click();
}

/** Two windows over fifty jobs that have just begun. */
async function startTwoWindows(context: BrowserContext, upstream: UpstreamServer): Promise<[Page, Page]> {
  const first = await context.newPage();
  await openApp(first);
  await setUpProfile(first, {
    form: 'Responses API',
    baseUrl: upstream.baseUrl('slow', '', 'stream'),
    more: { Previews: 0, 'Parallel jobs': PARALLEL },
  });
  await queueAll(first);
  const second = await context.newPage();
  await openApp(second);
  await expect(second.getByRole('button', { name: /^Queue: \d+ jobs$/u })).toBeVisible();
  await setLane(first, 'Resume');
  return [first, second];
}

const countOf = async (page: Page): Promise<number> =>
  Number(await find(page).images.getAttribute('data-count'));

test('two windows run fifty jobs, each exactly once, and both see them live', async ({
  context,
  upstream,
}) => {
  const [first, second] = await startTwoWindows(context, upstream);
  const begun = await countOf(second);
  await expect.poll(() => countOf(second)).toBeGreaterThan(begun);
  expect(upstream.paid().length).toBeLessThan(JOBS);
  for (const page of [first, second]) {
    await expect(find(page).images).toHaveAttribute('data-count', String(JOBS), { timeout: 90_000 });
  }
  expect(upstream.paid()).toHaveLength(JOBS);
});

test('when the first window is closed the second goes on with its jobs', async ({ context, upstream }) => {
  const [first, second] = await startTwoWindows(context, upstream);
  const begun = upstream.paid().length;
  await expect.poll(() => upstream.paid().length).toBeGreaterThan(begun);
  await first.close();
  expect(upstream.paid().length).toBeLessThan(JOBS);
  await expect(second.getByRole('button', { name: 'Queue', exact: true })).toBeVisible({ timeout: 90_000 });
  const states = (await readStoredJobs(second)).map(({ state }) => state);
  const done = states.filter((state) => state === 'done');
  // Of a request that had just left nobody knows the id: such a job waits for its user.
  const interrupted = states.filter((state) => state === 'interrupted');
  expect(states.filter((state) => state !== 'done' && state !== 'interrupted')).toEqual([]);
  expect(interrupted.length).toBeLessThanOrEqual(PARALLEL);
  await expectImageCount(second, done.length);
  expect(upstream.paid().length).toBeLessThanOrEqual(JOBS);
  expect(upstream.paid().length).toBeGreaterThanOrEqual(done.length);
});

interface Sick {
  what: string;
  scenario: string;
  /** A probe that is paid for. */
  ticks?: string;
  probe: string;
  words: RegExp;
}

const SICK: readonly Sick[] = [
  { what: 'CORS', scenario: 'no-cors', probe: 'Open to web pages', words: /No.*CORS/u },
  { what: 'a bad key', scenario: '401', probe: 'Key accepted', words: /No.*refuses the key/u },
  {
    what: 'a proxy that buffers',
    scenario: 'doctor-buffered',
    ticks: 'Really streams',
    probe: 'Really streams',
    words: /No.*came at once/u,
  },
];

for (const { what, scenario, ticks, probe, words } of SICK) {
  test(`a diagnosis names ${what}`, async ({ page }) => {
    // Long enough to tell: what is over at once may have had nothing to say before.
    const upstream = await startUpstreamServer({ paceMs: 600 });
    await openApp(page);
    await setUpProfile(page, { form: 'Responses API', baseUrl: upstream.baseUrl(scenario) });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
    const doctor = page.getByRole('dialog', { name: /^Diagnose / });
    if (ticks) await doctor.getByRole('checkbox', { name: ticks }).check();
    await doctor.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(doctor.getByRole('row', { name: probe })).toContainText(words, { timeout: 60_000 });
    await expect(doctor.getByRole('button', { name: 'Run', exact: true })).toBeVisible({ timeout: 60_000 });
    expect(upstream.paid()).toHaveLength(ticks ? 1 : 0);
    await upstream.close();
  });
}
