import { expect, it } from 'vitest';
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
