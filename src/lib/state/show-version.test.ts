import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { EditStep } from '../contracts/edit.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { addFakeAsset, createFakeImages, readFake, toMaskedValues } from './editing.fake.ts';
import { changeVersion, lockAsset } from './show-version.ts';

const TURN: EditStep = { type: 'turn', quarters: 1 };
const FLIP: EditStep = { type: 'flip', axis: 'vertical' };

let db: EaselDatabase;
let repositories: Repositories;
beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
});

it('begins anew where another act came first, so that neither is lost', async () => {
  const values = await toMaskedValues(repositories.bytes, { name: 'source', width: 4, height: 2 });
  const asset = await addFakeAsset({ db, repositories }, { name: 'a', width: 4, height: 2 }, values);
  const images = createFakeImages();
  let renders = 0;
  const slow = createFakeImages(async (name) => {
    renders += 1;
    if (name === 'renderEdits' && renders === 1) await lockAsset({ repositories, images }, asset);
  });
  const sizes: unknown[] = [];
  const shown = await changeVersion(
    { repositories, images: slow },
    {
      assetId: 'a',
      change: { steps: [TURN] },
      toAct: (size) => {
        sizes.push(size);
        const document = {
          id: 'w/a',
          workspaceId: 'w',
          assetId: 'a',
          ...size,
          marks: [],
          updatedAt: 1,
          revision: 1,
        };
        return { document, tiles: [], replacesMask: true, dropped: [] };
      },
    },
  );
  expect(renders).toBe(2);
  expect(sizes).toEqual([
    { width: 2, height: 4 },
    { width: 2, height: 4 },
  ]);
  expect(await readFake(await repositories.bytes.get(shown?.bytesHash ?? ''))).toMatchObject({
    name: `a locked to source ${JSON.stringify([TURN])}`,
  });
  expect(await repositories.documents.get('w/a')).toMatchObject({ document: { width: 2, height: 4 } });
});

it('is nothing of an asset that is gone, and leaves no bytes behind', async () => {
  await addFakeAsset({ db, repositories }, { name: 'a', width: 4, height: 2 });
  const images = createFakeImages(() => db.assets.delete('a'));
  expect(
    await changeVersion({ repositories, images }, { assetId: 'a', change: { steps: [FLIP] } }),
  ).toBeUndefined();
  expect(await db.bytes.count()).toBe(1);
});

it('says what kept it, and changes nothing then', async () => {
  const asset = await addFakeAsset({ db, repositories }, { name: 'a', width: 4, height: 2 });
  const images = { ...createFakeImages(), renderEdits: () => Promise.resolve(null) };
  const wish = { assetId: 'a', change: { steps: [FLIP] } };
  await expect(changeVersion({ repositories, images }, wish)).rejects.toMatchObject({
    failure: { code: 'decode' },
  });
  await expect(lockAsset({ repositories, images }, asset)).rejects.toMatchObject({
    failure: { code: 'decode' },
  });
  expect(await repositories.assets.get('a')).toEqual(asset);
});
