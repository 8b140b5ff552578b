import { expect, it } from 'vitest';
import { fakeAsset, fakeRecipe } from '../records.fake.ts';
import { toJoinable, toNextId, toResultComparison, toSourceComparison } from './compared-sides.ts';

const source = {
  id: 's',
  bytesHash: 'bytes-of-a',
  mimeType: 'image/png',
  name: 'a',
  width: 10,
  height: 10,
  sizeBytes: 1,
  assetId: 'a',
};
const edit = fakeAsset({ id: 'b', recipe: { ...fakeRecipe(), sources: [source] } });

it('lays a source left of its edit, as the image it still is', () => {
  const peek = () => fakeAsset({ id: 'a', bytesHash: 'bytes-of-a' });
  expect(toSourceComparison(edit, peek)).toEqual({
    a: { kind: 'asset', assetId: 'a' },
    b: { kind: 'asset', assetId: 'b' },
  });
});

it('shows a source as it was sent where its image is another by now, or gone', () => {
  const changed = toSourceComparison(edit, () => fakeAsset({ id: 'a', bytesHash: 'turned' }));
  expect(changed?.a).toEqual({ kind: 'source', source });
  expect(toSourceComparison(edit, () => undefined)?.a).toEqual({ kind: 'source', source });
});

it('takes the whole where only a part was sent', () => {
  const whole = { bytesHash: 'whole', mimeType: 'image/jpeg', width: 800, height: 600, sizeBytes: 9 };
  const part = { rect: { x: 0, y: 0, width: 10, height: 10 }, whole, maskHash: 'm' };
  const mask = { bytesHash: 'm', sizeBytes: 1, width: 10, height: 10, lock: true, bandPx: 4, part };
  const cut = fakeAsset({ recipe: { ...fakeRecipe(), sources: [source], mask } });
  expect(toSourceComparison(cut, () => undefined)?.a).toMatchObject({
    source: { bytesHash: 'whole', width: 800 },
  });
});

it('has nothing to compare where there is no source, or only one image', () => {
  expect(toSourceComparison(fakeAsset({ recipe: fakeRecipe() }), () => undefined)).toBeUndefined();
  expect(toResultComparison('a', 'a')).toBeUndefined();
  expect(toResultComparison('', 'a')).toBeUndefined();
  expect(toResultComparison('a', 'b')?.b).toEqual({ kind: 'asset', assetId: 'b' });
});

it('goes from one result to the next and round', () => {
  expect(toNextId(['a', 'b', 'c'], 'b')).toBe('c');
  expect(toNextId(['a', 'b', 'c'], 'c')).toBe('a');
  expect(toNextId([], 'c')).toBe('');
});

it('joins finals of one size only, the shown one first', () => {
  const assets = [
    fakeAsset({ id: 'a', width: 10, height: 10 }),
    fakeAsset({ id: 'b', width: 10, height: 10 }),
    fakeAsset({ id: 'c', width: 20, height: 10 }),
    fakeAsset({ id: 'd', width: 10, height: 10, kind: 'preview' }),
  ];
  expect(toJoinable(assets, 'b')).toEqual(['b', 'a']);
  expect(toJoinable(assets, 'c')).toEqual(['c']);
  expect(toJoinable([], 'a')).toEqual([]);
});
