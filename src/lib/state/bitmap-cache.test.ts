import { describe, expect, it, vi } from 'vitest';
import { BitmapCache } from './bitmap-cache.ts';

/** 400 bytes of pixels. */
const createBitmap = () => ({ width: 10, height: 10, close: vi.fn() }) as unknown as ImageBitmap;
const settle = () => new Promise((resolve) => setTimeout(resolve));

async function leaseNew(cache: BitmapCache, key: string) {
  const lease = await cache.lease(key, () => Promise.resolve(createBitmap()));
  await settle();
  if (!lease) throw new Error('No lease.');
  return lease;
}

describe('BitmapCache', () => {
  it('loads a key once and holds what fits', async () => {
    const cache = new BitmapCache(800);
    const load = vi.fn(() => Promise.resolve(createBitmap()));
    await cache.get('a', load);
    await cache.get('b', load);
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(2);
    expect(cache.sizeBytes).toBe(800);
  });

  it('throws out what was used longest ago', async () => {
    const cache = new BitmapCache(800);
    const load = vi.fn(() => Promise.resolve(createBitmap()));
    for (const key of ['a', 'b', 'a', 'c']) await cache.get(key, load);
    await settle();
    expect(cache.sizeBytes).toBe(800);
    load.mockClear();
    await cache.get('a', load);
    expect(load).not.toHaveBeenCalled();
    await cache.get('b', load);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('keeps what is leased, over the limit if it must, and closes it when it is released', async () => {
    const cache = new BitmapCache(400);
    const first = await leaseNew(cache, 'a');
    const second = await leaseNew(cache, 'b');
    expect(cache.sizeBytes).toBe(800);
    first.release();
    await settle();
    expect(first.bitmap.close).toHaveBeenCalledTimes(1);
    expect(second.bitmap.close).not.toHaveBeenCalled();
    expect(cache.sizeBytes).toBe(400);
  });

  it('closes a shared one only after the last release', async () => {
    const cache = new BitmapCache(0);
    const [one, two] = await Promise.all([leaseNew(cache, 'a'), leaseNew(cache, 'a')]);
    expect(one.bitmap).toBe(two.bitmap);
    one.release();
    await settle();
    expect(one.bitmap.close).not.toHaveBeenCalled();
    two.release();
    await settle();
    expect(one.bitmap.close).toHaveBeenCalledTimes(1);
  });

  it('never closes what was handed out without a lease', async () => {
    const cache = new BitmapCache(0);
    const bitmap = await cache.get('a', () => Promise.resolve(createBitmap()));
    await settle();
    expect(cache.sizeBytes).toBe(0);
    expect(bitmap?.close).not.toHaveBeenCalled();
  });

  it('remembers no failure', async () => {
    const cache = new BitmapCache(800);
    expect(await cache.get('a', () => Promise.resolve(null))).toBeNull();
    await expect(cache.get('b', () => Promise.reject(new Error('odd')))).rejects.toThrow('odd');
    await settle();
    expect(await cache.lease('a', () => Promise.resolve(null))).toBeNull();
    await settle();
    expect(await cache.get('a', () => Promise.resolve(createBitmap()))).not.toBeNull();
  });
});
