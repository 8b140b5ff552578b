import { expect, it } from 'vitest';
import { fillPolygon, toEllipsePoints } from '../../../lib/kernel/mask/fill-polygon.ts';
import { encodePixels } from '../codecs/encode-pixels.ts';
import { readPixels } from '../codecs/read-pixels.ts';
import { measureDifference } from '../pixel-lock/colour-difference.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { joinParts } from './join-parts.ts';

const size = { width: 320, height: 240 };

/** The same scene under another light, with another object in its middle. */
function draw(cast: number, object: readonly [number, number, number]): Pixels {
  const pixels = createPixels(size);
  for (let at = 0; at < size.width * size.height; at += 1) {
    const [x, y] = [at % size.width, Math.floor(at / size.width)];
    const wave = 40 * Math.sin(x / 13) * Math.cos(y / 19) + 20 * Math.sin((x + 2 * y) / 29);
    const isObject = Math.hypot(x - 160, y - 120) < 30;
    const colour = isObject ? object : [120 + wave, 110 + wave, 150 - wave];
    pixels.data.set([...colour.map((value) => value * cast), 255], at * 4);
  }
  return pixels;
}

const write = async (pixels: Pixels): Promise<Blob> =>
  (await encodePixels(pixels, { type: 'image/png' })) ?? new Blob();
const read = async (blob: Blob | undefined): Promise<Pixels> =>
  (await readPixels(blob ?? new Blob())) ?? createPixels(size);

const middle = fillPolygon(size, toEllipsePoints({ x: 110, y: 70, width: 100, height: 100 }));
const placeOf = (x: number, y: number): number => (y * size.width + x) * 4;

it('shows the part, keeps every byte of the base outside of it, and leaves no edge', async () => {
  const base = draw(1, [200, 40, 40]);
  const parts = [{ blob: await write(draw(0.9, [40, 200, 40])), mask: middle }];
  const made = await joinParts({ base: await write(base), parts, bandPx: 12 });
  expect(made).toMatchObject({ ...size, mimeType: 'image/png' });
  const joined = await read(made?.blob);
  middle.data.forEach((value, place) => {
    for (let at = place * 4; value === 0 && at < place * 4 + 4; at += 1)
      if (joined.data[at] !== base.data[at]) throw new Error(`Byte ${at} changed.`);
  });
  expect(joined.data[placeOf(160, 120) + 1]).toBeGreaterThan(170);
  // Within the mask, beside the object: both show the same scene, and the cast is matched.
  expect(measureDifference(joined.data, base.data, placeOf(120, 120))).toBeLessThan(4);
});

it('lets no base through between two parts that meet', async () => {
  const base = draw(1, [250, 250, 250]);
  const left = fillPolygon(size, [
    { x: 60, y: 60 },
    { x: 160, y: 60 },
    { x: 160, y: 180 },
    { x: 60, y: 180 },
  ]);
  const right = fillPolygon(size, [
    { x: 160, y: 60 },
    { x: 260, y: 60 },
    { x: 260, y: 180 },
    { x: 160, y: 180 },
  ]);
  const parts = [
    { blob: await write(draw(1, [30, 30, 30])), mask: left },
    { blob: await write(draw(1, [34, 30, 30])), mask: right },
  ];
  const joined = await read((await joinParts({ base: await write(base), parts, bandPx: 12 }))?.blob);
  for (let x = 145; x < 175; x += 1) expect(joined.data[placeOf(x, 120)], `at ${x}`).toBeLessThan(60);
});

it('is null for another size and for what is no picture', async () => {
  const base = await write(draw(1, [0, 0, 0]));
  expect(await joinParts({ base, parts: [{ blob: new Blob(['x']), mask: middle }], bandPx: 4 })).toBeNull();
  const other = await write(createPixels({ width: 10, height: 10 }));
  expect(await joinParts({ base, parts: [{ blob: other, mask: middle }], bandPx: 4 })).toBeNull();
  expect(await joinParts({ base: new Blob(['x']), parts: [], bandPx: 4 })).toBeNull();
});
