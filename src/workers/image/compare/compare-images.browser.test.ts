import { expect, it } from 'vitest';
import { encodePixels } from '../codecs/encode-pixels.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import { compareImages } from './compare-images.ts';

async function write(
  width: number,
  height: number,
  toLight: (x: number, y: number) => number,
): Promise<Blob> {
  const pixels = createPixels({ width, height });
  for (let at = 0; at < width * height; at += 1) {
    const light = toLight(at % width, Math.floor(at / width));
    pixels.data.set([light, light, light, 255], at * 4);
  }
  return (await encodePixels(pixels, { type: 'image/png' })) ?? new Blob();
}

it('finds one pixel of a 4K picture', async () => {
  const there = await write(3840, 2160, () => 90);
  const other = await write(3840, 2160, (x, y) => (x === 3000 && y === 2000 ? 250 : 90));
  const found = await compareImages(there, other);
  expect(found).toMatchObject({ width: 3840, height: 2160, isScaled: false });
  expect(found?.changed).toBe(1 / (3840 * 2160));
  expect(found?.visible).toBe(found?.changed);
  expect(found?.heat).toMatchObject({ width: 3840, height: 2160 });
  expect((await compareImages(there, there))?.changed).toBe(0);
});

it('compares two sizes in the frame of the larger one', async () => {
  const large = await write(400, 300, (x) => (x < 200 ? 40 : 200));
  const small = await write(200, 150, (x) => (x < 100 ? 40 : 200));
  const found = await compareImages(small, large);
  expect(found).toMatchObject({ width: 400, height: 300, isScaled: true });
  expect(found?.visible).toBeLessThan(0.05);
});

it('is null where one is no picture', async () => {
  const picture = await write(8, 8, () => 0);
  expect(await compareImages(picture, new Blob(['x']))).toBeNull();
  expect(await compareImages(new Blob(['x']), picture)).toBeNull();
});
