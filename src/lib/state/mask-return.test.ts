import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import type { ImageApi } from '../contracts/image-api.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { sampleRecipe, sampleSource } from '../db/testing/sample-rows.ts';
import { findMaskBounds } from '../kernel/mask/mask.ts';
import { addFakeAsset, createFakeImages, drawFake } from './editing.fake.ts';
import { Editing } from './editing.svelte.ts';
import { MaskReturn } from './mask-return.ts';

const SIZE = { width: 6, height: 4 };

let db: EaselDatabase;
let repositories: Repositories;
let editing: Editing;
let maskReturn: MaskReturn;
const shown = vi.fn<(asset: Asset) => boolean>();
const add = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  shown.mockReturnValue(true);
  ({ db, repositories } = openTestDatabase());
  const fake = createFakeImages();
  // All of what is masked may change: where it lies is what matters.
  const decodeMask: ImageApi['decodeMask'] = (_blob, { width, height }) =>
    Promise.resolve({ width, height, data: new Uint8Array(width * height).fill(255) });
  const images = { ...fake, decodeMask };
  const createEditing = () => new Editing({ repositories, images, history: { adopt: () => undefined } });
  editing = createEditing();
  maskReturn = new MaskReturn({ repositories, images, editing, importing: { add }, createEditing });
});

/** A picture in the history, and a recipe that changed a part of it. */
async function setUp(values: Partial<Recipe['mask']> = {}): Promise<{ asset: Asset; recipe: Recipe }> {
  const asset = await addFakeAsset({ db, repositories }, { name: 'photo', ...SIZE });
  add.mockResolvedValue({ ok: true, asset });
  const maskHash = await repositories.bytes.put(drawFake({ name: 'mask', ...SIZE }));
  const mask = { bytesHash: maskHash, sizeBytes: 1, ...SIZE, lock: false, bandPx: 5, ...values };
  const source = sampleSource({ bytesHash: asset.bytesHash, name: 'photo' });
  return { asset, recipe: sampleRecipe({ sources: [source], mask }) };
}

const bring = (recipe: Recipe) => maskReturn.bring({ recipe, workspaceId: 'w1', show: shown });

it('lays the mask over its picture, as an act that can be taken back, and keeps it', async () => {
  const { asset, recipe } = await setUp();
  expect(await bring(recipe)).toEqual(asset);
  expect(shown).toHaveBeenCalledExactlyOnceWith(asset);
  expect(editing.share).toBe(1);
  expect(editing.tools).toMatchObject({ lock: false, bandPx: 5, zoomEdit: 'off' });
  const stored = await repositories.documents.get(`w1/${asset.id}`);
  expect(stored?.tiles.length).toBeGreaterThan(0);
  await editing.undo();
  expect(editing.isPainted).toBe(false);
});

it('lays it over a picture of a workspace that is not current any more, and leaves the canvas alone', async () => {
  const { asset, recipe } = await setUp();
  const other = await addFakeAsset({ db, repositories }, { name: 'other', ...SIZE });
  await editing.open('w2', other);
  shown.mockReturnValue(false);
  expect(await bring(recipe)).toEqual(asset);
  expect(editing).toMatchObject({ asset: other, isPainted: false });
  await editing.open('w1', asset);
  expect(editing).toMatchObject({ share: 1, canUndo: true });
});

it('lays that of a part where it was cut out of the whole', async () => {
  const { asset, recipe } = await setUp();
  const rect = { x: 1, y: 2, width: 3, height: 2 };
  const { bytesHash, mimeType, sizeBytes } = asset;
  const whole = { bytesHash, mimeType, sizeBytes, ...SIZE };
  const maskHash = recipe.mask?.bytesHash ?? '';
  const cut = await repositories.bytes.put(drawFake({ name: 'cut', ...SIZE }));
  const mask = { ...recipe.mask!, part: { rect, whole, maskHash } };
  const source = sampleSource({ bytesHash: cut });
  expect(await bring({ ...recipe, sources: [source], mask })).toEqual(asset);
  const [input] = add.mock.lastCall as [{ file: Blob }];
  expect(await input.file.text()).toContain('photo');
  expect(findMaskBounds(editing.mask!)).toEqual(rect);
  expect(editing.tools.zoomEdit).toBe('on');
});

it('does nothing where the picture or the mask is gone, or the picture is another one by now', async () => {
  const { asset, recipe } = await setUp();
  expect(await bring(sampleRecipe())).toBeUndefined();
  expect(await bring({ ...recipe, mask: { ...recipe.mask!, bytesHash: 'gone' } })).toBeUndefined();
  expect(await bring({ ...recipe, sources: [sampleSource({ bytesHash: 'gone' })] })).toBeUndefined();
  add.mockResolvedValue({ ok: true, asset: { ...asset, width: 4, height: 6 } });
  expect(await bring(recipe)).toBeUndefined();
  add.mockResolvedValue({ ok: false, reason: 'storage' });
  expect(await bring(recipe)).toBeUndefined();
  expect(shown).not.toHaveBeenCalled();
});
