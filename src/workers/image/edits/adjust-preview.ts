import type { EditStep } from '../../../lib/contracts/edit.ts';
import type { AdjustInput } from '../../../lib/contracts/image-api.ts';
import { sha256Hex } from '../../../lib/kernel/hash.ts';
import { putPixels } from '../codecs/encode-pixels.ts';
import { readDrawn } from '../codecs/read-pixels.ts';
import { toFit } from '../decode.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { adjustPixels } from './adjust-pixels.ts';
import { freePicture, toDrawn, toImage } from './picture.ts';
import { runEdits } from './render-edits.ts';

/** The last picture, small and not adjusted: a slider asks for it many times a second. */
interface Small {
  key: string;
  pixels: Pixels;
  /** Longer side of the picture in full. */
  sidePx: number;
}

/** Adjusts a small form of a picture, to be shown; the caller closes what comes. Null where it cannot be decoded or is too large. */
export function createAdjustPreview(): (input: AdjustInput) => Promise<ImageBitmap | null> {
  let last: Small | undefined;
  return async ({ blob, steps, values, maxSidePx, detailSidePx }) => {
    const key = `${await sha256Hex(blob)} ${maxSidePx} ${JSON.stringify(steps)}`;
    if (last?.key !== key) {
      // Freed before the next is decoded: both at once might be too much.
      last = undefined;
      const small = await readSmall(blob, steps, maxSidePx);
      if (!small) return null;
      last = { key, ...small };
    }
    const { pixels, sidePx } = last;
    const scale = Math.max(pixels.width, pixels.height) / sidePx;
    const copy = { ...pixels, data: pixels.data.slice() };
    return toBitmap(adjustPixels(copy, values, { sidePx: detailSidePx ?? sidePx, scale }));
  };
}

async function readSmall(
  blob: Blob,
  steps: readonly EditStep[],
  maxSidePx: number,
): Promise<Omit<Small, 'key'> | null> {
  const picture = await runEdits(blob, steps);
  const drawn = picture && toDrawn(picture);
  if (!drawn) return null;
  const image = toImage(drawn);
  const sidePx = Math.max(image.width, image.height);
  const pixels = readDrawn(image, (maxSidePx > 0 && toFit(image, maxSidePx)) || image);
  freePicture(drawn);
  return pixels && { pixels, sidePx };
}

function toBitmap(pixels: Pixels): ImageBitmap | null {
  const open = putPixels(pixels);
  if (!open) return null;
  const bitmap = open.canvas.transferToImageBitmap();
  open.close();
  return bitmap;
}
