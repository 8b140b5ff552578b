import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRunnerHarness } from '../../../tests/support/runner-harness.ts';
import type { RunnerHarness } from '../../../tests/support/runner-harness.ts';
import {
  completed,
  created,
  final,
  noLine,
  preview,
  reply,
  ScriptedUpstream,
  stream,
  whole,
} from '../../../tests/support/scripted-upstream.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { capabilitiesOfModel } from '../../lib/kernel/capabilities-of.ts';

let first: ScriptedUpstream;
let second: ScriptedUpstream;
let harness: RunnerHarness;

beforeEach(() => {
  first = new ScriptedUpstream();
  second = new ScriptedUpstream().on('post', stream([created(true), final(1), completed(2)]));
  const fetch = (url: string, init: RequestInit): Promise<Response> =>
    (url.includes('second') ? second : first).fetch(url, init);
  harness = createRunnerHarness({ fetchOf: () => fetch });
});
afterEach(() => harness.close());

async function addPair(values: Partial<Profile> = {}): Promise<{ own: Profile; spare: Profile }> {
  const spare = await harness.addProfile({
    baseUrl: 'https://second.example',
    name: 'Spare',
    imageModel: 'gpt-image-1.5',
    textModel: 'gpt-5-mini',
    extraAttempts: 1,
  });
  const own = await harness.addProfile({
    baseUrl: 'https://first.example',
    fallbackProfileId: spare.id,
    extraAttempts: 1,
    ...values,
  });
  return { own, spare };
}

it('hands a job over when its attempts are used up, and says who made the image', async () => {
  first.on('post', reply(500));
  const { own, spare } = await addPair();
  const job = await harness.runJob(own);
  expect(job).toMatchObject({
    state: 'done',
    profileId: own.id,
    attempt: 3,
    fallback: { profileId: spare.id, profileName: 'Spare', imageModel: 'gpt-image-1.5' },
  });
  expect(first.paid).toHaveLength(2);
  expect(second.paid).toHaveLength(1);
  expect(second.paid[0]?.body).toMatchObject({ model: 'gpt-5-mini', tools: [{ size: '1536x1024' }] });
  const [asset] = await harness.repositories.assets.all();
  expect(asset?.recipe).toMatchObject({ profileId: spare.id, profileName: 'Spare', textModel: 'gpt-5-mini' });
  const attempts = await harness.repositories.attempts.ofJob(job.id);
  expect(attempts.map(({ profileId }) => profileId)).toEqual([own.id, own.id, spare.id]);
});

it.each([
  [401, {}, 'auth'],
  [400, { message: 'Rejected by the safety system.', code: 'moderation_blocked' }, 'moderation'],
  [402, {}, 'credit'],
  [404, { message: 'The model does not exist', code: 'model_not_found' }, 'modelNotFound'],
])('never hands over after %s %o', async (status, error, code) => {
  first.on('post', reply(status, { error }));
  const { own } = await addPair();
  const job = await harness.runJob(own);
  expect(job).toMatchObject({ state: 'failed', attempt: 1, failure: { code } });
  expect(job.fallback).toBeUndefined();
  expect(second.asked).toEqual([]);
});

it('hands over once, and keeps the last preview only when the other fails, too', async () => {
  first.on('post', stream([created(false), preview(1)], 'cut'));
  second.on('post', reply(500));
  const { own, spare } = await addPair();
  await harness.repositories.profiles.put({ ...spare, fallbackProfileId: own.id });
  const job = await harness.runJob(own);
  expect(job).toMatchObject({ state: 'preview-only', attempt: 4, failure: { code: 'serverError' } });
  expect(first.paid).toHaveLength(2);
  expect(second.paid).toHaveLength(2);
});

it('takes the answer of the fallback up at the fallback', async () => {
  first.on('post', noLine);
  second
    .on('post', stream([created(true)], 'cut'))
    .on('stream', reply(400))
    .on('poll', reply(200, whole('completed')));
  const { own } = await addPair({ extraAttempts: 0 });
  expect(await harness.runJob(own)).toMatchObject({ state: 'done', attempt: 2, resumes: 1 });
  expect(first.paid).toHaveLength(1);
  expect(second.paid).toHaveLength(1);
});

describe('a fallback whose images cost more', () => {
  const priced = (usd: number): Partial<Profile> => ({
    capabilities: { ...capabilitiesOfModel('gpt-image-2'), price: { usd, date: '2026-11-01' } },
  });
  const run = async (ownUsd: number, spareUsd: number) => {
    first.on('post', reply(500));
    const { own, spare } = await addPair(priced(ownUsd));
    await harness.repositories.profiles.put({ ...spare, ...priced(spareUsd) });
    const { capabilities } = priced(ownUsd);
    return harness.runJob(own, { recipe: { capabilities: capabilities! } });
  };

  it('is not started: its user is asked first', async () => {
    const job = await run(0.04, 0.08);
    expect(job).toMatchObject({ state: 'failed', attempt: 2, failure: { code: 'serverError' } });
    expect(job.fallback).toBeUndefined();
    expect(second.asked).toEqual([]);
  });

  it.each([
    [0.04, 0.045],
    [0.001, 0.009],
    [0.08, 0.04],
  ])('is, where it is next to nothing, or less: %d, then %d', async (ownUsd, spareUsd) => {
    const job = await run(ownUsd, spareUsd);
    expect(job).toMatchObject({ state: 'done', fallback: { profileName: 'Spare' } });
    expect(second.paid).toHaveLength(1);
    const [expense] = (await harness.repositories.expenses.totals('2000-01-01')).filter(
      ({ profileName }) => profileName === 'Spare',
    );
    expect((expense?.estimatedUsd ?? 0) + (expense?.actualUsd ?? 0)).toBeGreaterThan(0);
  });
});

it.each(['', 'gone'])('ends as usual where the fallback is "%s"', async (fallbackProfileId) => {
  first.on('post', reply(500));
  const { own } = await addPair({ fallbackProfileId });
  expect(await harness.runJob(own)).toMatchObject({ state: 'failed', attempt: 2 });
});

it('is not used where the user gave the wait up', async () => {
  harness.close();
  const fetch = (url: string, init: RequestInit): Promise<Response> =>
    (url.includes('second') ? second : first).fetch(url, init);
  harness = createRunnerHarness({
    fetchOf: () => fetch,
    waitUntil: (_at, signal) =>
      new Promise((resolve) =>
        signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve()),
      ),
  });
  first.on('post', reply(500));
  const { own } = await addPair();
  const { id } = await harness.addJob(own);
  await harness.runner.enqueue([id]);
  await expect.poll(async () => (await harness.repositories.jobs.get(id))?.state).toBe('waiting');
  await harness.runner.stopWaiting(id);
  await harness.runner.whenIdle();
  expect((await harness.repositories.jobs.get(id))?.state).toBe('failed');
  expect(second.asked).toEqual([]);
});
