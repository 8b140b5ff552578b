import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Workspace } from '../contracts/workspace.ts';
import { createDraftJournal } from '../db/draft-journal.ts';
import type { DraftJournal } from '../db/draft-journal.ts';
import { createLazyRepositories } from '../db/lazy-repositories.ts';
import type { Repositories } from '../db/repositories.ts';
import { createTextStorage } from '../db/testing/create-text-storage.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { sampleDraft, sampleSource, sampleWorkspace } from '../db/testing/sample-rows.ts';
import { Workspaces } from './workspaces.svelte.ts';

/** What is stored; the windows below see it only when it is let through. */
let stored: Repositories;
let journal: DraftJournal;
const stops: (() => void)[] = [];

beforeEach(() => {
  ({ repositories: stored } = openTestDatabase());
  journal = createDraftJournal(createTextStorage());
});

afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** A window whose database is still being fetched. `arrive` lets it through and waits until it has been read. */
function openWindow() {
  let settle: { resolve: (all: Repositories) => void; reject: (error: Error) => void };
  const fetched = new Promise<Repositories>((resolve, reject) => (settle = { resolve, reject }));
  const { repositories } = createLazyRepositories(() => fetched);
  const workspaces = new Workspaces({ repositories, journal });
  const stop = workspaces.start();
  stops.push(stop);
  return {
    workspaces,
    stop,
    arrive: () => {
      settle.resolve(stored);
      return workspaces.whenLoaded();
    },
    fail: () => {
      settle.reject(new Error('no database'));
      return workspaces.whenLoaded();
    },
  };
}

const type = (workspaces: Workspaces, prompt: string) => workspaces.updateDraft({ prompt });
const withPrompt = (id: string, prompt: string, values: Partial<Workspace> = {}) =>
  sampleWorkspace({ id, draft: sampleDraft({ prompt }), ...values });
const storedPrompts = async () => (await stored.workspaces.all()).map(({ draft }) => draft.prompt);

describe('a first start', () => {
  it('takes text at once, and the same workspace becomes the first real one', async () => {
    const { workspaces, arrive } = openWindow();
    const id = workspaces.current?.id;
    type(workspaces, 'a red boat');
    expect(workspaces.loaded).toBe(false);
    expect(workspaces.current?.draft.prompt).toBe('a red boat');
    await arrive();
    expect(workspaces.list).toHaveLength(1);
    expect(workspaces.current).toMatchObject({ id, draft: { prompt: 'a red boat' } });
    await workspaces.flush();
    expect((await stored.workspaces.all()).map((row) => [row.id, row.draft.prompt])).toEqual([
      [id, 'a red boat'],
    ]);
    expect(journal.entries().size).toBe(0);
  });

  it('has one empty workspace where nothing was typed', async () => {
    const { workspaces, arrive } = openWindow();
    const { current } = workspaces;
    await arrive();
    expect(workspaces.list).toEqual([current]);
    expect(await stored.workspaces.all()).toEqual([current]);
  });

  it('keeps the text of a page that went before the database came', async () => {
    const first = openWindow();
    type(first.workspaces, 'typed and gone');
    first.stop();
    const second = openWindow();
    expect(second.workspaces.current?.draft.prompt).toBe('typed and gone');
    await second.arrive();
    await second.workspaces.flush();
    expect(await storedPrompts()).toEqual(['typed and gone']);
  });

  it('keeps a second tab that was opened meanwhile, and what is in both', async () => {
    const { workspaces, arrive } = openWindow();
    type(workspaces, 'one');
    void workspaces.create();
    type(workspaces, 'two');
    await arrive();
    await workspaces.flush();
    expect(workspaces.list.map(({ draft }) => draft.prompt)).toEqual(['one', 'two']);
    expect(workspaces.current?.draft.prompt).toBe('two');
    await vi.waitUntil(async () => (await storedPrompts()).join() === 'one,two');
  });

  it('puts a new one in place of the only one, closed meanwhile', async () => {
    const { workspaces, arrive } = openWindow();
    const id = workspaces.current?.id ?? '';
    const closed = workspaces.close(id);
    await Promise.all([arrive(), closed]);
    expect(workspaces.list).toHaveLength(1);
    expect(workspaces.current?.id).not.toBe(id);
    expect((await stored.workspaces.all()).map((row) => row.id)).toEqual([workspaces.current?.id]);
  });
});

