import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import type { ImageApi } from '../contracts/image-api.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { sampleRecipe, sampleSource } from '../db/testing/sample-rows.ts';
import { writeMarksFile } from '../kernel/marks/marks-file.ts';
import { findMaskBounds } from '../kernel/mask/mask.ts';
import { addFakeAsset, createFakeImages, drawFake } from './editing.fake.ts';
import { Editing } from './editing.svelte.ts';
import { EditReturn } from './edit-return.ts';

const SIZE = { width: 6, height: 4 };

let db: EaselDatabase;
let repositories: Repositories;
let editing: Editing;
let editReturn: EditReturn;
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
  editReturn = new EditReturn({ repositories, images, editing, importing: { add }, createEditing });
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

const bring = (recipe: Recipe) => editReturn.bring({ recipe, workspaceId: 'w1', show: shown });

it('lays the mask over its picture, as an act that can be taken back, and keeps it', async () => {
  const { asset, recipe } = await setUp();
  expect(await bring(recipe)).toEqual({ asset, isMasked: true, areMarked: false });
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
  expect(await bring(recipe)).toEqual({ asset, isMasked: true, areMarked: false });
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
  expect(await bring({ ...recipe, sources: [source], mask })).toMatchObject({ asset });
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

describe('marks', () => {
  const pin = { id: 'p', type: 'pin', colour: '#ff3b30', widthPx: 2, at: { x: 1, y: 2 }, note: 'a' } as const;
  const old = { ...pin, id: 'old' };

  async function setUpMarks(drawnOver: { width: number; height: number } = SIZE) {
    const { asset, recipe } = await setUp();
    const file = new Blob([writeMarksFile({ ...drawnOver, marks: [pin] })]);
    const stored = { bytesHash: await repositories.bytes.put(file), sizeBytes: file.size };
    const markup = { ...stored, ...SIZE, copy: { ...stored, mimeType: 'image/png' }, drawn: stored };
    const masked = { ...recipe, markup };
    const { mask: _none, ...unmasked } = masked;
    return { asset, recipe: unmasked, masked };
  }

  it('are drawn over the picture again, beside what is there, and can be taken back', async () => {
    const { asset, recipe } = await setUpMarks();
    await editing.open('w1', asset);
    editing.setMarks([{ ...pin, note: 'changed since' }, old]);
    editing.setTools({ sendMarks: false });
    expect(await bring(recipe)).toEqual({ asset, isMasked: false, areMarked: true });
    expect(editing).toMatchObject({ marks: [old, pin], isPainted: false, tools: { sendMarks: true } });
    await editing.undo();
    expect(editing.marks).toHaveLength(2);
    expect(editing.marks[0]).toMatchObject({ note: 'changed since' });
  });

  it('come with the mask, and without it where that is gone', async () => {
    const { asset, masked } = await setUpMarks();
    expect(await bring(masked)).toEqual({ asset, isMasked: true, areMarked: true });
    expect(editing).toMatchObject({ share: 1, marks: [pin] });
    const gone = { ...masked, mask: { ...masked.mask!, bytesHash: 'gone' } };
    expect(await bring(gone)).toEqual({ asset, isMasked: false, areMarked: true });
  });

  it('stay away from a picture that is opened meanwhile', async () => {
    const { masked } = await setUpMarks();
    const other = await addFakeAsset({ db, repositories }, { name: 'other', ...SIZE });
    vi.spyOn(editing, 'work').mockImplementationOnce(() => editing.open('w1', other));
    await bring(masked);
    expect(editing).toMatchObject({ asset: other, marks: [] });
  });

  it('stay away from a picture of another size, and where the file is none', async () => {
    const { recipe, masked } = await setUpMarks({ width: 60, height: 40 });
    expect(await bring(recipe)).toBeUndefined();
    expect(await bring(masked)).toMatchObject({ isMasked: true, areMarked: false });
    const bytesHash = await repositories.bytes.put(new Blob(['no marks']));
    const broken = { ...recipe.markup, drawn: { bytesHash, sizeBytes: 8 } };
    expect(await bring({ ...recipe, markup: broken })).toBeUndefined();
    const { drawn: _older, ...older } = recipe.markup;
    expect(await bring({ ...recipe, markup: older })).toBeUndefined();
  });
});
