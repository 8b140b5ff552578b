import { afterEach, describe, expect, it, vi } from 'vitest';
import { server } from 'vitest/browser';
import type { ExportWish } from '../../../lib/contracts/image-api.ts';
import type { Mark } from '../../../lib/contracts/mark.ts';
import { sniffMimeType } from '../../../lib/kernel/sniff-mime-type.ts';
import { measureLiveCanvases, openCanvas } from '../canvas-budget.ts';
import { exportImage } from '../export-image.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { encodePixels } from './encode-pixels.ts';
import { readPixels } from './read-pixels.ts';
import { createWasmEncoder } from './wasm-encoder.ts';

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

it('writes and reads translucent pixels byte for byte, those under alpha 0 too', async () => {
  const pixels = drawNoise(256, 64, (at) => at % 256);
  expect(findOther(pixels, await readPixels(await writePng(pixels)))).toBe(-1);
});

/** As WebKit does: it answers a wish for WebP with a PNG. */
function refuseWebp(): void {
  const convertToBlob = OffscreenCanvas.prototype.convertToBlob;
  vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockImplementation(function (
    this: OffscreenCanvas,
    options?: ImageEncodeOptions,
  ) {
    return convertToBlob.call(this, options?.type === 'image/webp' ? {} : options);
  });
}

