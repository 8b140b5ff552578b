import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRunnerHarness } from '../../../tests/support/runner-harness.ts';
import type { RunnerHarness } from '../../../tests/support/runner-harness.ts';
import {
  completed,
  created,
  final,
  preview,
  RESPONSE_ID,
  ScriptedUpstream,
  stream,
} from '../../../tests/support/scripted-upstream.ts';
import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';

let upstream: ScriptedUpstream;
let harness: RunnerHarness;

beforeEach(() => {
  upstream = new ScriptedUpstream();
  harness = createRunnerHarness({ fetchOf: () => upstream.fetch });
});
afterEach(() => harness.close());

async function addJobs(count: number, values: Partial<Profile> = {}): Promise<string[]> {
  const profile = await harness.addProfile({ baseUrl: 'https://relay.example', ...values });
  const jobs = await Promise.all(
    Array.from({ length: count }, (_, order) => harness.addJob(profile, { job: { order } })),
  );
  return jobs.map(({ id }) => id);
}

const statesOf = async (ids: string[]): Promise<(Job['state'] | undefined)[]> =>
  Promise.all(ids.map(async (id) => (await harness.repositories.jobs.get(id))?.state));

it('two windows run each of fifty jobs once', async () => {
  upstream.on('post', stream([created(true), final(1), completed(2)]));
  const second = harness.openWindow();
  const ids = await addJobs(50);
  await harness.runner.enqueue(ids.slice(0, 25));
  await second.enqueue(ids.slice(25));
  await second.wake();
  await Promise.all([harness.runner.whenIdle(), second.whenIdle()]);
  expect(new Set(await statesOf(ids))).toEqual(new Set(['done']));
  expect(upstream.paid).toHaveLength(50);
  expect(await harness.repositories.assets.count()).toBe(50);
});

it('a second window takes over what the first one leaves, without being told', async () => {
  const hang = stream([created(true), preview(1)], 'hang');
  const good = stream([created(true), final(1), completed(2)]);
  upstream.on('post', hang, good).on('stream', stream([final(2), completed(3)]));
  const second = harness.openWindow();
  const ids = await addJobs(3, { parallelJobs: 1 });
  await harness.runner.enqueue(ids);
  await expect.poll(async () => (await harness.repositories.jobs.get(ids[0] ?? ''))?.previewCount).toBe(1);
  harness.runner.die();
  await second.whenIdle();
  expect(await statesOf(ids)).toEqual(['done', 'done', 'done']);
  expect(upstream.paid).toHaveLength(3);
  expect(upstream.log).toContain(`GET /v1/responses/${RESPONSE_ID}?stream=true&starting_after=1`);
});

it('a second window that takes over never sends again what may have been paid for', async () => {
  upstream.on('post', stream([created(false), preview(1)], 'hang'));
  const second = harness.openWindow();
  const [id = ''] = await addJobs(1);
  await harness.runner.enqueue([id]);
  await expect.poll(async () => (await harness.repositories.jobs.get(id))?.previewCount).toBe(1);
  harness.runner.die();
  await second.whenIdle();
  expect(await statesOf([id])).toEqual(['interrupted']);
  expect(upstream.log).toEqual(['POST']);
});

it('jobs go in their new order, whichever window hears of it', async () => {
  upstream.on('post', stream([created(true)], 'hang'), stream([created(true), final(1), completed(2)]));
  const second = harness.openWindow();
  const [first = '', a = '', b = '', c = ''] = await addJobs(4, { parallelJobs: 1 });
  await harness.runner.enqueue([first, a, b, c]);
  await expect.poll(() => upstream.paid.length).toBe(1);
  await harness.repositories.jobs.apply(c, { type: 'order-changed', order: -1, at: 1 });
  await second.requeue();
  await harness.runner.requeue();
  await harness.runner.cancel([first]);
  await harness.runner.whenIdle();
  const rows = await Promise.all([a, b, c].map((id) => harness.repositories.jobs.get(id)));
  const started = rows.map((row) => row?.startedAt ?? 0);
  expect(Math.min(...started)).toBe(started[2]);
  expect(await statesOf([a, b, c])).toEqual(['done', 'done', 'done']);
});
