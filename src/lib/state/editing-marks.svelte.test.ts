import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import type { EditStep } from '../contracts/edit.ts';
import type { Mark } from '../contracts/mark.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { paintSegment } from '../kernel/mask/paint-segment.ts';
import { toWhole } from '../kernel/undo/replace-mask.ts';
import { createTileJournal } from '../kernel/undo/tile-journal.ts';
import { addFakeAsset, createFakeImages } from './editing.fake.ts';
import { Editing } from './editing.svelte.ts';

const SIZE = { width: 150, height: 140 };
const TURN: EditStep = { type: 'turn', quarters: 1 };

let db: EaselDatabase;
let repositories: Repositories;
let first: Asset;

beforeEach(async () => {
  ({ db, repositories } = openTestDatabase());
  first = await addFakeAsset({ db, repositories }, { name: 'first', ...SIZE });
});

async function openWindow(asset: Asset = first): Promise<Editing> {
  const editing = new Editing({
    repositories,
    images: createFakeImages(),
    history: { adopt: () => undefined },
  });
  editing.setTools({ tool: 'brush' });
  await editing.open('w1', asset);
  return editing;
}

const arrow = (id: string, x = 10): Mark => ({
  id,
  type: 'arrow',
  colour: '#ff3b30',
  widthPx: 4,
  from: { x, y: 20 },
  to: { x: x + 50, y: 20 },
});

function paint(editing: Editing, x: number, y: number): void {
  const { mask } = editing;
  if (!mask) throw new Error('Nothing can be painted.');
  const journal = createTileJournal(mask);
  journal.touch(toWhole(mask));
  const point = { x, y, radius: 8 };
  paintSegment(mask, { from: point, to: point, hardness: 1, erase: false });
  const change = journal.finish();
  if (change) editing.take(change);
}

const idsOf = ({ marks }: Editing) => marks.map(({ id }) => id);
const isPaintedAt = ({ mask }: Editing, x: number, y: number) => mask?.data[y * SIZE.width + x] === 255;
const numbers = async () => (await db.undoSteps.toArray()).map(({ number }) => number).sort();

describe('marks', () => {
  it('are acts among the others: taken back, done again, and there after a reload', async () => {
    const editing = await openWindow();
    editing.setMarks([arrow('a')]);
    paint(editing, 20, 20);
    editing.setMarks([arrow('a'), arrow('b', 60)]);
    editing.setMarks([arrow('a', 30), arrow('b', 60)]);
    editing.setMarks([...editing.marks]);
    await editing.undo();
    expect(editing.marks).toEqual([arrow('a'), arrow('b', 60)]);
    await editing.flush();
    const page = await openWindow();
    expect(page.marks).toEqual(editing.marks);
    for (let count = 0; count < 3; count += 1) await page.undo();
    expect([page.marks, page.isPainted, page.canUndo]).toEqual([[], false, false]);
    for (let count = 0; count < 4; count += 1) await page.redo();
    expect(page.marks).toEqual([arrow('a', 30), arrow('b', 60)]);
    expect(page.canRedo).toBe(false);
  });

  it('go with the picture when it is turned, and back when that is taken back', async () => {
    const editing = await openWindow();
    editing.setMarks([arrow('a')]);
    await editing.applyStep(TURN);
    expect(editing.marks).toMatchObject([{ from: { x: 120, y: 10 }, to: { x: 120, y: 60 } }]);
    await editing.undo();
    expect(editing.marks).toEqual([arrow('a')]);
    await editing.redo();
    await editing.resetSteps();
    expect(editing.marks).toEqual([arrow('a')]);
    expect(editing.asset).toMatchObject(SIZE);
  });

  it('lose to a crop what lies outside, and get it back', async () => {
    const editing = await openWindow();
    editing.setMarks([arrow('a'), arrow('b', 90)]);
    await editing.applyStep({ type: 'crop', rect: { x: 0, y: 0, width: 70, height: 70 } });
    expect(idsOf(editing)).toEqual(['a']);
    await editing.undo();
    expect(idsOf(editing)).toEqual(['a', 'b']);
  });

  it('belong to one picture in one workspace, and to none that is not there', async () => {
    const editing = await openWindow();
    editing.setMarks([arrow('a')]);
    await editing.open('w2', first);
    expect(editing.marks).toEqual([]);
    await editing.open('w1', undefined);
    editing.setMarks([arrow('b')]);
    expect(editing.marks).toEqual([]);
    await editing.open('w1', first);
    expect(idsOf(editing)).toEqual(['a']);
  });

  it('of damaged rows are those that can be read', async () => {
    const editing = await openWindow();
    editing.setMarks([arrow('a'), arrow('b')]);
    await editing.flush();
    await db.documents.update('w1/first', { marks: [null, arrow('b')] as Mark[] });
    expect(idsOf(await openWindow())).toEqual(['b']);
    await db.documents.update('w1/first', { marks: 7 as unknown as Mark[], width: NaN });
    expect(idsOf(await openWindow())).toEqual([]);
  });
});