/** A soft picture, as photos are; alpha as given. */
function drawSoft(width: number, height: number, alpha = 255): Pixels {
  const pixels = createPixels({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      pixels.data.set([(255 * x) / width, (255 * y) / height, 128, alpha], (y * width + x) * 4);
  }
  return pixels;
}

async function exportFile(source: Blob, wish: ExportWish) {
  const outcome = await exportImage(source, wish);
  if (!outcome.ok) throw new Error(`Nothing was written: ${outcome.reason}.`);
  const bytes = new Uint8Array(await outcome.blob.arrayBuffer());
  expect(outcome.blob.type).toBe(wish.type);
  expect(sniffMimeType(bytes)).toBe(wish.type);
  return outcome;
}

/** Mean and largest difference of a byte. */
function compare(a: Pixels, b: Pixels | null): { mean: number; most: number } {
  if (b?.data.length !== a.data.length) throw new Error('Another size.');
  let [sum, most] = [0, 0];
  a.data.forEach((value, at) => {
    const difference = Math.abs(value - (b.data[at] ?? 0));
    sum += difference;
    most = Math.max(most, difference);
  });
  return { mean: sum / a.data.length, most };
}

const LOSSY = ['image/jpeg', 'image/webp', 'image/avif'] as const;

describe.each([
  ['by what the browser has', (): void => undefined],
  ['where the browser has no encoder', refuseWebp],
] as const)('%s', (_name, prepare) => {
  it.each(LOSSY)('writes %s as it looks, and smaller where less is asked for', async (type) => {
    const soft = drawSoft(320, 200);
    const png = await writePng(soft);
    prepare();
    const fine = await exportFile(png, { type, quality: 0.92 });
    expect(fine).toMatchObject({ width: 320, height: 200 });
    expect(compare(soft, await readPixels(fine.blob)).mean).toBeLessThan(2);
    const noisy = await writePng(drawNoise(64, 48, () => 255));
    const [large, small] = [
      await exportFile(noisy, { type, quality: 0.95 }),
      await exportFile(noisy, { type, quality: 0.2 }),
    ];
    expect(small.blob.size).toBeLessThan(large.blob.size);
  });

  it.each(['image/webp', 'image/avif'] as const)('keeps what is transparent in %s', async (type) => {
    const glass = drawSoft(64, 48, 100);
    const png = await writePng(glass);
    prepare();
    const { blob } = await exportFile(png, { type, quality: 1 });
    const read = await readPixels(blob);
    read?.data.forEach((value, at) => {
      if (at % 4 === 3) expect(Math.abs(value - 100)).toBeLessThanOrEqual(2);
    });
  });

  it.each(LOSSY)('writes %s of odd and of tiny sizes', async (type) => {
    for (const [width, height] of [
      [1, 1],
      [3, 7],
      [257, 1],
    ] as const) {
      vi.restoreAllMocks();
      const png = await writePng(drawSoft(width, height));
      prepare();
      const { blob } = await exportFile(png, { type, quality: 0.8 });
      expect(await readPixels(blob)).toMatchObject({ width, height });
    }
  });
});

describe('at 3840x2160', () => {
  // AVIF takes long, and comes from the same WASM everywhere.
  const types = LOSSY.filter((type) => server.browser === 'chromium' || type !== 'image/avif');
  it.each(types)('writes %s', async (type) => {
    const soft = drawSoft(3840, 2160);
    const png = await writePng(soft);
    refuseWebp();
    const { blob } = await exportFile(png, { type, quality: 0.8 });
    expect(compare(soft, await readPixels(blob)).mean).toBeLessThan(3);
  });
});

it('says that an encoder could not be fetched, and fetches it the next time', async () => {
  let isOffline = true;
  const encoder = createWasmEncoder<object>(() =>
    isOffline
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(() => Promise.resolve({ encode: () => Uint8Array.of(1, 2) })),
  );
  await expect(encoder.encode(drawSoft(2, 2), {})).rejects.toThrow('Failed to fetch');
  isOffline = false;
  expect(await encoder.encode(drawSoft(2, 2), {})).toEqual(Uint8Array.of(1, 2));
});

it('makes an encoder anew that has run out of memory, and one that holds much', async () => {
  let made = 0;
  const answers = [
    () => {
      throw new RangeError('Out of memory.');
    },
    () => Uint8Array.of(1),
    () => Uint8Array.of(2),
  ];
  const encoder = createWasmEncoder<object>(() =>
    Promise.resolve(() => {
      made += 1;
      const encode = answers[made - 1] ?? (() => null);
      return Promise.resolve({ encode, HEAP8: { byteLength: 10 ** made * 100_000 } });
    }),
  );
  const pixels = drawSoft(2, 2);
  expect(await encoder.encode(pixels, {})).toBeNull();
  expect(await encoder.encode(pixels, {})).toEqual(Uint8Array.of(1));
  expect(await encoder.encode(pixels, {})).toEqual(Uint8Array.of(1));
  expect(made).toBe(2);
});

it('lays a JPEG on the colour that was chosen, and says where that is seen', async () => {
  const clear = await writePng(createPixels({ width: 16, height: 16 }));
  const white = await exportFile(clear, { type: 'image/jpeg', quality: 1 });
  const read = async (blob: Blob) => [...((await readPixels(blob))?.data.slice(0, 4) ?? [])];
  expect(await read(white.blob)).toEqual([255, 255, 255, 255]);
  const red = await exportFile(clear, { type: 'image/jpeg', quality: 1, background: '#ff0000' });
  const [r = 0, g = 0, b = 0] = await read(red.blob);
  expect(r).toBeGreaterThan(250);
  expect(g + b).toBeLessThan(8);
  expect(white.showsBackground).toBe(true);
  const opaque = await exportFile(await writePng(drawSoft(16, 300)), { type: 'image/jpeg' });
  expect(opaque.showsBackground).toBe(false);
});

it('draws marks in, which grow with the picture', async () => {
  const png = await writePng(drawNoise(64, 32, () => 255));
  const mark = { id: 'a', colour: '#ff0000', widthPx: 8 } as const;
  const marks: Mark[] = [{ ...mark, type: 'rectangle', from: { x: 16, y: 8 }, to: { x: 48, y: 24 } }];
  const { blob } = await exportFile(png, { type: 'image/png', marks, size: { width: 128, height: 64 } });
  const pixels = await readPixels(blob);
  const at = (x: number, y: number) => [
    ...(pixels?.data.slice((y * 128 + x) * 4, (y * 128 + x) * 4 + 4) ?? []),
  ];
  expect(at(64, 16)).toEqual([255, 0, 0, 255]);
  expect(at(32, 32)).toEqual([255, 0, 0, 255]);
  expect(at(64, 32)).not.toEqual([255, 0, 0, 255]);
});

it('exports another size, and a PNG of its own size as it is', async () => {
  const png = await writePng(drawNoise(64, 32, () => 255));
  const small = await exportFile(png, { type: 'image/png', size: { width: 32, height: 16 } });
  expect(small).toMatchObject({ width: 32, height: 16 });
  expect(await readPixels(small.blob)).toMatchObject({ width: 32, height: 16 });
  const same = await exportFile(png, { type: 'image/png' });
  expect(await same.blob.bytes()).toEqual(await png.bytes());
});

it('says why there is no file', async () => {
  expect(await readPixels(new Blob(['x']))).toBeNull();
  expect(await exportImage(new Blob(['x']), { type: 'image/jpeg' })).toEqual({ ok: false, reason: 'decode' });
  const png = await writePng(drawNoise(8, 8, () => 255));
  const huge = { width: 9000, height: 9000 };
  expect(await exportImage(png, { type: 'image/jpeg', size: huge })).toEqual({ ok: false, reason: 'size' });
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
