import { afterEach, describe, expect, it } from 'vitest';
import { server } from 'vitest/browser';
import type { PixelRect } from '../../../lib/contracts/mask.ts';
import { createMask } from '../../../lib/kernel/mask/mask.ts';
import { fillPolygon, toEllipsePoints } from '../../../lib/kernel/mask/fill-polygon.ts';
import { measureLiveCanvases } from '../canvas-budget.ts';
import { encodePixels } from '../codecs/encode-pixels.ts';
import { readPixels } from '../codecs/read-pixels.ts';
import { measureDifference } from './colour-difference.ts';
import { cutPart } from './cut-part.ts';
import { cutPixels } from './cut.ts';
import { lockImage } from './lock-image.ts';
import { createPixels } from './pixels.ts';
import type { Pixels } from './pixels.ts';

afterEach(() => expect(measureLiveCanvases()).toBe(0));

/** Waves of all lengths; `offset` and `scale` say what of the picture is drawn, `cast` in what light. */
function draw(
  { width, height }: { width: number; height: number },
  { x: left = 0, y: top = 0, scale = 1, cast = 1 } = {},
): Pixels {
  const pixels = createPixels({ width, height });
  const words = new Uint32Array(pixels.data.buffer);
  const across = Float64Array.from({ length: width }, (_, x) => Math.sin((left + (x + 0.5) / scale) / 17));
  for (let y = 0; y < height; y += 1) {
    const v = top + (y + 0.5) / scale;
    const down = Math.cos(v / 23);
    const slow = 20 * Math.sin(v / 61);
    for (let x = 0; x < width; x += 1) {
      const light = (125 + 45 * (across[x] as number) * down + slow) * cast;
      words[y * width + x] = (0xff << 24) | ((250 - light) << 16) | ((light - 15) << 8) | light;
    }
  }
  return pixels;
}

const write = async (pixels: Pixels): Promise<Blob> =>
  (await encodePixels(pixels, { type: 'image/png' })) ?? new Blob();
const read = async (blob: Blob | undefined | null): Promise<Pixels> =>
  (await readPixels(blob ?? new Blob())) ?? createPixels({ width: 1, height: 1 });

/** The first pixel that differs outside the mask, and how many do within. */
function compare(
  before: Pixels,
  after: Pixels,
  { rect, isMasked }: { rect: PixelRect; isMasked: Uint8Array },
) {
  const [a, b] = [new Uint32Array(before.data.buffer), new Uint32Array(after.data.buffer)];
  let inside = 0;
  let outside = -1;
  // A loop: a callback for each of 48 million pixels takes a minute.
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] === b[at]) continue;
    const [x, y] = [(at % before.width) - rect.x, Math.floor(at / before.width) - rect.y];
    const isIn = x >= 0 && y >= 0 && x < rect.width && y < rect.height && isMasked[y * rect.width + x] !== 0;
    if (isIn) inside += 1;
    else if (outside < 0) outside = at;
  }
  return { inside, outside };
}

/** Comparing arrays of hundreds of thousands by `toEqual` takes seconds. */
function findOther(a: Pixels, b: Pixels): number {
  if (a.data.length !== b.data.length) return 0;
  return a.data.findIndex((value, at) => value !== b.data[at]);
}

const picture = { width: 900, height: 700 };
const rect = { x: 250, y: 130, width: 400, height: 320 };
const mask = fillPolygon(rect, toEllipsePoints({ x: 120, y: 90, width: 150, height: 120 }));

describe('cutting a part out', () => {
  it('keeps its pixels at its own size', async () => {
    const whole = draw(picture);
    const cut = await read(await cutPart({ blob: await write(whole), rect, size: rect }));
    expect(findOther(cut, cutPixels(whole, rect))).toBe(-1);
  });

  it('brings it to another size', async () => {
    const size = { width: 800, height: 640 };
    const cut = await read(await cutPart({ blob: await write(draw(picture)), rect, size }));
    expect(cut).toMatchObject(size);
    const wanted = draw(size, { x: rect.x, y: rect.y, scale: 2 });
    expect(measureDifference(cut.data, wanted.data, (300 * 800 + 400) * 4)).toBeLessThan(3);
  });

  it('is null for what is no picture, and for more than there is room for', async () => {
    expect(await cutPart({ blob: new Blob(['x']), rect, size: rect })).toBeNull();
    const huge = { width: 20_000, height: 20_000 };
    expect(await cutPart({ blob: await write(draw(picture)), rect, size: huge })).toBeNull();
  });
});

