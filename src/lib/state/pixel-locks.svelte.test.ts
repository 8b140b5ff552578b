import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLockHub } from '../../../tests/support/lock-hub.ts';
import type { Asset } from '../contracts/asset.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { addFakeAsset, createFakeImages, drawFake, readFake, toMaskedValues } from './editing.fake.ts';
import { Editing } from './editing.svelte.ts';
import { PixelLocks } from './pixel-locks.svelte.ts';

const SIZE = { width: 20, height: 10 };
const hub = createLockHub();

let db: EaselDatabase;
let repositories: Repositories;
let calls: string[];
let adopted: Asset[];
let gate: Promise<void>;
const stops: (() => void)[] = [];

beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
  calls = [];
  adopted = [];
  gate = Promise.resolve();
});
afterEach(() => stops.splice(0).forEach((stop) => stop()));

const images = createFakeImages(async (name) => {
  calls.push(name);
  await gate;
});
const history = { adopt: (asset: Asset) => void adopted.push(asset) };

function openWindow(): PixelLocks {
  const locks = new PixelLocks({ repositories, images, history, locks: hub.openClient() });
  stops.push(locks.start());
  return locks;
}

async function addMasked(name: string, values: Partial<Asset> = {}): Promise<Asset> {
  const masked = await toMaskedValues(repositories.bytes, { name: `source of ${name}`, ...SIZE });
  return addFakeAsset({ db, repositories }, { name, ...SIZE }, { ...masked, ...values });
}

/** A machine that is busy with something else must not turn a test red. */
const until = (check: () => boolean | Promise<boolean>) =>
  vi.waitUntil(check, { timeout: 30_000, interval: 5 });
const locksMade = () => calls.filter((name) => name === 'lockPixels').length;
const get = async (id: string) => (await repositories.assets.get(id)) as Asset;
const shown = async (id: string) => readFake(await repositories.bytes.get((await get(id)).bytesHash));
const isLocked = async (id: string) => (await get(id)).locked !== undefined;

it('puts the kept pixels back, shows that, and says so', async () => {
  const asset = await addMasked('boat');
  const thumbnail = { data: new ArrayBuffer(1), mimeType: '', width: 1, height: 1 };
  await db.thumbnails.add({ id: 'boat', ...thumbnail });
  const locks = openWindow();
  await until(() => adopted.length > 0 && !locks.isPending('boat'));
  const { bytesHash, mimeType, sizeBytes } = asset;
  expect(await get('boat')).toMatchObject({
    raw: { ...SIZE, bytesHash, mimeType, sizeBytes },
    locked: { ...SIZE, moved: 0.25 },
  });
  expect((await get('boat')).locked?.bytesHash).toBe((await get('boat')).bytesHash);
  expect(await shown('boat')).toMatchObject({ name: 'boat locked to source of boat' });
  expect(await repositories.bytes.has(bytesHash)).toBe(true);
  expect(adopted).toEqual([await get('boat')]);
  expect(await db.thumbnails.count()).toBe(0);
});

it('puts the result of a part into the whole picture', async () => {
  const { bytes } = repositories;
  const whole = { name: 'photo', width: 90, height: 60 };
  const wholeHash = await bytes.put(drawFake(whole));
  const maskHash = await bytes.put(drawFake({ ...whole, name: 'fine mask' }));
  const { recipe } = await toMaskedValues(bytes, { name: 'cut', ...SIZE });
  const rect = { x: 30, y: 12, width: 40, height: 20 };
  const version = { bytesHash: wholeHash, mimeType: 'image/png', width: 90, height: 60, sizeBytes: 1 };
  const mask = { ...recipe!.mask!, part: { rect, whole: version, maskHash } };
  await addFakeAsset({ db, repositories }, { name: 'boat', ...SIZE }, { recipe: { ...recipe!, mask } });
  openWindow();
  await until(() => isLocked('boat'));
  expect(await shown('boat')).toEqual({ ...whole, name: 'boat locked to photo at 30/12' });
  expect(await get('boat')).toMatchObject({ width: 90, height: 60, raw: SIZE });
});

