import { expect, it, vi } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import { sampleAsset, sampleRecipe, sampleSource } from '../db/testing/sample-rows.ts';
import { createMask } from '../kernel/mask/mask.ts';
import { Comparing } from './comparing.ts';
import type { ComparingOptions } from './comparing.ts';

const size = { width: 4, height: 4 };
const base = sampleAsset({ id: 'a', bytesHash: 'ha', ...size, demo: false });
const other = sampleAsset({ id: 'b', bytesHash: 'hb', ...size, demo: false });
const parts = [{ asset: other, mask: createMask(size) }];

function start({ missing = '', joined = true } = {}) {
  const add = vi.fn((_asset: Asset, _blob: Blob) => Promise.resolve());
  const adopt = vi.fn();
  const heat = { close: vi.fn() };
  const images = {
    comparePixels: vi.fn(() =>
      Promise.resolve(joined ? { ...size, heat, changed: 0.5, visible: 0.2 } : null),
    ),
    joinParts: vi.fn(() =>
      Promise.resolve(joined ? { ...size, blob: new Blob(['joined'], { type: 'image/png' }) } : null),
    ),
  };
  const bytes = { get: (hash: string) => Promise.resolve(hash === missing ? undefined : new Blob([hash])) };
  const options = { repositories: { bytes, assets: { add } }, images, history: { adopt }, now: () => 77 };
  return { comparing: new Comparing(options as unknown as ComparingOptions), add, adopt, images };
}

it('keeps what was joined as a picture of its own, with its sources named', async () => {
  const { comparing, add, adopt } = start();
  const asset = await comparing.keep({ base, parts, bandPx: 12 });
  expect(add).toHaveBeenCalledWith(asset, expect.any(Blob));
  expect(adopt).toHaveBeenCalledWith(asset);
  expect(asset).toMatchObject({ kind: 'final', createdAt: 77, mimeType: 'image/png', ...size, jobId: '' });
  expect(asset.id).not.toBe(base.id);
  expect(asset.recipe.prompt).toBe(base.recipe.prompt);
  expect(asset.recipe.sources.map(({ assetId, bytesHash }) => [assetId, bytesHash])).toEqual([
    ['a', 'ha'],
    ['b', 'hb'],
  ]);
});

it('leaves nothing to be put back or paid for', async () => {
  const mask = { bytesHash: 'm', sizeBytes: 1, ...size, lock: true, bandPx: 4 };
  const edit = { ...base, priceUsd: 1, recipe: sampleRecipe({ sources: [sampleSource()], mask }) };
  const asset = await start().comparing.keep({ base: edit, parts, bandPx: 12 });
  expect(asset.recipe.mask).toBeUndefined();
  expect(asset.priceUsd).toBeUndefined();
  expect(edit.recipe.mask).toBe(mask);
});

it('stores nothing where a picture cannot be read', async () => {
  const { comparing, add } = start({ missing: 'hb' });
  await expect(comparing.keep({ base, parts, bandPx: 12 })).rejects.toMatchObject({
    failure: { code: 'decode' },
  });
  const unreadable = start({ joined: false }).comparing;
  await expect(unreadable.keep({ base, parts, bandPx: 12 })).rejects.toMatchObject({
    failure: { code: 'decode' },
  });
  expect(add).not.toHaveBeenCalled();
});

it('finds differences, and says where one cannot be read', async () => {
  const { comparing, images } = start({ missing: 'gone' });
  await expect(comparing.findDifferences('ha', 'hb')).resolves.toMatchObject({ changed: 0.5 });
  await expect(comparing.findDifferences('ha', 'gone')).rejects.toMatchObject({
    failure: { code: 'decode' },
  });
  expect(images.comparePixels).toHaveBeenCalledTimes(1);
});
