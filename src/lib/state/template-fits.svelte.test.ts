import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLockHub } from '../../../tests/support/lock-hub.ts';
import type { Asset } from '../contracts/asset.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { sampleRecipe } from '../db/testing/sample-rows.ts';
import { watchAssets } from './asset-chore.svelte.ts';
import { addFakeAsset, createFakeImages, readFake, toMaskedValues } from './editing.fake.ts';
import { Editing } from './editing.svelte.ts';
import { PixelLocks } from './pixel-locks.svelte.ts';
import { TemplateFits } from './template-fits.svelte.ts';

const MADE = { width: 40, height: 20 };
const TARGET = { templateId: 'square', width: 10, height: 10 };
const hub = createLockHub();

let db: EaselDatabase;
let repositories: Repositories;
let calls: string[];
let gate: Promise<void>;
const stops: (() => void)[] = [];

beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
  calls = [];
  gate = Promise.resolve();
});
afterEach(() => stops.splice(0).forEach((stop) => stop()));

const images = createFakeImages(async (name) => {
  calls.push(name);
  await gate;
});
const history = { adopt: () => undefined };

function openWindow(): TemplateFits {
  const fits = new TemplateFits({ repositories, images, history, locks: hub.openClient() });
  stops.push(fits.start());
  return fits;
}

const add = (name: string, values: Partial<Asset> = {}): Promise<Asset> =>
  addFakeAsset(
    { db, repositories },
    { name, ...MADE },
    { recipe: sampleRecipe({ target: TARGET }), ...values },
  );
/** A machine that is busy with something else must not turn a test red. */
const until = (check: () => boolean | Promise<boolean>) =>
  vi.waitUntil(check, { timeout: 30_000, interval: 5 });
const get = async (id: string) => (await repositories.assets.get(id)) as Asset;
const isFitted = async (id: string) => (await get(id)).fitted === true;
const rendered = () => calls.filter((name) => name === 'renderEdits').length;

it('brings a result to the exact pixels, as edits over the original', async () => {
  const { bytesHash } = await add('boat');
  openWindow();
  await until(() => isFitted('boat'));
  const asset = await get('boat');
  expect(asset).toMatchObject({
    width: 10,
    height: 10,
    raw: { ...MADE, bytesHash },
    steps: [
      { type: 'crop', rect: { x: 10, y: 0, width: 20, height: 20 } },
      { type: 'resize', size: { width: 10, height: 10 } },
    ],
  });
  expect(await readFake(await repositories.bytes.get(asset.bytesHash))).toMatchObject({
    width: 10,
    height: 10,
  });
  expect(await repositories.bytes.has(bytesHash)).toBe(true);
});

it('leaves alone what is exact, was edited, is no result, or has no template', async () => {
  await add('exact', { width: 10, height: 10 });
  const raw = { bytesHash: 'raw', mimeType: 'image/png', sizeBytes: 1, ...MADE };
  await add('edited', { steps: [{ type: 'flip', axis: 'vertical' }], raw });
  await add('preview', { kind: 'preview' });
  await add('free', { recipe: sampleRecipe() });
  openWindow();
  await add('last');
  await until(() => isFitted('last'));
  expect(rendered()).toBe(1);
});

it('is not done again once it was taken back, however often the page starts', async () => {
  await add('boat');
  const first = openWindow();
  await until(() => isFitted('boat'));
  await until(() => !first.isPending('boat'));
  const editing = new Editing({ repositories, images, history });
  await editing.open('w1', await get('boat'));
  await editing.resetSteps();
  expect(await get('boat')).toMatchObject({ ...MADE, fitted: true });
  openWindow();
  await add('next');
  await until(() => isFitted('next'));
  expect(await get('boat')).toMatchObject(MADE);
  expect((await get('boat')).steps).toBeUndefined();
});

it('is done once, in however many windows', async () => {
  const [here, there] = [openWindow(), openWindow()];
  await add('boat');
  await until(() => isFitted('boat'));
  await until(() => !here.isPending('boat') && !there.isPending('boat'));
  expect(rendered()).toBe(1);
});

it('does not undo an edit that is made while it works', async () => {
  let open = (): void => undefined;
  gate = new Promise((resolve) => (open = resolve));
  await add('boat');
  const fits = openWindow();
  await until(() => calls.length > 0);
  const editing = new Editing({ repositories, images: createFakeImages(), history });
  await editing.open('w1', await get('boat'));
  await editing.applyStep({ type: 'flip', axis: 'vertical' });
  open();
  await until(() => !fits.isPending('boat'));
  expect((await get('boat')).steps).toEqual([{ type: 'flip', axis: 'vertical' }]);
});

it('keeps the picture as it was made where it cannot be read, and goes on with the next', async () => {
  const torn = await add('torn');
  await db.bytes.delete(torn.bytesHash);
  const fits = openWindow();
  await add('whole');
  await until(() => isFitted('whole'));
  await until(() => !fits.isPending('torn'));
  expect(await get('torn')).toEqual(torn);
});

it('comes after kept pixels were put back', async () => {
  const { recipe } = await toMaskedValues(repositories.bytes, { name: 'photo', ...MADE });
  await add('boat', { recipe: { ...recipe!, target: TARGET } });
  const options = { repositories, images, history, locks: hub.openClient() };
  const [locks, fits] = [new PixelLocks(options), new TemplateFits(options)];
  stops.push(watchAssets(repositories, [locks, fits]));
  await until(() => isFitted('boat'));
  const asset = await get('boat');
  expect(asset.locked).toMatchObject(MADE);
  expect((await readFake(await repositories.bytes.get(asset.bytesHash))).name).toContain(
    'boat locked to photo [',
  );
});
