import { expect, test, vi } from 'vitest';
import { ThumbnailQueue } from './thumbnail-queue.ts';

/** A loader whose answers the test gives. */
function createLoader() {
  const open = new Map<string, { resolve: (url: string | null) => void; reject: (error: Error) => void }>();
  const begun: string[] = [];
  const load = (assetId: string) => {
    begun.push(assetId);
    return new Promise<string | null>((resolve, reject) => open.set(assetId, { resolve, reject }));
  };
  return { load, begun, open };
}

/** Lets every settled promise run its followers. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function wish(queue: ThumbnailQueue, assetId: string) {
  const onload = vi.fn<(url: string | null) => void>();
  return { onload, cancel: queue.request({ assetId, bytesHash: `hash-${assetId}`, onload }) };
}

test('loads a few at a time, the newest wish first', async () => {
  const loader = createLoader();
  const queue = new ThumbnailQueue(loader.load, 2);
  const wishes = ['a', 'b', 'c', 'd'].map((id) => wish(queue, id));
  await settle();
  expect(loader.begun).toEqual(['d', 'c']);
  loader.open.get('d')?.resolve('blob:d');
  await settle();
  expect(wishes[3]?.onload).toHaveBeenCalledExactlyOnceWith('blob:d');
  expect(loader.begun).toEqual(['d', 'c', 'b']);
});

test('never begins a wish that was withdrawn, and does not answer one that was withdrawn later', async () => {
  const loader = createLoader();
  const queue = new ThumbnailQueue(loader.load, 1);
  const passed = wish(queue, 'passed');
  const seen = wish(queue, 'seen');
  passed.cancel();
  await settle();
  expect(loader.begun).toEqual(['seen']);
  seen.cancel();
  loader.open.get('seen')?.resolve('blob:seen');
  await settle();
  expect(seen.onload).not.toHaveBeenCalled();
  expect(loader.begun).toEqual(['seen']);
});

test('takes a failed load as a damaged image and goes on', async () => {
  const loader = createLoader();
  const queue = new ThumbnailQueue(loader.load, 1);
  const good = wish(queue, 'good');
  const bad = wish(queue, 'bad');
  await settle();
  loader.open.get('bad')?.reject(new Error('gone'));
  await settle();
  expect(bad.onload).toHaveBeenCalledExactlyOnceWith(null);
  loader.open.get('good')?.resolve('blob:good');
  await settle();
  expect(good.onload).toHaveBeenCalledExactlyOnceWith('blob:good');
});