describe('two windows over one picture', () => {
  it('see what the other did', async () => {
    const [here, there] = [await openWindow(), await openWindow()];
    paint(here, 20, 20);
    here.setMarks([arrow('a')]);
    await vi.waitFor(() => expect(idsOf(there)).toEqual(['a']));
    expect(isPaintedAt(there, 20, 20)).toBe(true);
    await there.undo();
    await there.undo();
    await vi.waitFor(() => expect([idsOf(here), here.isPainted]).toEqual([[], false]));
    expect(here.canRedo).toBe(true);
  });

  it('lose nothing of what both do at the same moment, and number it one by one', async () => {
    const [here, there] = [await openWindow(), await openWindow()];
    paint(here, 20, 20);
    paint(there, 25, 20);
    here.setMarks([arrow('a')]);
    there.setMarks([arrow('b')]);
    paint(there, 100, 100);
    await Promise.all([here.flush(), there.flush()]);
    for (const editing of [here, there]) {
      await vi.waitFor(() => expect(idsOf(editing).sort()).toEqual(['a', 'b']));
      await vi.waitFor(() => expect([15, 30].map((x) => isPaintedAt(editing, x, 20))).toEqual([true, true]));
      await vi.waitFor(() => expect(isPaintedAt(editing, 100, 100)).toBe(true));
    }
    expect(await numbers()).toEqual([1, 2, 3, 4, 5]);
    const page = await openWindow();
    for (let count = 0; count < 5; count += 1) await page.undo();
    expect([page.marks, page.isPainted, page.canUndo]).toEqual([[], false, false]);
  });

  it('end a stroke that is under way before they take over what the other did', async () => {
    const [here, there] = [await openWindow(), await openWindow()];
    let isStroking = true;
    here.attach({
      invalidate: () => undefined,
      settle: () => {
        if (isStroking) paint(here, 60, 60);
        isStroking = false;
      },
    });
    there.setMarks([arrow('a')]);
    await vi.waitFor(() => expect(idsOf(here)).toEqual(['a']));
    expect(isPaintedAt(here, 60, 60)).toBe(true);
    await vi.waitFor(() => expect(isPaintedAt(there, 60, 60)).toBe(true));
    expect(await numbers()).toEqual([1, 2]);
  });

  it('turn the picture after what the other has done to it', async () => {
    const [here, there] = [await openWindow(), await openWindow()];
    there.setMarks([arrow('a')]);
    await Promise.all([here.applyStep(TURN), there.flush()]);
    expect(here.asset).toMatchObject({ width: 140, height: 150 });
    await vi.waitFor(async () => {
      const page = await openWindow((await repositories.assets.get('first'))!);
      expect(page.marks).toMatchObject([{ from: { x: 120, y: 10 } }]);
    });
  });
});
