import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { server } from 'vitest/browser';
import { toFile } from '../../../tests/support/to-file.ts';
import type { ImageClient } from './image-client.ts';
import { createImageClient } from './image-client.ts';

let client: ImageClient;
beforeEach(() => {
  client = createImageClient();
});
afterEach(() => client.dispose());

/** Left half red, right half blue or transparent. */
async function draw(width: number, height: number, type: string, isTransparent = false): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D context.');
  context.fillStyle = 'red';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = 'blue';
  if (!isTransparent) context.fillRect(width / 2, 0, width / 2, height);
  return toFile(canvas, type);
}

/** The same JPEG, marked as turned by the camera: an EXIF segment with nothing but the orientation. */
async function turn(jpeg: Blob, orientation: number): Promise<Blob> {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const segment = new Uint8Array([0xff, 0xe1, 0, exif.length + 2, ...exif]);
  const turned = new Blob([jpeg.slice(0, 2), segment, jpeg.slice(2)]);
  // Firefox looks no further than the first part for what it is.
  return new Blob([await turned.arrayBuffer()], { type: 'image/jpeg' });
}

function readPixel(bitmap: ImageBitmap, x: number, y: number): string {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const [red = 0, , blue = 0, alpha = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
  if (alpha === 0) return 'clear';
  return red > blue ? 'red' : 'blue';
}

const sizeOf = (picture: { width: number; height: number } | null) =>
  picture && [picture.width, picture.height];

describe('inspect', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp'])('says what %s is, by its content', async (type) => {
    const bytes = await (await draw(40, 20, type)).arrayBuffer();
    expect(await client.inspect(new Blob([bytes], { type: 'text/plain' }))).toEqual({
      ok: true,
      mimeType: type,
      width: 40,
      height: 20,
    });
  });

  it('does not believe a header', async () => {
    const cut = (await draw(400, 200, 'image/png')).slice(0, 60);
    expect(await client.inspect(cut)).toEqual({ ok: false });
    expect(await client.inspect(new Blob(['<html>']))).toEqual({ ok: false });
    expect(await client.inspect(new Blob([]))).toEqual({ ok: false });
  });
});

describe('decode', () => {
  it.each([
    [0, [400, 200]],
    [100, [100, 50]],
    [1000, [400, 200]],
    [1, [1, 1]],
  ])('to a longer side of %i', async (side, expected) => {
    for (const type of ['image/png', 'image/jpeg', 'image/webp']) {
      const bitmap = await client.decode(await draw(400, 200, type), side);
      expect(sizeOf(bitmap)).toEqual(expected);
      bitmap?.close();
    }
  });

  it('applies the orientation, scaled and unscaled', async () => {
    const turned = await turn(await draw(400, 200, 'image/jpeg'), 6);
    for (const [side, size] of [
      [0, [200, 400]],
      [100, [50, 100]],
    ] as const) {
      const bitmap = await client.decode(turned, side);
      expect(sizeOf(bitmap)).toEqual(size);
      expect(bitmap && readPixel(bitmap, 10, 10)).toBe('red');
      expect(bitmap && readPixel(bitmap, 10, size[1] - 10)).toBe('blue');
    }
    expect(await client.inspect(turned)).toMatchObject({ width: 200, height: 400 });
  });

  it('is null for what is no image', async () => {
    expect(await client.decode(new Blob(['x']), 0)).toBeNull();
  });

  it('can be given up, and works again after that', async () => {
    const blob = await draw(2000, 2000, 'image/png');
    const abort = new AbortController();
    const givenUp = client.decode(blob, 0, { signal: abort.signal });
    abort.abort();
    await expect(givenUp).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(sizeOf(await client.decode(blob, 10))).toEqual([10, 10]);
  });

  it('is not disturbed by another call that is given up', async () => {
    const blob = await draw(1000, 1000, 'image/png');
    const abort = new AbortController();
    const kept = client.decode(blob, 0);
    const givenUp = client.decode(blob, 0, { signal: abort.signal });
    await Promise.resolve();
    abort.abort();
    await expect(givenUp).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(sizeOf(await kept)).toEqual([1000, 1000]);
  });

  it('takes many at once', async () => {
    const blob = await draw(64, 32, 'image/png');
    const bitmaps = await Promise.all(Array.from({ length: 20 }, () => client.decode(blob, 16)));
    expect(bitmaps.map(sizeOf)).toEqual(bitmaps.map(() => [16, 8]));
  });
});

