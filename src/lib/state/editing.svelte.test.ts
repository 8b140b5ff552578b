import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import type { EditStep } from '../contracts/edit.ts';
import type { Mask } from '../contracts/mask.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { createMask, isMaskEmpty } from '../kernel/mask/mask.ts';
import { paintSegment } from '../kernel/mask/paint-segment.ts';
import { MAX_STEPS } from '../kernel/undo/edit-history.ts';
import { toWhole } from '../kernel/undo/replace-mask.ts';
import { createTileJournal } from '../kernel/undo/tile-journal.ts';
import { addFakeAsset, createFakeImages, drawFake, readFake, toMaskedValues } from './editing.fake.ts';
import { Editing } from './editing.svelte.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const SIZE = { width: 150, height: 140 };
const TURN: EditStep = { type: 'turn', quarters: 1 };
const CROP: EditStep = { type: 'crop', rect: { x: 10, y: 20, width: 30, height: 40 } };

let db: EaselDatabase;
let repositories: Repositories;
let first: Asset;
let second: Asset;
let adopted: Asset[];
/** What work on pixels waits for. */
let gate: Promise<void>;

beforeEach(async () => {
  ({ db, repositories } = openTestDatabase());
  first = await addFakeAsset({ db, repositories }, { name: 'first', ...SIZE });
  second = await addFakeAsset({ db, repositories }, { name: 'second', width: 40, height: 300 });
  adopted = [];
  gate = Promise.resolve();
});

/** A page over the same database, as a reload or another window makes it. */
function openPage(over: Repositories = repositories): Editing {
  const images = createFakeImages(() => gate);
  return new Editing({ repositories: over, images, history: { adopt: (asset) => void adopted.push(asset) } });
}

async function openFirst(): Promise<Editing> {
  const editing = openPage();
  await editing.open('w1', first);
  editing.setTools({ tool: 'brush' });
  return editing;
}

/** What the brush does, in one dot. */
function paint(editing: Editing, x: number, y: number, { radius = 8, erase = false } = {}): void {
  const { mask } = editing;
  if (!mask) throw new Error('Nothing can be painted.');
  const journal = createTileJournal(mask);
  journal.touch(toWhole(mask));
  const point = { x, y, radius };
  paintSegment(mask, { from: point, to: point, hardness: 0.7, erase });
  const change = journal.finish();
  if (change) editing.take(change);
}

/** As text: comparing arrays of many thousands takes seconds. */
const toText = (mask: Mask | undefined) =>
  mask && `${mask.width}x${mask.height} ${Buffer.from(mask.data).toString('base64')}`;
const bytesOf = ({ mask }: Editing) => toText(mask);
const EMPTY = toText(createMask(SIZE));
const shownNow = async (id = 'first') =>
  readFake(await repositories.bytes.get((await repositories.assets.get(id))?.bytesHash ?? ''));

function openGate(): () => void {
  let open: () => void = () => undefined;
  gate = new Promise((resolve) => (open = resolve));
  return () => open();
}

