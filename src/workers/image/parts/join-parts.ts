import type { JoinInput, RenderedImage } from '../../../lib/contracts/image-api.ts';
import { toLayerMasks } from '../../../lib/kernel/parts/part-masks.ts';
import { encodePixels } from '../codecs/encode-pixels.ts';
import { readPixels } from '../codecs/read-pixels.ts';
import { lockPixels } from '../pixel-lock/lock-pixels.ts';

/**
 * Parts of other pictures laid over a base, each as pixel lock lays a result over its source: placed, its colours matched, faded in
 * within a band. A PNG; bytes outside of all masks are the base's. Null where a picture cannot be decoded, is too large, or is of
 * another size.
 */
export async function joinParts({ base, parts, bandPx }: JoinInput): Promise<RenderedImage | null> {
  const start = await readPixels(base);
  if (!start) return null;
  const masks = toLayerMasks(
    parts.map(({ mask }) => mask),
    bandPx,
  );
  let pixels = start;
  for (const [index, { blob }] of parts.entries()) {
    const result = await readPixels(blob);
    const mask = masks[index];
    if (!result || !mask || result.width !== start.width || result.height !== start.height) return null;
    pixels = lockPixels({ source: pixels, result, mask, bandPx }).pixels;
  }
  const blob = await encodePixels(pixels, { type: 'image/png' });
  return blob && { blob, mimeType: blob.type, width: pixels.width, height: pixels.height };
}
