import { expect, it } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import { sampleAsset } from '../db/testing/sample-rows.ts';
import { AssetIndex } from './asset-index.ts';

const asset = sampleAsset();
const form = { bytesHash: 'r', mimeType: 'image/png', width: 1, height: 1, sizeBytes: 1 };

it.each<[string, Partial<Asset>]>([
  ['bytes', { bytesHash: 'other' }],
  ['edits that look the same', { steps: [{ type: 'flip', axis: 'vertical' }] }],
  ['a lock that is not shown', { locked: { ...form, moved: 0 } }],
  ['the other form', { showsRaw: true }],
  ['its price', { priceUsd: 1 }],
])('shows an asset as it is by now: %s', (_name, values) => {
  const index = new AssetIndex();
  index.insert([asset]);
  const next = { ...asset, ...values };
  index.update([next]);
  expect(index.get('a1')).toBe(next);
  expect(index.entries.map((entry) => entry.asset)).toEqual([next]);
});

it('stays the same where nothing is shown otherwise, and takes in nobody who was not here', () => {
  const index = new AssetIndex();
  index.insert([{ ...asset, steps: [{ type: 'turn', quarters: 1 }] }]);
  const { entries } = index;
  index.update([
    { ...asset, steps: [{ type: 'turn', quarters: 1 }] },
    { ...asset, id: 'other' },
  ]);
  expect(index.entries).toBe(entries);
});
