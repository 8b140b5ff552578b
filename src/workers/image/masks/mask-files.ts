import type { Mask } from '../../../lib/contracts/mask.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { fromMaskPixels, toMaskAlpha } from '../../../lib/kernel/mask/mask-alpha.ts';
import { isMaskEmpty } from '../../../lib/kernel/mask/mask.ts';
import { encodePixels } from '../codecs/encode-pixels.ts';
import { readDrawn } from '../codecs/read-pixels.ts';
import { decode } from '../decode.ts';

/** A PNG as it is sent. Black has the same bytes under every alpha, so that the canvas loses nothing. Null: nothing may change. */
export async function encodeMask(mask: Mask): Promise<Blob | null> {
  if (isMaskEmpty(mask)) return null;
  const { width, height } = mask;
  return encodePixels({ width, height, data: toMaskAlpha(mask) }, { type: 'image/png' });
}

/** A mask out of any picture, scaled to `size`. Null where it cannot be decoded or is too large. */
export async function decodeMask(blob: Blob, size: Size): Promise<Mask | null> {
  const bitmap = await decode(blob, 0);
  if (!bitmap) return null;
  const pixels = readDrawn(bitmap, size);
  bitmap.close();
  return pixels && fromMaskPixels(size, pixels.data);
}
