import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sha256Hex } from '../kernel/hash.ts';
import { canStoreBlobs } from './blob-support.ts';
import type { EaselDatabase } from './database.ts';
import type { Repositories } from './repositories.ts';
import { openTestDatabase } from './testing/open-test-database.ts';

let db: EaselDatabase;
let repositories: Repositories;
beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
});

const blob = new Blob(['abc'], { type: 'image/png' });
const broken = new Error('Error preparing Blob/File data to be stored in object store');

describe('bytes', () => {
  it('lie under their SHA-256 and come back as a Blob with its type', async () => {
    const hash = await repositories.bytes.put(blob);
    expect(hash).toBe(await sha256Hex(blob));
    const stored = await repositories.bytes.get(hash);
    expect(stored).toBeInstanceOf(Blob);
    expect(stored?.type).toBe('image/png');
    expect(await stored?.text()).toBe('abc');
    expect(await repositories.bytes.get('none')).toBeUndefined();
    expect(await repositories.bytes.has('none')).toBe(false);
  });

  it('are written once', async () => {
    const add = vi.spyOn(db.bytes, 'add');
    await Promise.all([repositories.bytes.put(blob), repositories.bytes.put(blob)]);
    await repositories.bytes.put(blob);
    expect(add).toHaveBeenCalledTimes(1);
    expect(await db.bytes.count()).toBe(1);
  });

  it('are stored as a buffer where Blobs are refused', async () => {
    vi.spyOn(db.meta, 'put').mockRejectedValue(new DOMException('no Blobs here', 'DataCloneError'));
    const hash = await repositories.bytes.put(blob);
    expect((await db.bytes.get(hash))?.data).not.toBeInstanceOf(Blob);
    expect(await (await repositories.bytes.get(hash))?.text()).toBe('abc');
  });

  it('are read once more if a read fails, and then throw', async () => {
    const hash = await repositories.bytes.put(blob);
    const get = vi.spyOn(db.bytes, 'get').mockRejectedValueOnce(broken);
    expect(await (await repositories.bytes.get(hash))?.text()).toBe('abc');
    get.mockRejectedValue(broken);
    await expect(repositories.bytes.get(hash)).rejects.toMatchObject({ failure: { code: 'internal' } });
  });

  it('say that the disk is full, and do not try again', async () => {
    const add = vi
      .spyOn(db.bytes, 'add')
      .mockRejectedValue(Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await expect(repositories.bytes.put(blob)).rejects.toMatchObject({ failure: { code: 'storageFull' } });
    expect(add).toHaveBeenCalledTimes(1);
  });
});

describe('a browser that stumbles over a Blob', () => {
  /** fake-indexeddb may not keep Blobs; the probe's answer is what this is not about. */
  function answerThatBlobsWork(): void {
    vi.spyOn(db.meta, 'get').mockResolvedValue({ name: 'probe', value: new Blob(['x']) });
  }

  it('is asked once more, and then given a buffer', async () => {
    answerThatBlobsWork();
    const add = vi.spyOn(db.bytes, 'add').mockRejectedValueOnce(broken).mockRejectedValueOnce(broken);
    const hash = await repositories.bytes.put(blob);
    expect(add).toHaveBeenCalledTimes(3);
    expect((await db.bytes.get(hash))?.data).not.toBeInstanceOf(Blob);
  });

  it('is probed once per handle', async () => {
    answerThatBlobsWork();
    const put = vi.spyOn(db.meta, 'put');
    expect(await Promise.all([canStoreBlobs(db), canStoreBlobs(db)])).toEqual([true, true]);
    expect(put).toHaveBeenCalledTimes(1);
  });
});

describe('thumbnails', () => {
  it('come back as a Blob', async () => {
    await repositories.thumbnails.put({ id: 'a', data: blob, mimeType: 'image/png', width: 1, height: 2 });
    const stored = await repositories.thumbnails.get('a');
    expect(stored).toMatchObject({ width: 1, height: 2, mimeType: 'image/png' });
    expect(await stored?.data.text()).toBe('abc');
    expect(await repositories.thumbnails.get('b')).toBeUndefined();
  });
});
