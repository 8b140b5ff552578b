import '../tokens.css';
import '../base.css';
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Job } from '../../lib/contracts/job.ts';
import { openDatabase } from '../../lib/db/database.ts';
import { createRepositories } from '../../lib/db/repositories.ts';
import type { Repositories } from '../../lib/db/repositories.ts';
import { sampleJob, sampleProfile, sampleRecipe, sampleWorkspace } from '../../lib/db/testing/sample-rows.ts';
import { toSpanKey } from '../../lib/kernel/span-key.ts';
import { setAppState } from '../../lib/state/app-state.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import { createAppState } from '../../lib/state/create-app-state.ts';
import type { AppParts } from '../../lib/state/create-app-state.ts';
import JobsButton from '../shell/JobsButton.svelte';

let repositories: Repositories;
let app: AppState;
let stop: () => void;
const upstream = {
  cancel: vi.fn((_ids: string[]) => Promise.resolve()),
  retryNow: vi.fn((_id: string) => Promise.resolve()),
  stopWaiting: vi.fn((_id: string) => Promise.resolve()),
  reopen: vi.fn((_id: string) => Promise.resolve()),
  enqueue: vi.fn((_ids: string[]) => Promise.resolve()),
  requeue: vi.fn(() => Promise.resolve()),
  wake: () => Promise.resolve(),
  onDeath: () => () => undefined,
};

beforeEach(() => {
  vi.clearAllMocks();
  localStorage.clear();
  repositories = createRepositories(openDatabase(`queue-${crypto.randomUUID()}`));
});
afterEach(() => stop());

const job = (id: string, changes: Partial<Job> = {}) =>
  sampleJob({ id, batchId: id, recipe: sampleRecipe({ prompt: `Picture ${id}` }), ...changes });

async function show(jobs: Job[], { width = 1440, profile = {} } = {}) {
  await page.viewport(width, 900);
  await repositories.profiles.put(sampleProfile(profile));
  await repositories.workspaces.put(sampleWorkspace({ name: 'Boats' }));
  await repositories.workspaces.put(sampleWorkspace({ id: 'w2', order: 2, name: 'Planes' }));
  await repositories.jobs.add(jobs);
  const images = new Proxy({}, { get: () => () => Promise.resolve(null) });
  const made = createAppState({ repositories, upstream, images } as unknown as AppParts);
  app = made.state;
  stop = made.start();
  await Promise.all([app.jobs.whenLoaded(), app.profiles.whenLoaded(), app.workspaces.whenLoaded()]);
  const Harness: Component<{ compact: boolean }> = (anchor, props) => {
    setAppState(app);
    return JobsButton(anchor, props);
  };
  await render(Harness, { props: { compact: false } });
  await userEvent.click(page.getByRole('button', { name: /^Queue/ }));
  await expect.element(panel()).toBeVisible();
}

const panel = () => page.getByRole('dialog', { name: 'Queue' });
const button = (name: string) => panel().getByRole('button', { name, exact: true });
const row = (id: string) =>
  panel()
    .getByRole('listitem')
    .filter({ hasText: `Picture ${id}` });
const rowButton = (id: string, name: string) => row(id).getByRole('button', { name, exact: true });
const prompts = () =>
  panel()
    .getByText(/^Picture /)
    .elements()
    .map((element) => element.textContent?.replace('Picture ', ''))
    .join(' ');

