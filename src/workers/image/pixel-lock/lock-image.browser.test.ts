import { expect, it } from 'vitest';
import { fillPolygon, toEllipsePoints } from '../../../lib/kernel/mask/fill-polygon.ts';
import { encodePixels } from '../codecs/encode-pixels.ts';
import { readPixels } from '../codecs/read-pixels.ts';
import { measureDifference } from './colour-difference.ts';
import { lockImage } from './lock-image.ts';
import { createPixels } from './pixels.ts';
import type { Pixels } from './pixels.ts';

const noise = (at: number): number => (((at * 2_654_435_761) >>> 13) % 9) - 4;

/** Waves of all lengths and some noise, at any resolution and drift. */
function draw(
  { width, height }: { width: number; height: number },
  { scale = 1, shift = 0, alpha = 255 } = {},
): Pixels {
  const pixels = createPixels({ width, height });
  for (let at = 0; at < width * height; at += 1) {
    const u = ((at % width) + 0.5) / scale + shift;
    const v = (Math.floor(at / width) + 0.5) / scale - shift;
    const wave = 45 * Math.sin(u / 17) * Math.cos(v / 23) + 20 * Math.sin((u + 2 * v) / 41);
    const light = 125 + wave + noise(at);
    pixels.data.set([light, light - 15, 250 - light, alpha], at * 4);
  }
  return pixels;
}

const write = async (pixels: Pixels): Promise<Blob> =>
  (await encodePixels(pixels, { type: 'image/png' })) ?? new Blob();

const size = { width: 480, height: 360 };
const mask = fillPolygon(size, toEllipsePoints({ x: 150, y: 100, width: 170, height: 140 }));

it.each([255, 140])('leaves every byte outside the mask, in the file (alpha %i)', async (alpha) => {
  const source = await write(draw(size, { alpha }));
  const result = await write(draw(size, { shift: 3.4, alpha }));
  const locked = await lockImage({ source, result, mask, bandPx: 12 });
  expect(locked).toMatchObject({ ...size, blob: { type: 'image/png' } });
  const [before, after] = [await readPixels(source), await readPixels(locked?.blob ?? source)];
  let inside = 0;
  mask.data.forEach((value, place) => {
    for (let at = place * 4; at < place * 4 + 4; at += 1) {
      if (before?.data[at] === after?.data[at]) continue;
      if (value === 0) throw new Error(`Byte ${at} changed.`);
      inside += 1;
    }
  });
  expect(inside).toBeGreaterThan(1000);
  expect(locked?.moved).toBeGreaterThan(0.3);
});

it('keeps the larger resolution', async () => {
  const result = draw({ width: 960, height: 720 }, { scale: 2 });
  const locked = await lockImage({
    source: await write(draw(size)),
    result: await write(result),
    mask,
    bandPx: 12,
  });
  expect(locked).toMatchObject({ width: 960, height: 720 });
  const pixels = (await readPixels(locked?.blob ?? new Blob())) ?? result;
  // In the middle of the mask it is the result's own pixel, not one of a picture that was made larger.
  const middle = (340 * 960 + 470) * 4;
  expect(measureDifference(pixels.data, result.data, middle)).toBeLessThan(4);
});

it.each([
  ['smaller', 240, 180],
  ['hardly larger', 496, 368],
])('keeps the source and its bytes beside a result that is %s', async (_name, width, height) => {
  const source = draw(size);
  const result = draw({ width, height }, { scale: width / size.width });
  const locked = await lockImage({
    source: await write(source),
    result: await write(result),
    mask,
    bandPx: 12,
  });
  expect(locked).toMatchObject(size);
  const after = await readPixels(locked?.blob ?? new Blob());
  mask.data.forEach((value, place) => {
    if (value === 0 && after?.data[place * 4] !== source.data[place * 4])
      throw new Error(`Pixel ${place} changed.`);
  });
});

it('is null where a picture cannot be decoded, and takes no mask of another size', async () => {
  const source = await write(draw(size));
  expect(await lockImage({ source, result: new Blob(['x']), mask, bandPx: 4 })).toBeNull();
  const other = { ...mask, width: 240, height: 720 };
  await expect(lockImage({ source, result: source, mask: other, bandPx: 4 })).rejects.toThrow(RangeError);
});
