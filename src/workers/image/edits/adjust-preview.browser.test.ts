import { afterEach, expect, it } from 'vitest';
import type { EditStep } from '../../../lib/contracts/edit.ts';
import { NO_ADJUSTMENTS } from '../../../lib/kernel/edits/adjust-steps.ts';
import { measureLiveCanvases } from '../canvas-budget.ts';
import { encodePixels } from '../codecs/encode-pixels.ts';
import { readDrawn } from '../codecs/read-pixels.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { createAdjustPreview } from './adjust-preview.ts';
import { showEdits } from './render-edits.ts';

afterEach(() => expect(measureLiveCanvases()).toBe(0));

async function drawPng(width: number, height: number): Promise<Blob> {
  const pixels = createPixels({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      pixels.data.set([(x * 7) % 256, (y * 5) % 256, (x + y) % 256, 255], (y * width + x) * 4);
  }
  const blob = await encodePixels(pixels, { type: 'image/png' });
  if (!blob) throw new Error('No PNG.');
  return blob;
}

function read(bitmap: ImageBitmap | null): Pixels {
  const pixels = bitmap && readDrawn(bitmap, bitmap);
  bitmap?.close();
  if (!pixels) throw new Error('Nothing was drawn.');
  return pixels;
}

const values = { ...NO_ADJUSTMENTS, exposure: 3, saturation: -40, sharpen: 50, blur: 5 };
const turn: EditStep = { type: 'turn', quarters: 1 };

it('is in full what is stored after applying', async () => {
  const blob = await drawPng(120, 80);
  const preview = createAdjustPreview();
  const shown = read(await preview({ blob, steps: [turn], values, maxSidePx: 0 }));
  const stored = read(await showEdits(blob, [turn, { type: 'adjust', values }]));
  expect([shown.width, shown.height]).toEqual([80, 120]);
  expect(shown.data.findIndex((value, at) => value !== stored.data[at])).toBe(-1);
});

it('is small where that is enough, and the same picture again for other values', async () => {
  const blob = await drawPng(1200, 800);
  const preview = createAdjustPreview();
  const input = { blob, steps: [], maxSidePx: 300 };
  const plain = read(await preview({ ...input, values: NO_ADJUSTMENTS }));
  expect([plain.width, plain.height]).toEqual([300, 200]);
  const grey = read(await preview({ ...input, values: { ...NO_ADJUSTMENTS, saturation: -100 } }));
  for (let at = 0; at < grey.data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = grey.data.subarray(at, at + 3);
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThanOrEqual(1);
  }
  const again = read(await preview({ ...input, values: NO_ADJUSTMENTS }));
  expect(again.data.findIndex((value, at) => value !== plain.data[at])).toBe(-1);
});

it('is null for what cannot be decoded', async () => {
  const input = { steps: [], values, maxSidePx: 100 };
  expect(await createAdjustPreview()({ ...input, blob: new Blob(['x']) })).toBeNull();
});
