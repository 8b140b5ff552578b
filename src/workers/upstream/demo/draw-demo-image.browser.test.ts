import { describe, expect, it } from 'vitest';
import { readImageSize } from '../../../lib/kernel/read-image-size.ts';
import { sniffMimeType } from '../../../lib/kernel/sniff-mime-type.ts';
import type { DemoRequest } from './demo-request.ts';
import { drawDemoImage } from './draw-demo-image.ts';

const SCENES = [
  'mountain',
  'dune',
  'sea at night',
  'aurora',
  'bauhaus',
  'spheres',
  'leaves',
  'city',
  'ink',
  'vase',
  'cat',
  'forest',
  'planet',
];

async function draw(
  prompt: string,
  changes: Partial<DemoRequest> = {},
  { preview = 0, index = 0 } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const request: DemoRequest = {
    form: 'images',
    edit: false,
    prompt,
    model: '',
    size: 'auto',
    quality: 'auto',
    format: 'png',
    compression: 90,
    transparent: false,
    stream: false,
    previews: 0,
    count: 1,
    sources: [],
    livesOn: false,
    ...changes,
  };
  const blob = await drawDemoImage({ request, size: { width: 192, height: 128 }, preview, index });
  return new Uint8Array(await blob.arrayBuffer());
}

async function readPixels(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const ctx = canvas.getContext('2d');
  ctx?.drawImage(bitmap, 0, 0);
  return ctx?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
}

it.each(SCENES)(
  '%s: a picture of the size asked for, no two pixels of one colour all over, the same every time',
  async (prompt) => {
    const bytes = await draw(prompt);
    expect(readImageSize(bytes)).toEqual({ width: 192, height: 128 });
    expect(await draw(prompt)).toEqual(bytes);
    const pixels = await readPixels(bytes);
    const colours = new Set<number>();
    for (let at = 0; at < pixels.length; at += 4)
      colours.add(
        (((pixels[at] ?? 0) >> 4) << 8) | (((pixels[at + 1] ?? 0) >> 4) << 4) | ((pixels[at + 2] ?? 0) >> 4),
      );
    expect(colours.size).toBeGreaterThan(20);
    expect(pixels.some((value, index) => index % 4 === 3 && value !== 255)).toBe(false);
  },
);

it.each(SCENES)('%s: another picture for every number', async (prompt) => {
  const [first, second] = await Promise.all([draw(prompt), draw(prompt, {}, { index: 1 })]);
  expect(second).not.toEqual(first);
});

it('edits a source in another way for every number', async () => {
  const sources = [new Blob([await draw('sea at night')])];
  const edit = (index: number) => draw('golden', { edit: true, sources }, { index });
  expect(await edit(1)).not.toEqual(await edit(0));
});

describe('an edit with marks', () => {
  const SIZE = { width: 192, height: 128 };

  /** A box in the left half, on nothing or over a picture. */
  async function drawBox(under?: Blob): Promise<Blob> {
    const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
    const ctx = canvas.getContext('2d');
    if (under) ctx?.drawImage(await createImageBitmap(under), 0, 0);
    if (ctx) Object.assign(ctx, { strokeStyle: '#ff3b30', lineWidth: 6 });
    ctx?.strokeRect(30, 30, 60, 60);
    return canvas.convertToBlob({ type: under ? 'image/jpeg' : 'image/png' });
  }

  /** Means of the differences to the source, within the box and in the right half. */
  async function measure(changes: Partial<DemoRequest>, source: Blob) {
    const [before, after] = await Promise.all([
      source.arrayBuffer().then((bytes) => readPixels(new Uint8Array(bytes))),
      draw('golden', { edit: true, ...changes }).then(readPixels),
    ]);
    const mean = (x: number, y: number, width: number, height: number): number => {
      let sum = 0;
      for (let row = y; row < y + height; row += 1)
        for (let at = (row * SIZE.width + x) * 4; at < (row * SIZE.width + x + width) * 4; at += 1)
          sum += Math.abs((before[at] ?? 0) - (after[at] ?? 0));
      return sum / (width * height * 4);
    };
    return { inside: mean(45, 45, 30, 30), outside: mean(130, 40, 40, 50) };
  }

  it('changes what they go round, sent as a layer or in a copy', async () => {
    const source = new Blob([await draw('bauhaus')]);
    const asLayer = await measure({ sources: [source], markup: await drawBox() }, source);
    expect(asLayer.inside).toBeGreaterThan(asLayer.outside * 2);
    const asCopy = await measure({ sources: [source, await drawBox(source)] }, source);
    expect(asCopy.inside).toBeGreaterThan(asCopy.outside * 2);
    const whole = await measure({ sources: [source] }, source);
    expect(whole.outside).toBeGreaterThan(asCopy.outside * 2);
  });
});

it('differs from prompt to prompt within a scene', async () => {
  expect(await draw('mountain')).not.toEqual(await draw('a mountain far away'));
});

it.each([
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
] as const)('writes %s', async (format, mimeType) => {
  expect(sniffMimeType(await draw('sea', { format }))).toBe(mimeType);
});

it('leaves the background open where it is to be transparent', async () => {
  const pixels = await readPixels(await draw('vase', { transparent: true }));
  expect(pixels[3]).toBe(0);
  expect(pixels.some((value, index) => index % 4 === 3 && value === 255)).toBe(true);
});

it('draws previews at the final’s size, coarser than it', async () => {
  const preview = await draw('cat', {}, { preview: 1 });
  expect(readImageSize(preview)).toEqual({ width: 192, height: 128 });
  expect(preview).not.toEqual(await draw('cat', {}, { preview: 2 }));
});

it('makes of a source something that is still recognisably it', async () => {
  const source = await draw('sea at night');
  const edited = await readPixels(await draw('golden', { edit: true, sources: [new Blob([source])] }));
  const before = await readPixels(source);
  const unrelated = await readPixels(await draw('bauhaus'));
  const distance = (a: Uint8ClampedArray, b: Uint8ClampedArray): number =>
    a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
  expect(distance(edited, before)).toBeGreaterThan(2);
  expect(distance(edited, before)).toBeLessThan(distance(unrelated, before) / 2);
});
