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
  RESPONSE_ID,
  ScriptedUpstream,
  stream,
  webPage,
  whole,
} from '../../../tests/support/scripted-upstream.ts';
import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { ResumeAbility } from '../../lib/contracts/traits.ts';
import type { RunContext } from './run-context.ts';

const STREAM_PATH = `GET /v1/responses/${RESPONSE_ID}?stream=true&starting_after=`;
const POLL = `GET /v1/responses/${RESPONSE_ID}`;

let upstream: ScriptedUpstream;
let harness: RunnerHarness;

beforeEach(() => {
  upstream = new ScriptedUpstream();
  harness = open();
});
afterEach(() => harness.close());

function open(changes: Partial<RunContext> = {}): RunnerHarness {
  return createRunnerHarness({ fetchOf: () => upstream.fetch, ...changes });
}

function addProfile(values: Partial<Profile> = {}): Promise<Profile> {
  return harness.addProfile({ baseUrl: 'https://relay.example', ...values });
}

async function learn(profile: Profile, resume: ResumeAbility): Promise<void> {
  await harness.repositories.traits.change(profile, 1, () => ({ resume }));
}

async function abilityOf(profile: Profile): Promise<ResumeAbility> {
  return (await harness.repositories.traits.of(profile)).resume;
}

async function rowOf({ id }: Job): Promise<Job> {
  const row = await harness.repositories.jobs.get(id);
  if (!row) throw new Error('The job is gone.');
  return row;
}

async function untilState(job: Job, state: Job['state']): Promise<void> {
  await expect.poll(async () => (await rowOf(job)).state).toBe(state);
}

async function start(profile: Profile, values: Partial<Job> = {}): Promise<Job> {
  const job = await harness.addJob(profile, { job: values });
  await harness.runner.enqueue([job.id]);
  return job;
}

async function untilResponseId(job: Job): Promise<void> {
  await expect.poll(async () => (await rowOf(job)).resumable).toBe(true);
}

const LOST = reply(404);

/** Puts another item in the place of the image wherever it stands. */
function spoil(item: object): (event: object) => object {
  return (event) => {
    if ('item' in event) return { ...event, item };
    const { response } = event as { response: { output?: object[] } };
    return response.output ? { ...event, response: { ...response, output: [item] } } : event;
  };
}

/** The row of a job whose worker died after its answer had an id. */
const LEFT: Partial<Job> = {
  state: 'running',
  attempt: 1,
  responseId: RESPONSE_ID,
  resumable: true,
  sequence: 3,
};