describe('createThumbnail', () => {
  it('is a small WebP with the same look, a PNG where the browser writes none', async () => {
    const made = await client.createThumbnail(await draw(800, 400, 'image/png', true), 200);
    expect(sizeOf(made)).toEqual([200, 100]);
    expect(made?.blob.type).toBe(server.browser === 'webkit' ? 'image/png' : 'image/webp');
    const bitmap = await createImageBitmap(made?.blob ?? new Blob());
    expect([readPixel(bitmap, 20, 50), readPixel(bitmap, 180, 50)]).toEqual(['red', 'clear']);
  });

  it('is never larger than the image, and null where there is none', async () => {
    expect(sizeOf(await client.createThumbnail(await draw(8, 4, 'image/png'), 200))).toEqual([8, 4]);
    expect(await client.createThumbnail(new Blob(['x']), 200)).toBeNull();
  });
});

describe('toPng', () => {
  it('keeps every pixel, turned as the camera says', async () => {
    const turned = await turn(await draw(400, 200, 'image/jpeg'), 6);
    const png = await client.toPng(turned);
    expect(png?.type).toBe('image/png');
    const bitmap = await createImageBitmap(png ?? new Blob());
    expect(sizeOf(bitmap)).toEqual([200, 400]);
    expect([readPixel(bitmap, 10, 10), readPixel(bitmap, 10, 390)]).toEqual(['red', 'blue']);
  });

  it('keeps what shines through', async () => {
    const png = await client.toPng(await draw(80, 40, 'image/webp', true));
    expect(readPixel(await createImageBitmap(png ?? new Blob()), 70, 20)).toBe('clear');
  });

  it('leaves a PNG as it is, whatever it is called', async () => {
    const bytes = await (await draw(8, 4, 'image/png')).arrayBuffer();
    const png = await client.toPng(new Blob([bytes], { type: 'image/jpeg' }));
    expect(png?.type).toBe('image/png');
    expect(new Uint8Array((await png?.arrayBuffer()) ?? [])).toEqual(new Uint8Array(bytes));
  });

  it('is null for what is no image', async () => {
    expect(await client.toPng(new Blob(['x']))).toBeNull();
  });
});

describe('edits, masks and selections', () => {
  it('renders, shows and exports', async () => {
    const blob = await draw(80, 40, 'image/png');
    const steps = [{ type: 'turn', quarters: 1 }] as const;
    expect(await client.renderEdits(blob, steps)).toMatchObject({
      width: 40,
      height: 80,
      mimeType: 'image/png',
    });
    const shown = await client.showEdits(blob, steps);
    expect(sizeOf(shown)).toEqual([40, 80]);
    expect(shown && [readPixel(shown, 20, 10), readPixel(shown, 20, 70)]).toEqual(['red', 'blue']);
    shown?.close();
    const exported = await client.exportImage(blob, { type: 'image/jpeg', quality: 0.8 });
    expect(exported).toMatchObject({ ok: true, blob: { type: 'image/jpeg' }, width: 80, height: 40 });
  });

  it('selects, and keeps the mask through its file', async () => {
    const blob = await draw(80, 40, 'image/png');
    const mask = await client.selectColour({ blob, x: 70, y: 5, tolerance: 10, contiguous: true });
    if (!mask) throw new Error('Nothing was selected.');
    expect(mask.data.reduce((sum, value) => sum + value, 0)).toBe(40 * 40 * 255);
    const same = await client.selectObject({ blob, inside: mask });
    expect(same).toMatchObject({ width: 80, height: 40 });
    expect(await client.decodeMask((await client.encodeMask(mask)) ?? blob, mask)).toEqual(mask);
    // It was copied to the worker, not given away.
    expect(mask.data).toHaveLength(3200);
    const grown = await client.reshapeMask(mask, { type: 'grow', px: 5 });
    expect(grown.data[10 * 80 + 36]).toBe(255);
  });

  it('locks', async () => {
    const [source, result] = [await draw(80, 40, 'image/png'), await draw(80, 40, 'image/png', true)];
    const mask = await client.selectColour({ blob: source, x: 70, y: 5, tolerance: 10, contiguous: true });
    if (!mask) throw new Error('Nothing was selected.');
    const locked = await client.lockPixels({ source, result, mask, bandPx: 0 });
    expect(locked).toMatchObject({ width: 80, height: 40, moved: 0 });
    const bitmap = await createImageBitmap(locked?.blob ?? new Blob());
    expect([readPixel(bitmap, 5, 5), readPixel(bitmap, 70, 5)]).toEqual(['red', 'clear']);
  });

  it('can be given up, and works again after that', async () => {
    const blob = await draw(1500, 1000, 'image/png');
    const abort = new AbortController();
    const sharpen = { exposure: 0, contrast: 0, saturation: 0, temperature: 0, sharpen: 50, blur: 50 };
    const givenUp = client.renderEdits(blob, [{ type: 'adjust', values: sharpen }], { signal: abort.signal });
    abort.abort();
    await expect(givenUp).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(sizeOf(await client.renderEdits(blob, []))).toEqual([1500, 1000]);
  });
});
