import type { CreatedThumbnail } from '../../lib/contracts/image-api.ts';
import { decode } from './decode.ts';
import { drawBitmap } from './draw-bitmap.ts';

const QUALITY = 0.82;
const ALPHA_STEP = 4;

/** A small picture, WebP where the browser can write it. Null where the image cannot be decoded. */
export async function createThumbnail(blob: Blob, maxSidePx: number): Promise<CreatedThumbnail | null> {
  const bitmap = await decode(blob, maxSidePx);
  if (!bitmap) return null;
  const { width, height } = bitmap;
  const small = await drawBitmap(bitmap, encode);
  return small && { blob: small, width, height };
}

/** WebKit answers a wish for WebP with a PNG and no error: then a JPEG is smaller, unless something shines through. */
async function encode(canvas: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D): Promise<Blob> {
  const first = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
  if (first.type === 'image/webp' || hasTransparency(context)) return first;
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}

function hasTransparency(context: OffscreenCanvasRenderingContext2D): boolean {
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  for (let position = ALPHA_STEP - 1; position < data.length; position += ALPHA_STEP) {
    if (data[position] !== 255) return true;
  }
  return false;
}
