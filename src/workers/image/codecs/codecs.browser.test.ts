import { afterEach, expect, it, vi } from 'vitest';
import { measureLiveCanvases, openCanvas } from '../canvas-budget.ts';
import { exportImage } from '../export-image.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { encodePixels } from './encode-pixels.ts';
import { readPixels } from './read-pixels.ts';

afterEach(() => {
  vi.restoreAllMocks();
  expect(measureLiveCanvases()).toBe(0);
});

/** Every byte another, alpha as given. */
function drawNoise(width: number, height: number, alphaOf: (at: number) => number): Pixels {
  const pixels = createPixels({ width, height });
  let state = 1;
  for (let at = 0; at < pixels.data.length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    pixels.data[at] = at % 4 === 3 ? alphaOf(at >> 2) : state >>> 24;
  }
  return pixels;
}

const writePng = async (pixels: Pixels): Promise<Blob> => {
  const blob = await encodePixels(pixels, { type: 'image/png' });
  if (!blob) throw new Error('No PNG.');
  return blob;
};

/** Of the first byte that differs; comparing arrays of millions by `toEqual` takes minutes. */
const findOther = (a: Pixels | null, b: Pixels | null) =>
  a?.data.findIndex((value, at) => value !== b?.data[at]) ?? 'nothing to compare';

it('writes and reads opaque pixels byte for byte', async () => {
  const pixels = drawNoise(257, 131, () => 255);
  expect(findOther(pixels, await readPixels(await writePng(pixels)))).toBe(-1);
});

it('writes and reads opaque 3840x2160 byte for byte', async () => {
  const pixels = drawNoise(3840, 2160, () => 255);
  expect(findOther(pixels, await readPixels(await writePng(pixels)))).toBe(-1);
});

it('loses nothing more of translucent pixels once they have been read', async () => {
  const noise = drawNoise(256, 64, (at) => at % 256);
  const once = await readPixels(await writePng(noise));
  const twice = await readPixels(await writePng(once ?? noise));
  expect(findOther(once, twice)).toBe(-1);
  noise.data.forEach((value, at) => {
    const alpha = noise.data[at | 3] ?? 0;
    if (at % 4 === 3) expect(once?.data[at]).toBe(value);
    else if (alpha > 0)
      expect(Math.abs((once?.data[at] ?? -999) - value)).toBeLessThanOrEqual(128 / alpha + 1);
  });
});

it.each(['image/jpeg', 'image/webp'] as const)('writes %s', async (type) => {
  const png = await writePng(drawNoise(64, 32, () => 255));
  const blob = await exportImage(png, { type, quality: 0.9 });
  expect(blob?.type).toBe(type);
  expect(await readPixels(blob ?? png)).toMatchObject({ width: 64, height: 32 });
  const small = await exportImage(png, { type, quality: 0.2 });
  expect(small?.size).toBeLessThan(blob?.size ?? 0);
});

it('is null where the browser answers with another type', async () => {
  const convertToBlob = OffscreenCanvas.prototype.convertToBlob;
  vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockImplementation(function (this: OffscreenCanvas) {
    return convertToBlob.call(this, { type: 'image/png' });
  });
  const png = await writePng(drawNoise(8, 8, () => 255));
  expect(await exportImage(png, { type: 'image/webp', quality: 0.9 })).toBeNull();
});

it('lays a JPEG on white', async () => {
  const clear = await writePng(createPixels({ width: 16, height: 16 }));
  const jpeg = await exportImage(clear, { type: 'image/jpeg', quality: 1 });
  expect([...((await readPixels(jpeg ?? clear))?.data.slice(0, 4) ?? [])]).toEqual([255, 255, 255, 255]);
});

it('exports another size, and a PNG of its own size as it is', async () => {
  const png = await writePng(drawNoise(64, 32, () => 255));
  const small = await exportImage(png, { type: 'image/png', size: { width: 32, height: 16 } });
  expect(await readPixels(small ?? png)).toMatchObject({ width: 32, height: 16 });
  const same = await exportImage(png, { type: 'image/png' });
  expect(await same?.bytes()).toEqual(await png.bytes());
});

it('is null for what cannot be decoded', async () => {
  expect(await readPixels(new Blob(['x']))).toBeNull();
  expect(await exportImage(new Blob(['x']), { type: 'image/jpeg' })).toBeNull();
});

it('opens no more canvases than the budget allows', () => {
  const first = openCanvas({ width: 7000, height: 7000 });
  expect(openCanvas({ width: 5000, height: 5000 })).toBeNull();
  first?.close();
  first?.close();
  const next = openCanvas({ width: 5000, height: 5000 });
  expect(next).not.toBeNull();
  next?.close();
  expect(openCanvas({ width: 9000, height: 9000 })).toBeNull();
  expect(openCanvas({ width: 0, height: 9 })).toBeNull();
});

it('does not believe in a canvas that draws nothing', () => {
  vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'fillRect').mockImplementation(() => undefined);
  expect(openCanvas({ width: 9000, height: 10 })).toBeNull();
});