describe('the queue', () => {
  test('says what belongs there while it is empty, and gives the focus back', async () => {
    await show([]);
    await expect.element(panel().getByText('Nothing in the queue')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(panel()).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Queue', exact: true })).toHaveFocus();
  });

  test('shows the jobs of all workspaces: at work, queued, ended', async () => {
    await show([
      job('b', { order: 2 }),
      job('a', { order: 1, workspaceId: 'w2' }),
      job('r', { state: 'running', order: 9, attempt: 2, attemptStartedAt: Date.now() - 41_000, resumes: 1 }),
      job('gone', { state: 'failed', endedAt: 5, failure: { code: 'auth', message: '', retryable: false } }),
      job('done', { state: 'done', endedAt: 9, assetIds: ['x'], startedAt: 1, workspaceId: 'closed' }),
    ]);
    await expect.poll(prompts).toBe('r a b done gone');
    await expect.element(page.getByRole('button', { name: 'Queue: 3 jobs' })).toBeVisible();
    const lane = panel().getByRole('region', { name: 'Studio' });
    await expect.element(lane.getByText('1 at work, 2 queued, 2 at a time')).toBeVisible();
    await expect.element(row('r')).toHaveTextContent('0:41');
    await expect.element(row('r')).toHaveTextContent('in Boats · attempt 2 of 3 · taken up again once');
    await expect.element(row('a')).toHaveTextContent('in Planes · estimate $');
    await expect.element(row('gone')).toHaveTextContent('key');
    await expect.element(row('done')).toHaveTextContent('closed workspace');
  });

  test('says how long such jobs usually take, and when one takes longer', async () => {
    for (const ms of [50_000, 60_000, 70_000]) {
      await repositories.queue.addDuration(toSpanKey(job('r').recipe), ms);
    }
    const running = { state: 'running', attempt: 1 } as const;
    await show([
      job('r', { ...running, attemptStartedAt: Date.now() - 5000 }),
      job('long', { ...running, attemptStartedAt: Date.now() - 90_000 }),
    ]);
    await expect.element(row('r')).toHaveTextContent('usually 0:55 – 1:05');
    await expect.element(row('long')).toHaveTextContent('longer than usual');
    expect(panel().element().textContent).not.toContain('%');
  });

  test('counts on while it is open', async () => {
    await show([job('r', { state: 'running', attempt: 1, attemptStartedAt: Date.now() })]);
    await expect.element(row('r')).toHaveTextContent('0:02');
  });

  test('stays small with very many jobs', async () => {
    await show(Array.from({ length: 80 }, (_, index) => job(`${index}`, { order: index })));
    await expect.element(row('0')).toBeVisible();
    expect(panel().getByRole('listitem').elements()).toHaveLength(80);
    const { height } = panel().element().getBoundingClientRect();
    expect(height).toBeLessThan(900);
  });
});

describe('a queued job', () => {
  const three = () => ['a', 'b', 'c'].map((id) => job(id));

  test('is moved by buttons and by keys, and keeps the focus', async () => {
    await show(three());
    await userEvent.click(rowButton('c', 'Move up'));
    await expect.poll(prompts).toBe('a c b');
    await expect.element(rowButton('c', 'Move up')).toHaveFocus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await expect.poll(prompts).toBe('c a b');
    await expect.element(rowButton('c', 'Move up')).toBeDisabled();
    await userEvent.click(rowButton('b', 'Move to the front'));
    await expect.poll(prompts).toBe('b c a');
    (rowButton('b', 'Cancel').element() as HTMLElement).focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.poll(prompts).toBe('c b a');
    await expect.element(rowButton('b', 'Cancel')).toHaveFocus();
    expect(upstream.requeue).toHaveBeenCalledTimes(4);
  });

  test('is dragged to its place', async () => {
    await show(three());
    await userEvent.dragAndDrop(
      row('a').getByText('Picture a'),
      row('c').getByText('Queued', { exact: true }),
      {
        targetPosition: { x: 2, y: 12 },
      },
    );
    await expect.poll(prompts).toBe('b a c');
  });

  test('is cancelled alone, or with all after one question', async () => {
    await show(three());
    await userEvent.click(rowButton('b', 'Cancel'));
    expect(upstream.cancel).toHaveBeenLastCalledWith(['b']);
    await userEvent.click(button('Cancel all'));
    const question = page.getByRole('dialog', { name: 'Cancel 2 jobs?' });
    await userEvent.click(question.getByRole('button', { name: 'Keep them' }));
    expect(upstream.cancel).toHaveBeenCalledTimes(1);
    await userEvent.click(button('Cancel all'));
    await userEvent.click(question.getByRole('button', { name: 'Cancel 2 jobs' }));
    expect(upstream.cancel).toHaveBeenLastCalledWith(['a', 'c']);
    await expect.poll(() => button('Cancel all').elements().length).toBe(0);
  });
});

describe('a lane', () => {
  test('is paused and resumed', async () => {
    await show([job('a')]);
    await userEvent.click(button('Pause'));
    await expect.element(panel().getByText('what is at work goes on')).toBeVisible();
    expect(await repositories.queue.pauses()).toMatchObject([{ profileId: 'p1', reason: 'user' }]);
    await userEvent.click(button('Resume'));
    await expect.element(button('Pause')).toBeVisible();
    expect(await repositories.queue.pauses()).toEqual([]);
    expect(upstream.requeue).toHaveBeenCalledTimes(2);
  });

  test('that reached its daily limit says the sum, and opens all the same', async () => {
    await repositories.queue.pause({ profileId: 'p1', reason: 'cap', pausedAt: Date.now() });
    const day = new Intl.DateTimeFormat('sv-SE').format(new Date());
    const spent = { id: 'x', jobId: 'j', profileId: 'p1', profileName: 'Studio', at: 1, day } as const;
    await repositories.expenses.put({ ...spent, usd: 2.13, kind: 'actual' });
    await show([job('a')], { profile: { dailyCapUsd: 2 } });
    await expect
      .element(panel().getByText('The daily limit of $2.00 is reached: $2.13 spent today.'))
      .toBeVisible();
    await userEvent.click(button('Open anyway'));
    await expect.element(button('Pause')).toBeVisible();
    expect(await repositories.queue.pauses()).toMatchObject([{ reason: 'waived' }]);
  });
});

describe('a job', () => {
  test('that waits is tried now or given up', async () => {
    const failure = { code: 'timeoutGateway', message: '', retryable: true, status: 524 } as const;
    const waiting = { state: 'waiting', attempt: 1, waitFor: 'retry', failure } as const;
    await show([job('w', { ...waiting, retryAt: Date.now() + 60_000, waitStartedAt: Date.now() })]);
    await expect.element(row('w')).toHaveTextContent(/Trying again in \d+ s \(2 of 3\)/);
    await userEvent.click(rowButton('w', 'Retry now'));
    expect(upstream.retryNow).toHaveBeenCalledWith('w');
    await userEvent.click(rowButton('w', 'Stop'));
    expect(upstream.stopWaiting).toHaveBeenCalledWith('w');
  });

  test('that was interrupted is fetched again, or tried again once', async () => {
    const interrupted = {
      state: 'interrupted',
      attempt: 1,
      endedAt: 5,
      resumable: true,
      responseId: 'r',
    } as const;
    await show([job('i', interrupted)]);
    await expect.element(row('i')).toHaveTextContent('may have been paid for');
    await userEvent.click(rowButton('i', 'Fetch again'));
    expect(upstream.reopen).toHaveBeenCalledWith('i');
    await userEvent.dblClick(rowButton('i', 'Try again'));
    await expect.poll(() => upstream.enqueue.mock.calls.length).toBe(1);
    await expect.poll(() => rowButton('i', 'Try again').elements().length).toBe(0);
    expect(await repositories.jobs.active()).toHaveLength(1);
  });

  test('opens in its workspace', async () => {
    await show([job('done', { state: 'done', endedAt: 9, assetIds: ['x'], workspaceId: 'w2' })]);
    await userEvent.click(rowButton('done', 'Open'));
    expect(app.workspaces.current).toMatchObject({ id: 'w2', batchId: 'done', shownAssetId: 'x' });
    await expect.element(panel()).not.toBeInTheDocument();
  });

  test('of a fallback profile stands in its lane and names it', async () => {
    const fallback = {
      profileId: 'p2',
      profileName: 'Second relay',
      form: 'images',
      textModel: '',
      imageModel: '',
    } as const;
    await show([job('f', { state: 'running', attempt: 3, attemptStartedAt: Date.now(), fallback })]);
    await expect.element(panel().getByRole('region', { name: 'Second relay' })).toBeVisible();
    await expect.element(row('f')).toHaveTextContent('by Second relay');
  });
});

test('fills the screen of a phone, over everything', async () => {
  await show([job('a')], { width: 390 });
  const { width, height } = panel().element().getBoundingClientRect();
  expect([width, height]).toEqual([390, 900]);
  expect(panel().element().matches(':modal')).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.element(panel()).not.toBeInTheDocument();
});