describe('a line that breaks', () => {
  it('goes on where it broke, paid for once', async () => {
    upstream
      .on('post', stream([created(true), preview(1)], 'cut'))
      .on('stream', stream([preview(2, 1), final(3), completed(4)]));
    const profile = await addProfile();
    const job = await harness.runJob(profile);
    expect(job).toMatchObject({ state: 'done', attempt: 1, resumes: 1, previewCount: 2, sequence: 4 });
    expect(job.assetIds).toHaveLength(1);
    expect(upstream.log).toEqual(['POST', `${STREAM_PATH}1`]);
    expect(upstream.paid[0]?.body).toMatchObject({ background: true, store: true, stream: true });
    expect(await abilityOf(profile)).toBe('stream');
    const attempts = await harness.repositories.attempts.ofJob(job.id);
    expect(attempts.map(({ kind, number }) => [kind, number])).toEqual([
      ['request', 1],
      ['resume', 1],
    ]);
  });

  it('goes on again and again as long as it brings something', async () => {
    upstream
      .on('post', stream([created(true)], 'cut'))
      .on('stream', stream([preview(1)], 'cut'), stream([preview(2, 1)], 'cut'), stream([final(3)], 'cut'));
    const job = await harness.runJob(await addProfile());
    expect(job).toMatchObject({ state: 'done', attempt: 1, previewCount: 2 });
    expect(upstream.log).toEqual(['POST', `${STREAM_PATH}0`, `${STREAM_PATH}1`, `${STREAM_PATH}2`]);
    expect(harness.waits).toEqual([]);
  });

  it('asks for the whole answer where a stream is refused, ever more slowly', async () => {
    const pending = Array.from({ length: 6 }, () => reply(200, whole('in_progress')));
    upstream
      .on('post', stream([created(true)], 'cut'))
      .on('stream', reply(400))
      .on('poll', ...pending, reply(200, whole('completed')));
    const profile = await addProfile();
    const job = await harness.runJob(profile);
    expect(job).toMatchObject({ state: 'done', attempt: 1 });
    expect(upstream.log).toEqual(['POST', `${STREAM_PATH}0`, ...Array.from({ length: 7 }, () => POLL)]);
    expect(harness.waits.map((ms) => Math.round(ms / 100) / 10)).toEqual([2, 3, 5, 8, 10, 10]);
    expect(await abilityOf(profile)).toBe('poll');
    expect((await harness.repositories.assets.all())[0]?.usage?.totalTokens).toBe(1020);
  });

  it('asks for the whole answer at once where that is all that is known to work', async () => {
    upstream.on('post', stream([created()], 'cut')).on('poll', reply(200, whole('completed')));
    const profile = await addProfile();
    await learn(profile, 'poll');
    expect(await harness.runJob(profile)).toMatchObject({ state: 'done', attempt: 1 });
    expect(upstream.log).toEqual(['POST', POLL]);
  });

  it('asks for the whole answer once it is too old for a stream', async () => {
    let now = Date.now();
    harness.close();
    harness = open({ now: () => now });
    const cut = stream([created(true)], 'cut');
    upstream
      .on('post', (signal) => {
        now += 6 * 60_000;
        return cut(signal);
      })
      .on('poll', reply(200, whole('completed')));
    expect((await harness.runJob(await addProfile())).state).toBe('done');
    expect(upstream.log).toEqual(['POST', POLL]);
  });

  it('asks for an answer that came damaged before anything is paid again', async () => {
    const damaged = { type: 'image_generation_call', id: 'ig_1', status: 'completed', result: 'iVBORw0KG' };
    upstream
      .on('post', stream([created(true), final(1), completed(2)].map(spoil(damaged))))
      .on('stream', stream([]))
      .on('poll', reply(200, whole('completed')));
    expect(await harness.runJob(await addProfile())).toMatchObject({ state: 'done', attempt: 1, resumes: 1 });
    expect(upstream.log).toEqual(['POST', `${STREAM_PATH}2`, POLL]);
  });

  it('takes the upstream’s word for a failure, and tries again as agreed', async () => {
    upstream
      .on('post', stream([created(true)], 'cut'), stream([created(true), final(1), completed(2)]))
      .on('stream', reply(404))
      .on('poll', reply(200, whole('failed')));
    const job = await harness.runJob(await addProfile());
    expect(job).toMatchObject({ state: 'done', attempt: 2 });
    expect(upstream.log).toEqual(['POST', `${STREAM_PATH}0`, POLL, 'POST']);
  });

  it('learns that answers are lost here, and tries again as agreed', async () => {
    upstream.on('post', stream([created(true)], 'cut'), stream([created(), final(1), completed(2)]));
    const profile = await addProfile();
    expect(await harness.runJob(profile)).toMatchObject({ state: 'done', attempt: 2 });
    expect(await abilityOf(profile)).toBe('none');
    expect(upstream.paid.map(({ body }) => body?.['background'])).toEqual([true, undefined]);
  });

  it('keeps its good opinion of an upstream that has lost one answer', async () => {
    upstream.on('post', stream([created(true)], 'cut'), stream([created(true), final(1)]));
    const profile = await addProfile();
    await learn(profile, 'stream');
    expect(await harness.runJob(profile)).toMatchObject({ state: 'done', attempt: 2 });
    expect(await abilityOf(profile)).toBe('stream');
  });

  it('is not fooled by a relay that answers every address with its own page', async () => {
    upstream
      .on('post', stream([created(true)], 'cut'), stream([created(), final(1), completed(2)]))
      .on('stream', webPage)
      .on('poll', webPage);
    const profile = await addProfile();
    expect(await harness.runJob(profile)).toMatchObject({ state: 'done', attempt: 2 });
    expect(await abilityOf(profile)).toBe('none');
  });

  it('waits for the network, and asks for the same answer when it is back', async () => {
    upstream
      .on('post', stream([created(true), preview(1)], 'cut'))
      .on('stream', noLine, noLine, reply(503), stream([final(2), completed(3)]));
    const job = await harness.runJob(await addProfile());
    expect(job).toMatchObject({ state: 'done', attempt: 1, resumes: 4 });
    expect(job.failure).toBeUndefined();
    expect(harness.waits.map((ms) => Math.round(ms / 1000))).toEqual([2, 5, 10]);
    expect(upstream.paid).toHaveLength(1);
  });

  it('gives up after a quarter of an hour without a line, and goes the ordinary way', async () => {
    upstream
      .on('post', stream([created(true), preview(1)], 'cut'))
      .on('stream', noLine)
      .on('poll', noLine);
    const job = await harness.runJob(await addProfile({ extraAttempts: 0 }));
    expect(job).toMatchObject({ state: 'preview-only', attempt: 1, failure: { code: 'network' } });
    const waitedMs = harness.waits.reduce((sum, ms) => sum + ms, 0);
    expect(waitedMs).toBeGreaterThan(14 * 60_000);
    expect(waitedMs).toBeLessThan(16 * 60_000);
    expect(upstream.paid).toHaveLength(1);
  });

  it('does not give up because the device slept in the middle of it', async () => {
    let now = Date.now();
    harness.close();
    harness = open({ now: () => now });
    const cut = stream([created(true)], 'cut');
    upstream
      .on('post', (signal) => {
        now += 8 * 3_600_000;
        return cut(signal);
      })
      .on('poll', noLine, noLine, reply(200, whole('completed')));
    expect(await harness.runJob(await addProfile())).toMatchObject({ state: 'done', attempt: 1 });
    expect(upstream.paid).toHaveLength(1);
  });

  it('is done with an image that came before it broke', async () => {
    upstream.on('post', stream([created(true), final(1)], 'cut'));
    expect(await harness.runJob(await addProfile())).toMatchObject({ state: 'done', resumes: 0 });
    expect(upstream.log).toEqual(['POST']);
  });

  it('does not store a preview twice when the upstream begins at the start', async () => {
    upstream
      .on('post', stream([created(true), preview(1)], 'cut'))
      .on('stream', stream([created(true), preview(1), preview(2, 1), final(3), completed(4)]));
    expect(await harness.runJob(await addProfile())).toMatchObject({ state: 'done', previewCount: 2 });
  });
});