it('finds those that came while nobody looked, however many have come since', async () => {
  await addMasked('old', { createdAt: 1 });
  for (let count = 0; count < 45; count += 1)
    await addFakeAsset({ db, repositories }, { name: `later ${count}`, ...SIZE }, { createdAt: 100 + count });
  openWindow();
  await until(() => isLocked('old'));
  expect(locksMade()).toBe(1);
});

it('does so once, in however many windows', async () => {
  const [here, there] = [openWindow(), openWindow()];
  await addMasked('boat');
  await addMasked('house');
  await until(async () => (await isLocked('boat')) && (await isLocked('house')));
  await until(() => ['boat', 'house'].every((id) => !here.isPending(id) && !there.isPending(id)));
  expect(locksMade()).toBe(2);
});

it('leaves alone what has no mask, wants no lock, or is no result', async () => {
  const { recipe } = await addMasked('plain', { kind: 'preview' });
  await addFakeAsset({ db, repositories }, { name: 'free', ...SIZE });
  const mask = { ...recipe.mask!, lock: false };
  await addFakeAsset({ db, repositories }, { name: 'open', ...SIZE }, { recipe: { ...recipe, mask } });
  openWindow();
  await addMasked('last');
  await until(() => isLocked('last'));
  expect(locksMade()).toBe(1);
});

it('does not try again what cannot be done, and goes on with the next', async () => {
  const asset = await addMasked('torn');
  await db.bytes.delete(asset.recipe.mask!.bytesHash);
  const locks = openWindow();
  await addMasked('whole');
  await until(() => isLocked('whole'));
  expect(locksMade()).toBe(1);
  expect(await get('torn')).toEqual(asset);
  expect(locks.isPending('torn')).toBe(false);
});

it('one after another', async () => {
  let open = (): void => undefined;
  gate = new Promise((resolve) => (open = resolve));
  await addMasked('one');
  await addMasked('two');
  const locks = openWindow();
  await until(() => calls.length > 0);
  expect([locks.isPending('one'), locks.isPending('two')]).toEqual([true, true]);
  expect(calls).toEqual(['decodeMask']);
  open();
  await until(() => !locks.isPending('one') && !locks.isPending('two'));
  expect(locksMade()).toBe(2);
});

it('finishes after a reload what was under way, and what was edited before that', async () => {
  await addMasked('boat');
  const client = hub.openClient();
  gate = new Promise(() => undefined);
  const dying = new PixelLocks({ repositories, images, history, locks: client });
  const stop = dying.start();
  await until(() => calls.length > 0);
  const editing = new Editing({ repositories, images: createFakeImages(), history });
  await editing.open('w1', await get('boat'));
  await editing.applyStep({ type: 'turn', quarters: 1 });
  stop();
  client.die();
  gate = Promise.resolve();
  openWindow();
  await until(() => isLocked('boat'));
  const turned = JSON.stringify([{ type: 'turn', quarters: 1 }]);
  expect(await shown('boat')).toEqual({
    name: `boat locked to source of boat ${turned}`,
    width: 10,
    height: 20,
  });
});

it('does not undo an edit that is made while it works', async () => {
  let open = (): void => undefined;
  gate = new Promise((resolve) => (open = resolve));
  await addMasked('boat');
  const locks = openWindow();
  await until(() => calls.length > 0);
  const editing = new Editing({ repositories, images: createFakeImages(), history });
  await editing.open('w1', await get('boat'));
  await editing.applyStep({ type: 'flip', axis: 'vertical' });
  open();
  await until(() => !locks.isPending('boat'));
  const flipped = JSON.stringify([{ type: 'flip', axis: 'vertical' }]);
  expect((await shown('boat')).name).toBe(`boat locked to source of boat ${flipped}`);
});
