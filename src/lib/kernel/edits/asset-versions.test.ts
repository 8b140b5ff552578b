import { expect, it } from 'vitest';
import type { Asset } from '../../contracts/asset.ts';
import { sampleAsset, sampleRecipe, sampleSource } from '../../db/testing/sample-rows.ts';
import { isSameForm, isSamePicture, needsLock, toBaseVersion, toRawVersion } from './asset-versions.ts';

const form = (bytesHash: string) => ({
  bytesHash,
  mimeType: 'image/png',
  width: 5,
  height: 4,
  sizeBytes: 1,
});
const plain = sampleAsset({ ...form('shown') });
const mask = { bytesHash: 'm', width: 5, height: 4, sizeBytes: 1, lock: true, bandPx: 0 };
const masked = { ...plain, recipe: sampleRecipe({ sources: [sampleSource()], mask }) };
const locked = { ...form('locked'), moved: 0 };

it('a picture is its own original until something else is shown in its place', () => {
  expect(toRawVersion(plain)).toEqual(form('shown'));
  expect(toBaseVersion(plain)).toEqual(form('shown'));
  const edited: Asset = { ...plain, raw: form('raw'), steps: [{ type: 'turn', quarters: 2 }] };
  expect(toBaseVersion(edited)).toEqual(form('raw'));
  expect(toBaseVersion({ ...edited, locked })).toEqual(locked);
  expect(toBaseVersion({ ...edited, locked, showsRaw: true })).toEqual(form('raw'));
});

it.each<[boolean, Partial<Asset>]>([
  [true, {}],
  [true, { raw: form('raw'), steps: [{ type: 'turn', quarters: 2 }] }],
  [false, { locked }],
  [false, { kind: 'preview' }],
  [false, { recipe: sampleRecipe({ sources: [sampleSource()] }) }],
  [false, { recipe: sampleRecipe({ sources: [sampleSource()], mask: { ...mask, lock: false } }) }],
  [false, { recipe: sampleRecipe({ mask }) }],
])('its kept pixels are to be put back: %s, %o', (isNeeded, values) => {
  expect(needsLock({ ...masked, ...values })).toBe(isNeeded);
});

it('what lies over a picture fits where frame and edits are the same', () => {
  expect(isSamePicture(plain, { ...plain, bytesHash: 'other', steps: [] })).toBe(true);
  expect(isSamePicture(plain, { ...plain, width: 6 })).toBe(false);
  expect(isSamePicture(plain, { ...plain, id: 'other' })).toBe(false);
  expect(isSamePicture(plain, { ...plain, steps: [{ type: 'flip', axis: 'vertical' }] })).toBe(false);
});

it('two rows are of one form where they are made and shown alike', () => {
  expect(isSameForm(plain, { ...plain, showsRaw: false, steps: [], priceUsd: 2 })).toBe(true);
  for (const values of [{ showsRaw: true }, { locked }, { raw: form('raw') }, { bytesHash: 'other' }]) {
    expect(isSameForm(plain, { ...plain, ...values })).toBe(false);
  }
});