describe('background', () => {
  it('is left out at once where it is refused, and never asked for again', async () => {
    const refusal = { error: { message: 'Unknown parameter: background', param: 'background' } };
    const good = stream([created(), final(1), completed(2)]);
    upstream.on('post', reply(403, refusal), reply(400, refusal), good, good);
    const profile = await addProfile();
    expect(await harness.runJob(profile)).toMatchObject({ state: 'failed', failure: { code: 'auth' } });
    const job = await harness.runJob(profile);
    expect(job).toMatchObject({ state: 'done', attempt: 1 });
    expect(harness.waits).toEqual([]);
    expect(await abilityOf(profile)).toBe('none');
    await harness.runJob(profile);
    expect(upstream.paid.map(({ body }) => body?.['background'])).toEqual([true, true, undefined, undefined]);
    expect(upstream.paid[2]?.body).toMatchObject({ store: false });
  });

  it('is not to blame for a request that is refused without it, too', async () => {
    upstream.on('post', reply(400, { error: { message: 'No.' } }));
    const profile = await addProfile();
    expect(await harness.runJob(profile)).toMatchObject({ state: 'failed', attempt: 1 });
    expect(upstream.paid).toHaveLength(2);
    expect(await abilityOf(profile)).toBe('unknown');
  });

  it('is found out by asking once where the answer does not say', async () => {
    upstream
      .on('post', stream([created(), preview(1)], 'cut'))
      .on('poll', reply(200, whole('in_progress')), reply(200, whole('completed')));
    const profile = await addProfile();
    expect(await harness.runJob(profile)).toMatchObject({ state: 'done', attempt: 1, resumable: true });
    expect(upstream.log).toEqual(['POST', POLL, POLL]);
    expect(await abilityOf(profile)).toBe('poll');
  });

  it('is asked for again where nobody could say for lack of a line', async () => {
    upstream
      .on('post', stream([created(), preview(1)], 'cut'))
      .on('poll', noLine)
      .on('stream', stream([final(2), completed(3)]));
    const profile = await addProfile();
    expect(await harness.runJob(profile)).toMatchObject({ state: 'done', attempt: 1 });
    expect(upstream.log).toEqual(['POST', POLL, `${STREAM_PATH}1`]);
    expect(await abilityOf(profile)).toBe('stream');
  });

  it.each([
    ['the upstream knows no such address', created(), reply(404)],
    ['the upstream shows its own page', created(), webPage],
    ['the answer says no', created(false), reply(500)],
  ])('is not asked for again where %s', async (_why, begin, poll) => {
    upstream.on('post', stream([begin], 'cut'), stream([created(), final(1), completed(2)])).on('poll', poll);
    const profile = await addProfile();
    expect(await harness.runJob(profile)).toMatchObject({ state: 'done', attempt: 2, resumable: false });
    expect(upstream.paid.map(({ body }) => body?.['background'])).toEqual([true, undefined]);
    expect(await abilityOf(profile)).toBe('none');
  });

  it('gives an answer to be asked for later', async () => {
    upstream
      .on('post', reply(200, whole('queued')))
      .on('poll', reply(200, whole('in_progress')), reply(200, whole('completed')));
    const job = await harness.runJob(await addProfile({ stream: false }));
    expect(job).toMatchObject({ state: 'done', attempt: 1, resumes: 0, resumable: true });
    expect(upstream.log).toEqual(['POST', POLL, POLL]);
  });
});