describe('with a snapshot', () => {
  const row = withPrompt('w2', 'as it was left', { order: 2, shownAssetId: 'a1' });

  beforeEach(() => journal.keepCurrent(row));

  it('it is there at once, and its row merges in under what was typed', async () => {
    await stored.workspaces.put(withPrompt('w1', 'other'));
    await stored.workspaces.put({
      ...row,
      name: 'Named elsewhere',
      draft: { ...row.draft, quality: 'high' },
    });
    const { workspaces, arrive } = openWindow();
    expect(workspaces.current).toEqual(row);
    type(workspaces, 'as it was left, and more');
    await arrive();
    expect(workspaces.list.map(({ id }) => id)).toEqual(['w1', 'w2']);
    expect(workspaces.current).toMatchObject({
      id: 'w2',
      name: 'Named elsewhere',
      draft: { prompt: 'as it was left, and more', quality: 'high' },
    });
    await workspaces.flush();
    expect(await storedPrompts()).toEqual(['other', 'as it was left, and more']);
  });

  it('the row wins where nothing was typed', async () => {
    await stored.workspaces.put(withPrompt('w2', 'newer'));
    const { workspaces, arrive } = openWindow();
    await arrive();
    expect(workspaces.current?.draft.prompt).toBe('newer');
  });

  it('text that never reached the row is shown at once, and is written', async () => {
    await stored.workspaces.put(row);
    journal.write('w2', sampleDraft({ prompt: 'typed a moment ago' }));
    const { workspaces, arrive } = openWindow();
    expect(workspaces.current?.draft.prompt).toBe('typed a moment ago');
    await arrive();
    await vi.waitUntil(async () => (await storedPrompts()).join() === 'typed a moment ago');
    await vi.waitUntil(() => journal.entries().size === 0);
  });

  it('whose row was closed elsewhere: it goes, what was typed moves to the current one', async () => {
    await stored.workspaces.put(withPrompt('w1', ''));
    const { workspaces, arrive } = openWindow();
    type(workspaces, 'as it was left, and more');
    await arrive();
    expect(workspaces.list.map(({ id }) => id)).toEqual(['w1']);
    expect(workspaces.current?.draft.prompt).toBe('as it was left, and more');
    expect(journal.current()?.id).toBe('w1');
  });

  it('whose row was closed elsewhere, and nothing typed: nothing moves', async () => {
    await stored.workspaces.put(withPrompt('w1', 'mine'));
    const { workspaces, arrive } = openWindow();
    await arrive();
    expect(workspaces.list.map(({ id, draft }) => [id, draft.prompt])).toEqual([['w1', 'mine']]);
  });

  it('of a database that is empty now: the prompt stays, what it refers to is gone', async () => {
    journal.keepCurrent({ ...row, batchId: 'b1', draft: { ...row.draft, sources: [sampleSource()] } });
    const { workspaces, arrive } = openWindow();
    await arrive();
    expect(workspaces.list).toEqual([{ ...row, shownAssetId: '', batchId: '' }]);
  });
});

describe('without a snapshot, over a database that holds workspaces', () => {
  it.each([
    ['', 'typed early', 'typed early'],
    [' \n', 'typed early', 'typed early'],
    ['stored', 'typed early', 'stored\ntyped early'],
    ['stored', '', 'stored'],
    ['stored', '  ', 'stored'],
  ])('%j and %j typed meanwhile make %j', async (prompt, typed, expected) => {
    await stored.workspaces.put(withPrompt('w1', 'another', { order: 1 }));
    await stored.workspaces.put(withPrompt('w2', prompt, { order: 2 }));
    await stored.settings.set('selectedWorkspaceId', 'w2');
    const { workspaces, arrive } = openWindow();
    type(workspaces, typed);
    await arrive();
    await workspaces.flush();
    expect(workspaces.current).toMatchObject({ id: 'w2', draft: { prompt: expected } });
    expect(await storedPrompts()).toEqual(['another', expected]);
    expect(journal.entries().size).toBe(0);
    expect(journal.current()).toMatchObject({ id: 'w2', draft: { prompt: expected } });
  });

  it('the text is appended to what only the journal holds', async () => {
    await stored.workspaces.put(withPrompt('w1', 'old'));
    journal.write('w1', sampleDraft({ prompt: 'newer' }));
    const { workspaces, arrive } = openWindow();
    type(workspaces, 'early');
    await arrive();
    expect(workspaces.current?.draft.prompt).toBe('newer\nearly');
  });

  it('sources that were added meanwhile come along', async () => {
    const draft = sampleDraft({ sources: [sampleSource({ id: 's0', name: 'old' })] });
    await stored.workspaces.put(sampleWorkspace({ draft }));
    const { workspaces, arrive } = openWindow();
    workspaces.addSource(sampleSource({ name: 'new' }));
    await arrive();
    expect(workspaces.current?.draft.sources.map(({ name }) => name)).toEqual(['old', 'new']);
  });
});

describe('writing', () => {
  it('waits for the database, and resolves when the text is in it', async () => {
    const { workspaces, arrive } = openWindow();
    type(workspaces, 'kept');
    const change = vi.spyOn(stored.workspaces, 'change');
    const flushed = workspaces.flush();
    await Promise.resolve();
    expect(change).not.toHaveBeenCalled();
    void arrive();
    await flushed;
    expect(await storedPrompts()).toEqual(['kept']);
  });

  it('is not done where nothing can be read: the journal keeps the text for the next start', async () => {
    const broken = openWindow();
    type(broken.workspaces, 'not lost');
    await broken.fail();
    expect(broken.workspaces.current).toBeUndefined();
    await broken.workspaces.flush();
    broken.stop();
    const next = openWindow();
    expect(next.workspaces.current?.draft.prompt).toBe('not lost');
    await next.arrive();
    await next.workspaces.flush();
    expect(await storedPrompts()).toEqual(['not lost']);
  });
});

describe('the snapshot', () => {
  it('follows the selection and what is typed', async () => {
    for (const order of [1, 2]) await stored.workspaces.put(withPrompt(`w${order}`, '', { order }));
    const { workspaces, arrive } = openWindow();
    await arrive();
    workspaces.select('w2');
    type(workspaces, 'bo');
    expect(journal.current()).toEqual(workspaces.current);
    await workspaces.close('w2');
    expect(journal.current()?.id).toBe('w1');
  });

  it('is not taken over by another window that only looks on', async () => {
    for (const order of [1, 2]) await stored.workspaces.put(withPrompt(`w${order}`, '', { order }));
    const [here, there] = [openWindow(), openWindow()];
    await Promise.all([here.arrive(), there.arrive()]);
    here.workspaces.select('w2');
    here.workspaces.rename('w1', 'Renamed');
    await here.workspaces.flush();
    await vi.waitUntil(() => there.workspaces.current?.name === 'Renamed');
    expect(journal.current()?.id).toBe('w2');
  });
});
