import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, Workspace } from '../contracts/workspace.ts';
import type { DraftJournal } from '../db/draft-journal.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { sampleDraft, sampleSource, sampleWorkspace } from '../db/testing/sample-rows.ts';
import { Workspaces } from './workspaces.svelte.ts';

let repositories: Repositories;
let entries: Map<string, Draft>;
let fields: Map<string, Partial<Workspace>>;
let kept: Workspace | undefined;
let journal: DraftJournal;
const stops: (() => void)[] = [];

beforeEach(() => {
  ({ repositories } = openTestDatabase());
  entries = new Map();
  fields = new Map();
  kept = undefined;
  journal = {
    write: (id, draft) => void entries.set(id, draft),
    writeFields: (id, changed) => void fields.set(id, { ...fields.get(id), ...changed }),
    remove: (id) => void (entries.delete(id), fields.delete(id)),
    fields: () => new Map(fields),
    entries: () => new Map(entries),
    keepCurrent: (workspace) => void (kept = workspace),
    current: () => kept,
  };
});

afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** A window of its own over the same database, once it has read it. */
async function openWindow(): Promise<Workspaces> {
  const workspaces = new Workspaces({ repositories, journal });
  stops.push(workspaces.start());
  await vi.waitUntil(() => workspaces.loaded);
  return workspaces;
}

async function addRows(...orders: number[]): Promise<void> {
  for (const order of orders) await repositories.workspaces.put(sampleWorkspace({ id: `w${order}`, order }));
}

const idsOf = ({ list }: Workspaces) => list.map(({ id }) => id);

describe('at the start', () => {
  it('takes a name and a place that had not reached the database from the journal', async () => {
    await addRows(1, 2);
    fields.set('w1', { name: 'Summer menu', order: 3 });
    fields.set('gone', { name: 'x' });
    const workspaces = await openWindow();
    await vi.waitUntil(() => workspaces.find('w1')?.name === 'Summer menu');
    expect(idsOf(workspaces)).toEqual(['w2', 'w1']);
    await workspaces.flush();
    expect(await repositories.workspaces.get('w1')).toMatchObject({ name: 'Summer menu', order: 3 });
    expect([...fields.keys()]).toEqual([]);
  });

  it('there is one, also for two windows at once', async () => {
    const [one, other] = await Promise.all([openWindow(), openWindow()]);
    expect(one.list).toHaveLength(1);
    expect(idsOf(one)).toEqual(idsOf(other));
    expect(one.current?.draft.prompt).toBe('');
  });

  it('everything is as it was left: tabs, selection, and the half-typed prompt', async () => {
    await addRows(1, 2, 3);
    const before = await openWindow();
    before.select('w2');
    before.updateDraft({ prompt: 'a half-typed bo', count: 4 });
    before.addSource(sampleSource());
    before.show({ assetId: 'a9' });
    await before.flush();
    const after = await openWindow();
    expect(after.current).toMatchObject({
      id: 'w2',
      shownAssetId: 'a9',
      draft: { prompt: 'a half-typed bo', count: 4, sources: [{ bytesHash: 'source-hash' }] },
    });
  });

  it('what only reached the journal is there, and is written', async () => {
    await addRows(1);
    entries.set('w1', sampleDraft({ prompt: 'typed a moment ago' }));
    entries.set('gone', sampleDraft());
    const workspaces = await openWindow();
    expect(workspaces.current?.draft.prompt).toBe('typed a moment ago');
    await workspaces.flush();
    expect((await repositories.workspaces.get('w1'))?.draft.prompt).toBe('typed a moment ago');
    expect(entries.size).toBe(0);
  });
});

describe('typing', () => {
  it('shows at once, stands in the journal at once, and reaches the database later', async () => {
    await addRows(1);
    const workspaces = await openWindow();
    workspaces.updateDraft({ prompt: 'bo' });
    expect(workspaces.current?.draft.prompt).toBe('bo');
    expect(entries.get('w1')?.prompt).toBe('bo');
    expect((await repositories.workspaces.get('w1'))?.draft.prompt).toBe('');
    await vi.waitUntil(async () => (await repositories.workspaces.get('w1'))?.draft.prompt === 'bo');
    await vi.waitUntil(() => entries.size === 0);
  });

  it('is not undone by what another window does to the same tab', async () => {
    await addRows(1);
    const [here, there] = await Promise.all([openWindow(), openWindow()]);
    here.updateDraft({ prompt: 'mine' });
    there.updateDraft({ quality: 'high' });
    there.rename('w1', 'Theirs');
    await there.flush();
    await vi.waitUntil(() => here.current?.name === 'Theirs');
    expect(here.current?.draft).toMatchObject({ prompt: 'mine', quality: 'high' });
    await here.flush();
    await vi.waitUntil(() => there.current?.draft.prompt === 'mine');
    expect(there.current?.draft.quality).toBe('high');
  });

  it('never jumps back, whatever the order of writes and answers', async () => {
    await addRows(1);
    const workspaces = await openWindow();
    const typed = 'a red boat on a lake';
    for (let length = 1; length <= typed.length; length += 1) {
      workspaces.updateDraft({ prompt: typed.slice(0, length) });
      void workspaces.flush();
      for (let turn = 0; turn < 3; turn += 1) {
        await repositories.workspaces.all();
        expect(workspaces.current?.draft.prompt).toBe(typed.slice(0, length));
      }
    }
    await workspaces.flush();
    expect((await repositories.workspaces.get('w1'))?.draft.prompt).toBe(typed);
  });

  it('survives a write that fails, in memory and in the journal, and is written by the next', async () => {
    await addRows(1);
    const workspaces = await openWindow();
    const change = vi.spyOn(repositories.workspaces, 'change').mockRejectedValueOnce(new Error('full'));
    workspaces.updateDraft({ prompt: 'kept' });
    await workspaces.flush();
    expect(workspaces.current?.draft.prompt).toBe('kept');
    expect(entries.get('w1')?.prompt).toBe('kept');
    workspaces.updateDraft({ count: 2 });
    await workspaces.flush();
    expect(change).toHaveBeenLastCalledWith('w1', { fields: {}, draft: { prompt: 'kept', count: 2 } });
    expect(entries.size).toBe(0);
  });
});