describe('after a crash', () => {
  it('takes the answer up again without a second request', async () => {
    upstream
      .on('post', stream([created(true), preview(1)], 'hang'))
      .on('stream', stream([final(2), completed(3)]));
    const job = await start(await addProfile());
    await expect.poll(async () => (await rowOf(job)).previewCount).toBe(1);
    harness.runner.die();
    const next = harness.openWindow();
    await next.wake();
    await next.whenIdle();
    expect(await rowOf(job)).toMatchObject({ state: 'done', attempt: 1, resumes: 1 });
    expect(upstream.log).toEqual(['POST', `${STREAM_PATH}1`]);
  });

  it('asks for an answer of which nobody had found out yet whether it can be had again', async () => {
    upstream.on('stream', stream([final(4), completed(5)]));
    const profile = await addProfile();
    const job = await harness.addJob(profile, { job: { ...LEFT, resumable: false } });
    await harness.runner.wake();
    await harness.runner.whenIdle();
    expect(await rowOf(job)).toMatchObject({ state: 'done', attempt: 1, resumes: 1 });
    expect(upstream.log).toEqual([`${STREAM_PATH}3`]);
  });

  it('interrupts what cannot be taken up again, keeps its preview, and asks nothing', async () => {
    upstream.on('post', stream([created(false), preview(1)], 'hang'));
    const job = await start(await addProfile());
    await expect.poll(async () => (await rowOf(job)).previewCount).toBe(1);
    harness.runner.die();
    const asked = upstream.asked.length;
    const next = harness.openWindow();
    await next.wake();
    await next.whenIdle();
    expect(await rowOf(job)).toMatchObject({ state: 'interrupted', preview: { width: 64 } });
    expect(upstream.asked).toHaveLength(asked);
  });

  it.each([
    ['lost', 'interrupted', 0, LOST],
    ['unreachable', 'interrupted', 0, noLine],
    ['failed', 'done', 1, reply(200, whole('failed'))],
    ['complete', 'done', 0, reply(200, whole('completed'))],
  ] as const)('an answer that is %s: %s, %i requests', async (_what, state, requests, poll) => {
    upstream
      .on('post', stream([created(true), final(1)]))
      .on('stream', noLine, reply(404))
      .on('poll', poll);
    const job = await harness.addJob(await addProfile(), { job: { ...LEFT, attemptStartedAt: 1 } });
    await harness.runner.wake();
    await harness.runner.whenIdle();
    const row = await rowOf(job);
    expect(row.state).toBe(state);
    // What is gone is not offered again.
    expect(row.resumable).toBe(poll !== LOST);
    expect(upstream.paid).toHaveLength(requests);
  });

  it('goes on waiting for the same answer', async () => {
    upstream.on('stream', stream([final(4), completed(5)]));
    const left: Partial<Job> = { ...LEFT, state: 'waiting', waitFor: 'resume', attemptStartedAt: Date.now() };
    const job = await harness.addJob(await addProfile(), { job: left });
    await harness.runner.wake();
    await harness.runner.whenIdle();
    expect((await rowOf(job)).state).toBe('done');
    expect(upstream.log).toEqual([`${STREAM_PATH}3`]);
  });

  it('writes down what a lost answer may have cost', async () => {
    const job = await harness.addJob(await addProfile(), { job: { state: 'running', attempt: 1 } });
    await harness.runner.wake();
    await harness.runner.whenIdle();
    const [expense, ...others] = await harness.db.expenses.toArray();
    expect(expense).toMatchObject({ jobId: job.id, kind: 'estimate' });
    expect(others).toEqual([]);
  });

  it('does not let a row that cannot be read stop the others', async () => {
    upstream.on('post', stream([created(true), final(1), completed(2)]));
    const profile = await addProfile();
    const damaged = await harness.addJob(profile);
    const job = await harness.addJob(profile);
    const { repositories } = harness;
    const get = (id: string): Promise<Job | undefined> =>
      id === damaged.id ? Promise.reject(new Error('torn')) : repositories.jobs.get(id);
    harness.runner.die();
    const window = harness.openWindow({
      repositories: { ...repositories, jobs: { ...repositories.jobs, get } },
    });
    await window.wake();
    await window.whenIdle();
    expect((await rowOf(job)).state).toBe('done');
    expect(await rowOf(damaged)).toMatchObject({
      state: 'failed',
      failure: { code: 'internal', message: 'torn' },
    });
  });
});