describe('opening', () => {
  it('gives something to paint on to a tool that paints, and nothing before', async () => {
    const editing = openPage();
    await editing.open('w1', first);
    expect(editing).toMatchObject({ mask: undefined, isPainted: false, canUndo: false, isOpen: true });
    editing.setTools({ tool: 'lasso' });
    expect(editing.mask).toMatchObject(SIZE);
    expect(editing.isPainted).toBe(false);
    await editing.open('w1', undefined);
    expect(editing).toMatchObject({ mask: undefined, asset: undefined, isOpen: false });
  });

  it('keeps one mask for each picture in each workspace', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    const painted = bytesOf(editing);
    await editing.open('w2', first);
    expect(editing).toMatchObject({ isPainted: false, canUndo: false });
    paint(editing, 90, 90);
    await editing.open('w1', second);
    expect(editing.mask).toMatchObject({ width: 40, height: 300 });
    await editing.open('w1', first);
    expect(bytesOf(editing)).toEqual(painted);
    expect(editing.share).toBeGreaterThan(0);
  });

  it('does not take what is late for what is shown', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    await editing.flush();
    const late = editing.open('w1', second);
    expect(editing).toMatchObject({ mask: undefined, isPainted: false });
    const back = editing.open('w1', first);
    await Promise.all([late, back]);
    expect(editing.asset?.id).toBe('first');
    expect(editing).toMatchObject({ isPainted: true, canUndo: true, mask: SIZE });
  });

  it('leaves the mask alone where only the row is another', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    const { mask } = editing;
    await editing.open('w1', { ...first, priceUsd: 1 });
    await editing.open('w1', { ...first, bytesHash: 'locked' });
    expect(editing.mask).toBe(mask);
    expect(editing.asset?.bytesHash).toBe('locked');
  });

  it('says why a mask cannot be read, lets nothing be painted over it, and tries again', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    await editing.flush();
    const read = vi.spyOn(repositories.documents, 'get');
    read.mockRejectedValueOnce(new AppError(createFailure('internal')));
    const page = openPage();
    page.setTools({ tool: 'brush' });
    await page.open('w1', first);
    expect(page).toMatchObject({ isOpen: false, mask: undefined, failure: { code: 'internal' } });
    page.invert();
    await page.applyStep(TURN);
    expect(await repositories.assets.get('first')).not.toHaveProperty('steps');
    await page.open('w1', first);
    expect(page).toMatchObject({ isOpen: true, isPainted: true, failure: undefined });
  });

  it('of damaged rows takes what can be taken', async () => {
    const editing = await openFirst();
    for (const x of [20, 40, 60, 80]) paint(editing, x, 20);
    await editing.undo();
    await editing.flush();
    await db.undoSteps.update('w1/first/2', { change: null });
    const page = openPage();
    await page.open('w1', first);
    expect(page).toMatchObject({ isPainted: true, canUndo: true, canRedo: true });
    await page.undo();
    expect(page.canUndo).toBe(false);
    await page.flush();
    await db.maskTiles.toCollection().modify({ packed: new Uint8Array([3]) });
    const other = openPage();
    await other.open('w1', first);
    expect(other).toMatchObject({ isOpen: true, mask: undefined, canUndo: false });
    other.setTools({ tool: 'brush' });
    paint(other, 10, 10);
    await other.flush();
    const last = openPage();
    await last.open('w1', first);
    expect(bytesOf(last)).toEqual(bytesOf(other));
    expect(await db.undoSteps.count()).toBe(1);
  });
});

describe('after a reload', () => {
  it('all is as it was: mask, what can be taken back, and what can be done again', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    paint(editing, 100, 100);
    await editing.applyStep(TURN);
    paint(editing, 60, 60);
    editing.invert();
    await editing.undo();
    await editing.undo();
    await editing.flush();
    const there = { bytes: bytesOf(editing), share: editing.share };
    const acts = ['redo', 'redo', 'undo', 'undo', 'undo', 'undo', 'undo', 'redo', 'redo', 'redo'] as const;
    const walk = async (walker: Editing) => {
      const states: unknown[] = [];
      for (const act of acts) {
        await walker[act]();
        states.push([bytesOf(walker), walker.canUndo, walker.canRedo]);
      }
      return states;
    };
    const states = await walk(editing);
    await editing.flush();
    const page = openPage();
    await page.open('w1', (await repositories.assets.get('first'))!);
    expect(bytesOf(page)).toEqual(there.bytes);
    expect(page.share).toBeCloseTo(there.share, 10);
    expect(await walk(page)).toEqual(states);
  });

  it('goes on counting where it stopped', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    await editing.flush();
    const page = openPage();
    page.setTools({ tool: 'brush' });
    await page.open('w1', first);
    paint(page, 80, 80);
    await page.flush();
    expect((await db.undoSteps.toArray()).map(({ number }) => number)).toEqual([1, 2]);
  });
});

type Act =
  | { act: 'paint'; x: number; y: number; erase: boolean }
  | { act: 'clear' | 'invert' | 'selectAll' | 'undo' | 'redo' | 'reload' }
  | { act: 'step'; step: EditStep };

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('paint' as const),
    x: fc.integer({ min: -5, max: 155 }),
    y: fc.integer({ min: -5, max: 155 }),
    erase: fc.boolean(),
  }),
  fc.record({ act: fc.constantFrom('clear', 'invert', 'selectAll', 'undo', 'redo', 'reload') }),
  fc.record({
    act: fc.constant('step' as const),
    step: fc.constantFrom<EditStep[]>(
      TURN,
      { type: 'turn', quarters: 3 },
      { type: 'flip', axis: 'horizontal' },
      { type: 'flip', axis: 'vertical' },
      { type: 'crop', rect: { x: 3, y: 2, width: 20, height: 17 } },
      { type: 'extend', top: 2, right: 0, bottom: 5, left: 3 },
      { type: 'resize', size: { width: 33, height: 44 } },
      { type: 'straighten', degrees: 7 },
    ),
  }),
);

