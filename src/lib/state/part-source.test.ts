import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { START_TOOLS } from '../kernel/edits/start-tools.ts';
import { createMask } from '../kernel/mask/mask.ts';
import { addFakeAsset, createFakeImages, readFake } from './editing.fake.ts';
import { toMaskedSource } from './masked-source.ts';

const SIZE = { width: 6000, height: 4000 };
const FEW = ['1024x1024', '1536x1024', '1024x1536'];

let db: EaselDatabase;
let repositories: Repositories;
let asset: Asset;
const sent: { width: number; height: number; painted: number }[] = [];

/** Masks of millions of pixels are not written out. */
const images = {
  ...createFakeImages(),
  encodeMask: ({ width, height, data }: ReturnType<typeof createMask>) => {
    const painted = data.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
    sent.push({ width, height, painted });
    return Promise.resolve(painted > 0 ? new Blob([`mask ${sent.length}`], { type: 'image/png' }) : null);
  },
};

beforeEach(async () => {
  ({ db, repositories } = openTestDatabase());
  sent.length = 0;
  asset = await addFakeAsset({ db, repositories }, { name: 'photo', ...SIZE });
});

/** One painted pixel. */
function dot(x: number, y: number) {
  const mask = createMask(SIZE);
  mask.data[y * SIZE.width + x] = 255;
  return mask;
}

const toSource = (tools: Partial<typeof START_TOOLS>, sizes: 'any' | string[] = 'any') =>
  toMaskedSource(
    { repositories, images },
    { asset, mask: dot(3000, 2000), tools: { ...START_TOOLS, ...tools }, sizes },
  );

it('sends the part around the mask of a picture that a model cannot draw', async () => {
  const made = await toSource({});
  const { part, ...mask } = made!.mask;
  const { rect } = part!;
  expect(rect.x).toBeLessThan(3000);
  expect(rect.x + rect.width).toBeGreaterThan(3000);
  expect(made!.source).toMatchObject({ assetId: 'photo', width: mask.width, height: mask.height });
  const cut = await readFake(await repositories.bytes.get(made!.source.bytesHash));
  expect(cut.name).toBe(`photo at ${rect.x}/${rect.y} ${rect.width}x${rect.height}`);
  expect(part!.whole).toMatchObject({ bytesHash: asset.bytesHash, ...SIZE });
  const files = await Promise.all(
    [mask.bytesHash, part!.maskHash].map((hash) => repositories.bytes.get(hash)),
  );
  expect(await Promise.all(files.map((file) => file?.text()))).toEqual(['mask 2', 'mask 1']);
  expect(sent).toMatchObject([
    { width: rect.width, painted: 1 },
    { width: mask.width, height: mask.height },
  ]);
});

it('loses nothing of a thin stroke where the part is sent smaller', async () => {
  const mask = createMask(SIZE);
  for (let x = 0; x < SIZE.width; x += 1) mask.data[2000 * SIZE.width + x] = 255;
  const made = await toMaskedSource(
    { repositories, images },
    { asset, mask, tools: START_TOOLS, sizes: FEW },
  );
  expect(made!.mask.width).toBeLessThan(SIZE.width);
  expect(sent[1]!.painted).toBeGreaterThanOrEqual(made!.mask.width);
});

it.each([{ zoomEdit: 'off' as const }, { lock: false }])('sends the whole with %o', async (tools) => {
  const made = await toSource(tools);
  expect(made).toMatchObject({ source: { bytesHash: asset.bytesHash, ...SIZE }, mask: SIZE });
  expect(made!.mask).not.toHaveProperty('part');
});

it('sends a small part of a small picture only when told to', async () => {
  asset = await addFakeAsset({ db, repositories }, { name: 'small', width: 1536, height: 1024 });
  const mask = createMask(asset);
  mask.data[500 * 1536 + 700] = 9;
  const send = (zoomEdit: 'auto' | 'on') =>
    toMaskedSource(
      { repositories, images },
      { asset, mask, tools: { ...START_TOOLS, zoomEdit }, sizes: 'any' },
    );
  expect((await send('auto'))!.mask.part).toBeUndefined();
  expect((await send('on'))!.mask.part).toBeDefined();
});

it('says so where the picture is gone or cannot be cut', async () => {
  await db.bytes.clear();
  await expect(toSource({})).rejects.toMatchObject({ failure: { code: 'decode' } });
});