describe('what is asked from outside', () => {
  /** Waits only until someone ends the wait. */
  const patience: RunContext['waitUntil'] = (_at, signal) =>
    new Promise((resolve) =>
      signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve()),
    );

  it('drops a line that may be dead and takes the answer up at once', async () => {
    upstream
      .on('post', stream([created(true), preview(1)], 'hang'))
      .on('stream', stream([final(2), completed(3)]));
    const job = await start(await addProfile());
    await expect.poll(async () => (await rowOf(job)).previewCount).toBe(1);
    await harness.runner.reconnect();
    await harness.runner.whenIdle();
    expect(await rowOf(job)).toMatchObject({ state: 'done', attempt: 1 });
    expect(harness.waits).toEqual([]);
    expect(upstream.paid).toHaveLength(1);
  });

  it('leaves a line alone whose answer would be lost', async () => {
    upstream.on('post', stream([created(false), preview(1)], 'hang'));
    const job = await start(await addProfile());
    await expect.poll(async () => (await rowOf(job)).previewCount).toBe(1);
    await harness.runner.reconnect();
    expect(await rowOf(job)).toMatchObject({ state: 'running', attempt: 1 });
    await harness.runner.cancel([job.id]);
    await harness.runner.whenIdle();
    expect(upstream.log).toEqual(['POST']);
  });

  it.each(['reconnect', 'goOnline', 'retryNow'] as const)(
    '%s ends a wait for the same answer',
    async (ask) => {
      harness.close();
      harness = open({ waitUntil: patience });
      upstream
        .on('post', stream([created(true)], 'cut'))
        .on('stream', noLine, stream([final(1), completed(2)]));
      const job = await start(await addProfile());
      await untilState(job, 'waiting');
      expect(await rowOf(job)).toMatchObject({ waitFor: 'resume', failure: { code: 'network' } });
      await harness.runner[ask](job.id);
      await harness.runner.whenIdle();
      expect(await rowOf(job)).toMatchObject({ state: 'done', attempt: 1 });
    },
  );

  it('does not let a network that is back send a request that waits its time', async () => {
    harness.close();
    harness = open({ waitUntil: patience });
    upstream.on('post', reply(500));
    const job = await start(await addProfile());
    await untilState(job, 'waiting');
    await harness.runner.reconnect();
    harness.runner.goOnline();
    expect((await rowOf(job)).state).toBe('waiting');
    expect(upstream.paid).toHaveLength(1);
  });

  it('keeps the preview when the user gives a wait for the same answer up', async () => {
    harness.close();
    harness = open({ waitUntil: patience });
    upstream.on('post', stream([created(true), preview(1)], 'cut')).on('stream', noLine);
    const job = await start(await addProfile());
    await untilState(job, 'waiting');
    await harness.runner.stopWaiting(job.id);
    await harness.runner.whenIdle();
    expect(await rowOf(job)).toMatchObject({ state: 'preview-only', failure: { code: 'network' } });
    expect(upstream.paid).toHaveLength(1);
  });

  it('cancels on the upstream, too', async () => {
    upstream.on('post', stream([created(true)], 'hang'));
    const job = await start(await addProfile());
    await untilResponseId(job);
    await harness.runner.cancel([job.id]);
    await harness.runner.whenIdle();
    expect((await rowOf(job)).state).toBe('cancelled');
    await expect.poll(() => upstream.log).toEqual(['POST', `POST /v1/responses/${RESPONSE_ID}/cancel`]);
  });

  it('takes an ended answer up again when asked to', async () => {
    upstream.on('poll', reply(200, whole('completed')));
    const job = await harness.addJob(await addProfile(), {
      job: { ...LEFT, state: 'interrupted', endedAt: 9, attemptStartedAt: 1 },
    });
    await harness.runner.reopen(job.id);
    await harness.runner.whenIdle();
    expect((await rowOf(job)).state).toBe('done');
    expect(upstream.log).toEqual([POLL]);
  });

  it('keeps one preview only, however often its answer is asked for in vain', async () => {
    upstream.on('post', stream([created(true), preview(1)], 'cut'));
    const profile = await addProfile({ extraAttempts: 0 });
    await learn(profile, 'poll');
    const job = await harness.runJob(profile);
    expect(job.state).toBe('preview-only');
    upstream.on('poll', reply(200, whole('failed')));
    await harness.runner.reopen(job.id);
    await harness.runner.whenIdle();
    expect(await rowOf(job)).toMatchObject({ state: 'preview-only', assetIds: job.assetIds });
    expect(await harness.repositories.assets.count()).toBe(1);
  });
});
