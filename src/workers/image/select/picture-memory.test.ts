import { expect, it, vi } from 'vitest';
import { createPixels } from '../pixel-lock/pixels.ts';
import { createPictureMemory } from './picture-memory.ts';

it('decodes the same bytes once, and others again', async () => {
  const decodePixels = vi.fn(async (blob: Blob) => createPixels({ width: blob.size, height: 1 }));
  const memory = createPictureMemory(decodePixels);
  const first = await memory.read(new Blob(['one']));
  expect(await memory.read(new Blob(['one']))).toBe(first);
  expect(decodePixels).toHaveBeenCalledTimes(1);
  expect(await memory.read(new Blob(['other']))).toMatchObject({ width: 5 });
  await memory.read(new Blob(['one']));
  expect(decodePixels).toHaveBeenCalledTimes(3);
});

it('does not remember what could not be decoded', async () => {
  const decodePixels = vi.fn(async () => null);
  const memory = createPictureMemory(decodePixels);
  expect(await memory.read(new Blob(['x']))).toBeNull();
  expect(await memory.read(new Blob(['x']))).toBeNull();
  expect(decodePixels).toHaveBeenCalledTimes(2);
});
