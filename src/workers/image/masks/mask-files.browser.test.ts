import { expect, it } from 'vitest';
import { fillPolygon, toEllipsePoints } from '../../../lib/kernel/mask/fill-polygon.ts';
import { featherMask } from '../../../lib/kernel/mask/soften-mask.ts';
import { createMask } from '../../../lib/kernel/mask/mask.ts';
import { encodePixels } from '../codecs/encode-pixels.ts';
import { readPixels } from '../codecs/read-pixels.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import { decodeMask, encodeMask } from './mask-files.ts';

const size = { width: 300, height: 200 };
const mask = featherMask(fillPolygon(size, toEllipsePoints({ x: 60, y: 40, width: 160, height: 120 })), 20);

it('comes back from its file byte for byte, soft edges too', async () => {
  const blob = await encodeMask(mask);
  expect(blob?.type).toBe('image/png');
  expect(await decodeMask(blob ?? new Blob(), size)).toEqual(mask);
});

it('is black, and clear where the model may change', async () => {
  const pixels = await readPixels((await encodeMask(mask)) ?? new Blob());
  expect([...(pixels?.data.slice(0, 4) ?? [])]).toEqual([0, 0, 0, 255]);
  const middle = (100 * 300 + 140) * 4;
  expect([...(pixels?.data.slice(middle, middle + 4) ?? [])]).toEqual([0, 0, 0, 0]);
});

it('has no file where nothing may change', async () => {
  expect(await encodeMask(createMask(size))).toBeNull();
});

it('is read out of a drawing by its light, at the size that is asked for', async () => {
  const pixels = createPixels({ width: 30, height: 20 });
  for (let at = 0; at < 600; at += 1) {
    const light = at % 30 < 15 ? 255 : 0;
    pixels.data.set([light, light, light, 255], at * 4);
  }
  const blob = await encodePixels(pixels, { type: 'image/png' });
  const read = await decodeMask(blob ?? new Blob(), size);
  expect(read).toMatchObject(size);
  const row = [...(read?.data.slice(100 * 300, 101 * 300) ?? [])];
  expect([row[0], row[130], row[170], row[299]]).toEqual([255, 255, 0, 0]);
});

it('is null for what is no picture', async () => {
  expect(await decodeMask(new Blob(['x']), size)).toBeNull();
});
