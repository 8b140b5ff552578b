import type { CutInput } from '../../../lib/contracts/image-api.ts';
import { openCanvas } from '../canvas-budget.ts';
import { encodeCanvas } from '../codecs/encode-pixels.ts';
import { decode } from '../decode.ts';

/** A part of a picture as a PNG; pixel for pixel where it keeps its size. Null where it cannot be decoded or is too large. */
export async function cutPart({ blob, rect, size }: CutInput): Promise<Blob | null> {
  const bitmap = await decode(blob, 0);
  const open = bitmap && openCanvas(size);
  if (!open) {
    bitmap?.close();
    return null;
  }
  const { context } = open;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, rect.x, rect.y, rect.width, rect.height, 0, 0, size.width, size.height);
  bitmap.close();
  const made = await encodeCanvas(open, { type: 'image/png' });
  open.close();
  return made;
}