describe('putting a part back', () => {
  it.each([
    ['of its own size', 1],
    ['that was sent twice as large', 2],
    ['that was sent smaller', 0.5],
  ])('leaves every byte outside the mask beside a result %s', async (_name, scale) => {
    const whole = draw(picture);
    const size = { width: rect.width * scale, height: rect.height * scale };
    const made = draw(size, { x: rect.x + 3.4, y: rect.y - 2, scale, cast: 0.93 });
    const locked = await lockImage({
      source: await write(whole),
      result: await write(made),
      mask,
      part: rect,
      bandPx: 12,
    });
    expect(locked).toMatchObject(picture);
    const after = await read(locked?.blob);
    const { inside, outside } = compare(whole, after, { rect, isMasked: mask.data });
    expect(outside).toBe(-1);
    expect(inside).toBeGreaterThan(1000);
    // It had drifted and darkened; where it was put back it is what had been there.
    const middle = ((rect.y + 150) * picture.width + rect.x + 195) * 4;
    expect(measureDifference(after.data, whole.data, middle)).toBeLessThan(4);
    expect(locked?.moved).toBeGreaterThan(0.1);
  });

  it('leaves every byte of a picture that something shines through', async () => {
    const whole = draw(picture);
    for (let at = 3; at < whole.data.length; at += 4) whole.data[at] = 140;
    const result = await write(draw(rect, { x: rect.x + 2, y: rect.y }));
    const locked = await lockImage({ source: await write(whole), result, mask, part: rect, bandPx: 12 });
    const { inside, outside } = compare(whole, await read(locked?.blob), { rect, isMasked: mask.data });
    expect(outside).toBe(-1);
    expect(inside).toBeGreaterThan(1000);
  });

  it('is null for what cannot be decoded, and takes no part that is not in the picture', async () => {
    const source = await write(draw(picture));
    const wish = { source, mask, part: rect, bandPx: 4 };
    expect(await lockImage({ ...wish, result: new Blob(['x']) })).toBeNull();
    expect(await lockImage({ ...wish, source: new Blob(['x']), result: source })).toBeNull();
    const beyond = { ...rect, x: 600 };
    await expect(lockImage({ ...wish, result: source, part: beyond })).rejects.toThrow(RangeError);
  });

  // Once is enough: it takes long, and nothing of it differs by browser.
  it.runIf(server.browser === 'chromium')(
    'leaves a photo of 48 megapixels all of them',
    { timeout: 300_000 },
    async () => {
      const photo = { width: 8064, height: 6048 };
      const whole = draw(photo);
      const part = { x: 5000, y: 4000, width: 1024, height: 768 };
      const isMasked = fillPolygon(part, toEllipsePoints({ x: 300, y: 200, width: 400, height: 300 }));
      const made = draw(part, { x: part.x + 2, y: part.y, cast: 1.05 });
      const source = await write(whole);
      const cut = await read(await cutPart({ blob: source, rect: part, size: part }));
      expect(findOther(cut, cutPixels(whole, part))).toBe(-1);
      const locked = await lockImage({ source, result: await write(made), mask: isMasked, part, bandPx: 12 });
      expect(locked).toMatchObject(photo);
      const after = await read(locked?.blob);
      const { inside, outside } = compare(whole, after, { rect: part, isMasked: isMasked.data });
      expect(outside).toBe(-1);
      expect(inside).toBeGreaterThan(1000);
    },
  );
});

describe('new canvas', () => {
  const size = { width: 500, height: 360 };
  const old = { x: 100, y: 0, width: 400, height: 360 };

  /** What extending to the left leaves: transparent, and masked. */
  function extend(): { source: Pixels; mask: ReturnType<typeof createMask> } {
    const source = draw(size);
    const free = createMask(size);
    for (let y = 0; y < size.height; y += 1) {
      source.data.fill(0, y * size.width * 4, (y * size.width + old.x) * 4);
      free.data.fill(255, y * size.width, y * size.width + old.x);
    }
    return { source, mask: free };
  }

  it('is filled to its edge, goes on from the picture, and leaves that as it is', async () => {
    const { source, mask: free } = extend();
    const made = draw(size, { cast: 1.08 });
    const locked = await lockImage({
      source: await write(source),
      result: await write(made),
      mask: free,
      bandPx: 12,
    });
    const after = await read(locked?.blob);
    expect(findOther(cutPixels(after, old), cutPixels(source, old))).toBe(-1);
    const wanted = draw(size);
    const seam: number[] = [];
    for (let y = 0; y < size.height; y += 1) {
      for (let x = 0; x < size.width; x += 1) {
        const at = (y * size.width + x) * 4;
        if (after.data[at + 3] !== 255) throw new Error(`Pixel ${x}/${y} lets the background through.`);
        if (x >= old.x - 12 && x < old.x) seam.push(measureDifference(after.data, wanted.data, at));
      }
    }
    seam.sort((a, b) => a - b);
    expect(seam[Math.floor(seam.length * 0.95)]).toBeLessThanOrEqual(3);
  });

  it('fades where what is kept beside it is transparent', async () => {
    const clear = createPixels(size);
    const free = fillPolygon(size, toEllipsePoints({ x: 100, y: 80, width: 200, height: 160 }));
    const locked = await lockImage({
      source: await write(clear),
      result: await write(draw(size)),
      mask: free,
      bandPx: 12,
    });
    const after = await read(locked?.blob);
    expect(after.data[(160 * size.width + 200) * 4 + 3]).toBe(255);
    expect(after.data[3]).toBe(0);
    const edge = [...after.data.slice(160 * size.width * 4 + 100 * 4)].filter((_, at) => at % 4 === 3);
    expect(edge.slice(0, 12).some((alpha) => alpha > 10 && alpha < 200)).toBe(true);
  });
});
