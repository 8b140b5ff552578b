import type { PixelComparison } from '../../../lib/contracts/image-api.ts';
import { isSameSize, toCompareFrame } from '../../../lib/kernel/compare/compare-frame.ts';
import { readDrawn } from '../codecs/read-pixels.ts';
import { decode } from '../decode.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { comparePixels } from './compare-pixels.ts';

/** Two pictures as numbers and the map between them stay within what a tablet gives a page. */
const MOST_PIXELS = 12_000_000;

/** `comparePixels` from files: in the larger one's frame, made smaller where that is too large. Null where one cannot be decoded. */
export async function compareImages(a: Blob, b: Blob): Promise<PixelComparison | null> {
  const [first, second] = [await decode(a, 0), await decode(b, 0)];
  const found = first && second && compareBitmaps(first, second);
  first?.close();
  second?.close();
  if (!found) return null;
  const { heat, ...shares } = found;
  const bitmap = await createImageBitmap(new ImageData(heat.data, heat.width, heat.height));
  return { ...shares, heat: bitmap, width: heat.width, height: heat.height };
}

function compareBitmaps(
  a: ImageBitmap,
  b: ImageBitmap,
): { heat: Pixels; changed: number; visible: number; isScaled: boolean } | null {
  const frame = toCompareFrame(a, b, MOST_PIXELS);
  const isFirstWhole = isSameSize(frame.a, frame);
  const [whole, part, rect] = isFirstWhole ? [a, b, frame.b] : [b, a, frame.a];
  const base = readDrawn(whole, frame);
  const other = base && readDrawn(part, rect);
  if (!base || !other) return null;
  return { ...comparePixels(base, other, rect), isScaled: !isSameSize(a, frame) || !isSameSize(b, frame) };
}
