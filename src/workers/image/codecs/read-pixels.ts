import type { Size } from '../../../lib/contracts/size.ts';
import { openCanvas } from '../canvas-budget.ts';
import { decode } from '../decode.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { isRounded } from './is-rounded.ts';
import { readPng } from './png/read-png.ts';

/**
 * The pixels of a picture as they are shown: orientation applied, a colour profile turned into sRGB (what is written again has
 * none, so that without this its colours would change). Opaque pixels are exact, those of a plain PNG always; else they are
 * rounded where something shines through. Null where the picture cannot be decoded or is too large.
 */
export async function readPixels(blob: Blob): Promise<Pixels | null> {
  const bitmap = await decode(blob, 0);
  if (!bitmap) return null;
  const pixels = readDrawn(bitmap, bitmap);
  bitmap.close();
  if (!pixels || !isRounded(pixels)) return pixels;
  return (await readPng(blob)) ?? pixels;
}

/** The pixels of what can be drawn, scaled to `size`. Null where it is too large. */
export function readDrawn(image: ImageBitmap | OffscreenCanvas, { width, height }: Size): Pixels | null {
  const open = openCanvas({ width, height }, { isRead: true });
  if (!open) return null;
  open.context.imageSmoothingQuality = 'high';
  open.context.drawImage(image, 0, 0, width, height);
  const { data } = open.context.getImageData(0, 0, width, height);
  open.close();
  return { width, height, data: data as Uint8ClampedArray<ArrayBuffer> };
}
