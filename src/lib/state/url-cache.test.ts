import { afterEach, expect, it, vi } from 'vitest';
import { UrlCache } from './url-cache.ts';

afterEach(() => vi.restoreAllMocks());

it('makes an address once, and revokes the one used longest ago', async () => {
  const revoke = vi.spyOn(URL, 'revokeObjectURL');
  const cache = new UrlCache(2);
  const load = vi.fn(() => Promise.resolve(new Blob(['x'])));
  const a = await cache.get('a', load);
  const b = await cache.get('b', load);
  expect(await cache.get('a', load)).toBe(a);
  await cache.get('c', load);
  await vi.waitUntil(() => revoke.mock.calls.length > 0);
  expect(revoke.mock.calls).toEqual([[b]]);
  expect(load).toHaveBeenCalledTimes(3);
});

it('asks again for what was not there', async () => {
  const cache = new UrlCache(2);
  expect(await cache.get('a', () => Promise.resolve(null))).toBeNull();
  expect(await cache.get('a', () => Promise.reject(new Error('odd')))).toBeNull();
  expect(await cache.get('a', () => Promise.resolve(new Blob(['x'])))).toMatch(/^blob:/);
});
