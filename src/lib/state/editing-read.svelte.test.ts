import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { addFakeAsset, createFakeImages } from './editing.fake.ts';
import { Editing } from './editing.svelte.ts';

const SIZE = { width: 6, height: 4 };
const pin = { id: 'p', type: 'pin', colour: '#ff3b30', widthPx: 2, at: { x: 1, y: 2 }, note: '' } as const;

let db: ReturnType<typeof openTestDatabase>['db'];
let repositories: Repositories;
let boat: Asset;
let other: Asset;
let gate: Promise<void>;

beforeEach(async () => {
  ({ db, repositories } = openTestDatabase());
  boat = await addFakeAsset({ db, repositories }, { name: 'boat', ...SIZE });
  other = await addFakeAsset({ db, repositories }, { name: 'other', ...SIZE });
  gate = Promise.resolve();
});

function openPage(): Editing {
  const images = createFakeImages(() => gate);
  return new Editing({ repositories, images, history: { adopt: () => undefined } });
}

async function openBoat(): Promise<Editing> {
  const editing = openPage();
  await editing.open('w1', boat);
  return editing;
}

it('gives the picture that is open as it is at that moment, whatever is painted after', async () => {
  const editing = await openBoat();
  expect(await editing.read('w1', 'boat')).toEqual({ asset: boat, mask: undefined, marks: [] });
  editing.selectAll();
  editing.setMarks([pin]);
  const read = await editing.read('w1', 'boat');
  editing.clear();
  editing.setMarks([]);
  expect(read?.mask?.data.every((value) => value === 255)).toBe(true);
  expect(read?.marks).toEqual([pin]);
});

it('gives a picture that was left as it was left, though its last act is still being written', async () => {
  const editing = await openBoat();
  editing.selectAll();
  editing.setMarks([pin]);
  const opening = editing.open('w2', other);
  const read = await editing.read('w1', 'boat');
  expect(read).toMatchObject({ asset: { id: 'boat' }, marks: [pin] });
  expect(read?.mask?.data.every((value) => value === 255)).toBe(true);
  await opening;
  expect(editing.asset).toEqual(other);
  expect(await editing.read('w2', 'other')).toMatchObject({ mask: undefined, marks: [] });
});

it('keeps the masks of one picture in two workspaces apart', async () => {
  const editing = await openBoat();
  editing.selectAll();
  await editing.open('w2', boat);
  expect((await editing.read('w2', 'boat'))?.mask).toBeUndefined();
  expect((await editing.read('w1', 'boat'))?.mask).toBeDefined();
});

it('waits for a picture that is being opened, and for an edit that is being made', async () => {
  const before = await openBoat();
  before.selectAll();
  await before.flush();
  const page = openPage();
  const opening = page.open('w1', boat);
  expect((await page.read('w1', 'boat'))?.mask).toBeDefined();
  await opening;
  let letGo = () => undefined as void;
  gate = new Promise((resolve) => (letGo = resolve));
  const turning = page.applyStep({ type: 'turn', quarters: 1 });
  const reading = page.read('w1', 'boat');
  letGo();
  await turning;
  const turned = { width: 4, height: 6 };
  expect(await reading).toMatchObject({ asset: turned, mask: turned });
});

it('knows nothing of a picture that is gone', async () => {
  const editing = await openBoat();
  await repositories.assets.markDeleted(['other'], 5);
  expect(await editing.read('w1', 'other')).toBeUndefined();
  expect(await editing.read('w1', 'never')).toBeUndefined();
});

it('throws where nobody can tell whether there is a mask', async () => {
  vi.spyOn(repositories.documents, 'get').mockRejectedValue(new AppError(createFailure('internal')));
  const editing = await openBoat();
  expect(editing.isOpen).toBe(false);
  await expect(editing.read('w1', 'boat')).rejects.toMatchObject({ failure: { code: 'internal' } });
});