describe('tabs', () => {
  it('a new one is at the right end, selected, empty, and set up like the last', async () => {
    await addRows(1, 2);
    const workspaces = await openWindow();
    workspaces.updateDraft({ prompt: 'old', quality: 'low', count: 3, sources: [sampleSource()] });
    const made = await workspaces.create();
    expect(workspaces.current).toEqual(made);
    expect(idsOf(workspaces)).toEqual(['w1', 'w2', made.id]);
    expect(made.draft).toMatchObject({ prompt: '', quality: 'low', count: 1, sources: [] });
  });

  it('closing selects the neighbour, and closing the last opens a new one', async () => {
    await addRows(1, 2, 3);
    const workspaces = await openWindow();
    workspaces.select('w2');
    await workspaces.close('w2');
    expect(workspaces.current?.id).toBe('w3');
    await workspaces.close('w3');
    expect(workspaces.current?.id).toBe('w1');
    await workspaces.close('w1');
    expect(workspaces.list).toHaveLength(1);
    expect(workspaces.current?.id).not.toBe('w1');
    expect((await repositories.workspaces.all()).map(({ id }) => id)).toEqual(idsOf(workspaces));
  });

  it('reopening puts it back where it was, with what was in it', async () => {
    await addRows(1, 2, 3);
    const workspaces = await openWindow();
    workspaces.updateDraft({ prompt: 'kept' }, 'w2');
    const [, closed] = workspaces.list;
    await workspaces.close('w2');
    if (closed) await workspaces.reopen(closed);
    expect(idsOf(workspaces)).toEqual(['w1', 'w2', 'w3']);
    expect(workspaces.current).toMatchObject({ id: 'w2', draft: { prompt: 'kept' } });
    expect((await repositories.workspaces.get('w2'))?.draft.prompt).toBe('kept');
  });

  it.each([
    ['w1', 2, ['w2', 'w3', 'w1']],
    ['w3', 0, ['w3', 'w1', 'w2']],
    ['w1', 1, ['w2', 'w1', 'w3']],
    ['w2', 1, ['w1', 'w2', 'w3']],
  ] as const)('moving %s to %i', async (id, toIndex, expected) => {
    await addRows(1, 2, 3);
    const workspaces = await openWindow();
    workspaces.move(id, toIndex);
    expect(idsOf(workspaces)).toEqual(expected);
    await workspaces.flush();
    expect((await repositories.workspaces.all()).map((row) => row.id)).toEqual(expected);
  });

  it('opened and closed elsewhere come and go; the selection of this window stays its own', async () => {
    await addRows(1, 2, 3);
    const [here, there] = await Promise.all([openWindow(), openWindow()]);
    here.select('w2');
    const made = await there.create();
    await vi.waitUntil(() => here.list.length === 4);
    expect(here.current?.id).toBe('w2');
    await there.close('w2');
    await vi.waitUntil(() => here.list.length === 3);
    expect(here.current?.id).toBe('w3');
    expect(there.current?.id).toBe(made.id);
  });

  it('sources are added, moved and removed by their own id', async () => {
    await addRows(1);
    const workspaces = await openWindow();
    for (const name of ['a', 'b', 'c']) workspaces.addSource(sampleSource({ name }));
    const names = () => workspaces.current?.draft.sources.map((source) => source.name).join('');
    const idOf = (name: string) =>
      workspaces.current?.draft.sources.find((source) => source.name === name)?.id ?? '';
    workspaces.moveSource(idOf('c'), 0);
    expect(names()).toBe('cab');
    workspaces.removeSource(idOf('a'));
    expect(names()).toBe('cb');
    expect(idOf('c')).not.toBe(idOf('b'));
  });
});