async function run(editing: Editing, act: Act): Promise<Editing> {
  if (act.act === 'step') await editing.applyStep(act.step);
  else if (act.act === 'paint') paint(editing, act.x, act.y, act);
  else if (act.act !== 'reload') await editing[act.act]();
  else {
    await editing.flush();
    const page = openPage();
    page.setTools({ tool: 'brush' });
    await page.open('w1', (await repositories.assets.get('first'))!);
    return page;
  }
  return editing;
}

it(`any acts, all taken back, give the bytes of the start, and done again those of the end (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { maxLength: 12 }), async (list) => {
      ({ db, repositories } = openTestDatabase());
      first = await addFakeAsset({ db, repositories }, { name: 'first', ...SIZE });
      let editing = await openFirst();
      paint(editing, 70, 70);
      for (const act of list) editing = await run(editing, act);
      while (editing.canRedo) await editing.redo();
      const end = { mask: bytesOf(editing), picture: await shownNow() };
      const states = [end];
      while (editing.canUndo) {
        await editing.undo();
        states.push({ mask: bytesOf(editing), picture: await shownNow() });
      }
      expect(bytesOf(editing)).toBe(EMPTY);
      expect(await repositories.assets.get('first')).toEqual(first);
      expect(editing.share).toBe(0);
      for (const before of states.slice(0, -1).reverse()) {
        await editing.redo();
        expect({ mask: bytesOf(editing), picture: await shownNow() }).toEqual(before);
      }
      expect(editing.canRedo).toBe(false);
      expect(editing.failure).toBeUndefined();
      db.close();
    }),
    { seed: SEED, numRuns: 40 },
  );
});

describe('edits in place', () => {
  it('show the picture anew, keep the original, and take the mask along', async () => {
    const editing = await openFirst();
    paint(editing, 20, 30);
    await editing.applyStep(CROP);
    const asset = await repositories.assets.get('first');
    expect(asset).toMatchObject({
      width: 30,
      height: 40,
      steps: [CROP],
      raw: { bytesHash: first.bytesHash },
    });
    expect(editing.asset).toEqual(asset);
    expect(adopted).toEqual([asset]);
    expect(editing.mask?.data[10 * 30 + 10]).toBe(255);
    expect(await repositories.bytes.has(first.bytesHash)).toBe(true);
  });

  it('leave no trace in the row once they are taken back', async () => {
    const editing = await openFirst();
    for (let turns = 0; turns < 4; turns += 1) await editing.applyStep(TURN);
    expect(await repositories.assets.get('first')).toEqual(first);
    await editing.applyStep(CROP);
    await editing.resetSteps();
    expect(await repositories.assets.get('first')).toEqual(first);
    await editing.undo();
    expect(await repositories.assets.get('first')).toMatchObject({ steps: [CROP] });
  });

  it('let bytes go that were rendered and are not shown any more', async () => {
    const editing = await openFirst();
    await editing.applyStep(TURN);
    const turned = (await repositories.assets.get('first'))!.bytesHash;
    await editing.applyStep(CROP);
    expect((await db.superseded.toArray()).map(({ hash }) => hash)).toEqual([turned]);
    await repositories.space.free();
    expect(await repositories.bytes.has(turned)).toBe(false);
    await editing.undo();
    expect(await repositories.bytes.has(turned)).toBe(true);
    expect((await db.superseded.toArray()).map(({ hash }) => hash)).not.toContain(turned);
  });

  it('make new canvas the mask, even where nothing was painted', async () => {
    const editing = openPage();
    await editing.open('w1', first);
    await editing.applyStep({ type: 'extend', top: 0, right: 10, bottom: 0, left: 0 });
    expect(editing.share).toBeCloseTo(10 / 160, 10);
    await editing.undo();
    expect(editing.isPainted).toBe(false);
    await editing.redo();
    expect(editing.share).toBeCloseTo(10 / 160, 10);
  });

  it('throw away what is painted while they are made: it belongs to no picture', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    const release = openGate();
    const turning = editing.applyStep(TURN);
    paint(editing, 100, 100);
    editing.invert();
    release();
    await turning;
    await editing.undo();
    paint(editing, 20, 20, { erase: true, radius: 12 });
    expect(isMaskEmpty(editing.mask!)).toBe(true);
  });

  it('are not begun while others are made, and nothing is taken back meanwhile', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    const release = openGate();
    const turning = editing.applyStep(TURN);
    expect(editing.isBusy).toBe(true);
    await Promise.all([editing.applyStep(CROP), editing.undo(), editing.redo(), editing.showRaw(true)]);
    release();
    await turning;
    expect(editing.isBusy).toBe(false);
    expect(await repositories.assets.get('first')).toMatchObject({ steps: [TURN] });
    expect(editing.isPainted).toBe(true);
  });

  it('are done though another picture is opened meanwhile, which they leave alone', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    const release = openGate();
    const turning = editing.applyStep(TURN);
    const opening = editing.open('w1', second);
    expect(editing.isBusy).toBe(false);
    release();
    await Promise.all([turning, opening]);
    expect(editing.asset?.id).toBe('second');
    expect(editing.mask).toMatchObject({ width: 40, height: 300 });
    expect(editing).toMatchObject({ isPainted: false, canUndo: false });
    await editing.open('w1', (await repositories.assets.get('first'))!);
    expect(editing.mask).toMatchObject({ width: 140, height: 150 });
    await editing.undo();
    await editing.undo();
    expect(bytesOf(editing)).toBe(EMPTY);
    expect(await repositories.assets.get('first')).toEqual(first);
  });

  it('are not taken for another’s change of the picture by whoever watches the row', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    const show = repositories.assets.showVersion;
    // The row's watcher is told before the act's own promise resolves.
    vi.spyOn(repositories.assets, 'showVersion').mockImplementation(async (...given) => {
      const asset = await show(...given);
      if (asset && asset !== 'outdated' && asset !== 'overtaken') void editing.open('w1', asset);
      return asset;
    });
    await editing.applyStep(CROP);
    expect(editing).toMatchObject({ canUndo: true, isPainted: true, mask: { width: 30, height: 40 } });
    await editing.undo();
    await editing.undo();
    expect(bytesOf(editing)).toBe(EMPTY);
  });

  it('come to nothing where the asset is gone', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    await editing.flush();
    await db.assets.delete('first');
    await editing.applyStep(TURN);
    await editing.showRaw(true);
    expect(editing).toMatchObject({ isBusy: false, failure: undefined, isPainted: true });
    expect(adopted).toEqual([]);
    expect(await db.bytes.count()).toBe(2);
  });

  it('change nothing where the picture cannot be made', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    await db.bytes.delete(first.bytesHash);
    await editing.applyStep(TURN);
    expect(editing).toMatchObject({ failure: { code: 'decode' }, isBusy: false, mask: SIZE });
    expect(await repositories.assets.get('first')).toEqual(first);
    await editing.undo();
    expect(editing.canUndo).toBe(false);
  });
});

describe('work on pixels', () => {
  it('changes the mask as one act', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    const before = bytesOf(editing);
    await editing.work(async (mask) => {
      expect(editing.isBusy).toBe(true);
      return { ...mask, data: mask.data.map((value) => 255 - value) };
    });
    expect(editing.share).toBeGreaterThan(0.9);
    await editing.undo();
    expect(bytesOf(editing)).toEqual(before);
  });

  it('is thrown away, failure and all, where another picture was opened meanwhile', async () => {
    const editing = await openFirst();
    const release = openGate();
    const works = async (end: () => Mask) => {
      await gate;
      return end();
    };
    const late = editing.work(() =>
      works(() => ({ ...createMask(SIZE), data: new Uint8Array(21000).fill(9) })),
    );
    await editing.open('w1', second);
    const failing = editing.work(() =>
      works(() => {
        throw new AppError(createFailure('decode'));
      }),
    );
    await editing.open('w1', first);
    release();
    await Promise.all([late, failing]);
    expect(editing).toMatchObject({ isPainted: false, failure: undefined, isBusy: false });
  });

  it('says why it failed, until the next', async () => {
    const editing = await openFirst();
    await editing.work(() => Promise.reject(new AppError(createFailure('decode'))));
    expect(editing.failure).toMatchObject({ code: 'decode' });
    await editing.work(() => Promise.resolve(null));
    expect(editing.failure).toBeUndefined();
  });
});

describe('keeping', () => {
  it('forgets rows of acts that can be taken back no more', async () => {
    const editing = await openFirst();
    for (let act = 0; act < MAX_STEPS + 7; act += 1) editing.invert();
    await editing.flush();
    expect(await db.undoSteps.count()).toBe(MAX_STEPS);
    await editing.undo();
    await editing.undo();
    paint(editing, 20, 20);
    editing.clear();
    await editing.flush();
    const numbers = (await db.undoSteps.toArray()).map(({ number, isUndone }) => [number, isUndone]);
    expect(numbers).toHaveLength(MAX_STEPS - 1);
    expect(numbers.every(([, isUndone]) => isUndone === false)).toBe(true);
  });

  it('says that there is no room, loses nothing on the screen, and writes all of it once there is', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    await editing.flush();
    const write = vi.spyOn(repositories.documents, 'write');
    write.mockRejectedValue(new AppError(createFailure('storageFull')));
    paint(editing, 60, 60);
    await editing.undo();
    paint(editing, 100, 100);
    await editing.flush();
    expect(editing).toMatchObject({ failure: { code: 'storageFull' }, canUndo: true });
    const painted = bytesOf(editing);
    await editing.applyStep(TURN);
    expect(await repositories.assets.get('first')).toEqual(first);
    expect(bytesOf(editing)).toEqual(painted);
    write.mockRestore();
    paint(editing, 100, 20);
    await editing.flush();
    expect(editing.failure).toBeUndefined();
    const page = openPage();
    await page.open('w1', first);
    expect(bytesOf(page)).toEqual(bytesOf(editing));
    expect(await db.undoSteps.count()).toBe(3);
  });

  it('changes neither picture nor mask where there is no room for the new form', async () => {
    const editing = await openFirst();
    paint(editing, 20, 20);
    const before = bytesOf(editing);
    vi.spyOn(repositories.assets, 'showVersion').mockRejectedValue(
      new AppError(createFailure('storageFull')),
    );
    await editing.applyStep(CROP);
    expect(editing).toMatchObject({ failure: { code: 'storageFull' }, asset: first, isBusy: false });
    expect(bytesOf(editing)).toEqual(before);
  });
});

describe('the other form of a masked edit', () => {
  const LOCKED = { width: 100, height: 100 };
  let asset: Asset;

  beforeEach(async () => {
    const values = await toMaskedValues(repositories.bytes, { name: 'source', ...LOCKED });
    const result = await addFakeAsset({ db, repositories }, { name: 'result', ...SIZE }, values);
    const blob = drawFake({ name: 'locked', ...LOCKED });
    const bytesHash = await repositories.bytes.put(blob);
    const { mimeType, sizeBytes } = result;
    const locked = { ...LOCKED, bytesHash, mimeType, sizeBytes: blob.size, moved: 0.1 };
    const raw = { ...SIZE, bytesHash: result.bytesHash, mimeType, sizeBytes };
    asset = { ...result, ...LOCKED, bytesHash, sizeBytes: blob.size, raw, locked };
    await db.assets.put(asset);
  });

  const openResult = async () => {
    const editing = openPage();
    editing.setTools({ tool: 'brush' });
    await editing.open('w1', asset);
    return editing;
  };

  it('is shown and left again, edits and all', async () => {
    const editing = await openResult();
    await editing.applyStep(TURN);
    await editing.showRaw(true);
    expect(await shownNow('result')).toMatchObject({ name: `result ${JSON.stringify([TURN])}`, width: 140 });
    await editing.showRaw(false);
    expect(await shownNow('result')).toMatchObject({ name: `locked ${JSON.stringify([TURN])}`, width: 100 });
    await editing.undo();
    expect(await repositories.assets.get('result')).toEqual(asset);
  });

  it('carries the mask, scaled; nothing of it is lost on the way there and back', async () => {
    const editing = await openResult();
    paint(editing, 50, 50, { radius: 20 });
    const before = bytesOf(editing);
    const share = editing.share;
    await editing.showRaw(true);
    expect(editing).toMatchObject({ asset: { showsRaw: true, ...SIZE }, mask: SIZE, canUndo: false });
    expect(Math.abs(editing.share - share)).toBeLessThan(0.01);
    await editing.showRaw(false);
    expect(await repositories.assets.get('result')).toEqual(asset);
    expect(bytesOf(editing)).toEqual(before);
    await editing.undo();
    expect(editing.isPainted).toBe(false);
  });

  it('is painted on as it is, and that stays', async () => {
    const editing = await openResult();
    paint(editing, 50, 50, { radius: 20 });
    await editing.showRaw(true);
    const carried = bytesOf(editing);
    paint(editing, 140, 130);
    await editing.flush();
    expect(await db.undoSteps.count()).toBe(1);
    const page = openPage();
    await page.open('w1', (await repositories.assets.get('result'))!);
    expect(bytesOf(page)).toEqual(bytesOf(editing));
    await page.undo();
    expect(bytesOf(page)).toEqual(carried);
  });
});

it('speaks to the canvas of what was changed without it, and only of that', async () => {
  const editing = await openFirst();
  const invalidate = vi.fn();
  editing.attach({ invalidate });
  paint(editing, 20, 20);
  expect(invalidate).not.toHaveBeenCalled();
  await editing.undo();
  expect(invalidate).toHaveBeenLastCalledWith({ x: 0, y: 0, width: 128, height: 128 });
  editing.selectAll();
  expect(invalidate).toHaveBeenLastCalledWith({ x: 0, y: 0, ...SIZE });
  editing.attach(undefined);
  await editing.undo();
  expect(editing.isPainted).toBe(false);
});
