import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { fillPolygon, toRectPoints } from '../kernel/mask/fill-polygon.ts';
import { createMask } from '../kernel/mask/mask.ts';
import { addFakeAsset, createFakeImages, readFake } from './editing.fake.ts';
import { Editing } from './editing.svelte.ts';
import { MaskActs } from './mask-acts.ts';

const SIZE = { width: 6, height: 4 };
const box = (x: number) => fillPolygon(SIZE, toRectPoints({ x, y: 0, width: 3, height: 4 }));

let db: EaselDatabase;
let repositories: Repositories;
let asset: Asset;
let editing: Editing;
let acts: MaskActs;

const images = {
  ...createFakeImages(),
  selectColour: vi.fn(() => Promise.resolve<ReturnType<typeof box> | null>(box(0))),
  selectObject: vi.fn(() => Promise.resolve(box(2))),
  reshapeMask: vi.fn(() => Promise.resolve(box(3))),
};

beforeEach(async () => {
  ({ db, repositories } = openTestDatabase());
  asset = await addFakeAsset({ db, repositories }, { name: 'boat', ...SIZE });
  editing = new Editing({ repositories, images, history: { adopt: () => undefined } });
  acts = new MaskActs({ repositories, images, editing });
  await editing.open('w1', asset);
});

it('gives what is found to the mask by the mode, as one act each', async () => {
  editing.setTools({ tolerance: 33, contiguous: false });
  await acts.pickColour({ x: 1.9, y: 2.1 }, 'add');
  const call = { x: 1, y: 2, tolerance: 33, contiguous: false };
  expect(images.selectColour).toHaveBeenLastCalledWith(expect.objectContaining(call));
  expect(editing.mask).toEqual(box(0));
  await acts.pickObject(box(2), 'subtract');
  expect(editing.mask?.data.subarray(0, 6)).toEqual(Uint8Array.of(255, 255, 0, 0, 0, 0));
  await acts.reshape({ type: 'grow', px: 3 });
  expect(editing.mask).toEqual(box(3));
  for (let act = 0; act < 3; act += 1) await editing.undo();
  expect(editing.mask).toEqual(createMask(SIZE));
});

it('leaves the mask where nothing is found, or the picture is gone', async () => {
  editing.selectAll();
  images.selectColour.mockResolvedValueOnce(null);
  await acts.pickColour({ x: 0, y: 0 }, 'replace');
  await db.bytes.clear();
  await acts.pickColour({ x: 0, y: 0 }, 'replace');
  expect(editing).toMatchObject({ share: 1, failure: undefined });
});

it('sends a picture and its mask, both by their bytes', async () => {
  const send = async (id: string) => {
    const picture = await editing.read('w1', id);
    return picture && acts.toMaskedSource(picture, 'any');
  };
  editing.setTools({ lock: false, bandPx: 7 });
  expect(await send('boat')).toBeUndefined();
  expect(await acts.exportMask()).toBeNull();
  await editing.work(() => Promise.resolve(box(0)));
  const { bytesHash, sizeBytes, mimeType } = asset;
  const made = await send('boat');
  expect(made).toMatchObject({
    source: { ...SIZE, bytesHash, sizeBytes, mimeType, assetId: 'boat' },
    mask: { ...SIZE, lock: false, bandPx: 7 },
  });
  const stored = await repositories.bytes.get(made?.mask.bytesHash ?? '');
  expect(await readFake(stored)).toMatchObject({ name: expect.stringContaining('mask 255') as string });
  expect(made?.mask.sizeBytes).toBe(stored?.size);
});

it('takes a mask out of a file, and says where the file cannot be read', async () => {
  editing.selectAll();
  const decodeMask = vi.spyOn(images, 'decodeMask').mockResolvedValueOnce(null);
  expect(await acts.importMask(new Blob(['no picture']))).toBe(false);
  expect(editing.share).toBe(1);
  decodeMask.mockResolvedValueOnce(box(2));
  expect(await acts.importMask(new Blob(['a picture']))).toBe(true);
  expect(editing.mask).toEqual(box(2));
});
