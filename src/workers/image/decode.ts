import type { Size } from '../../lib/contracts/size.ts';
import { readImageSize } from '../../lib/kernel/read-image-size.ts';
import { sniffMimeType } from '../../lib/kernel/sniff-mime-type.ts';

/** Enough for the header of every format, with a colour profile and a camera's notes before it. */
const HEADER_BYTES = 256 * 1024;

/**
 * A bitmap whose longer side is at most `maxSidePx` (0: full size), the camera's orientation applied. The browser scales
 * while it decodes where the header gives the size. Null where it cannot be decoded.
 */
export async function decode(blob: Blob, maxSidePx: number): Promise<ImageBitmap | null> {
  const known = maxSidePx > 0 ? await readScalableSize(blob) : undefined;
  const first = await createBitmapOrNull(blob, known && toFit(known, maxSidePx));
  if (!first) return null;
  const target = maxSidePx > 0 ? toFit(first, maxSidePx) : undefined;
  if (!target) return first;
  const scaled = await createBitmapOrNull(first, target);
  first.close();
  return scaled;
}

/** Size to shrink to; undefined where the image is small enough. */
export function toFit({ width, height }: Size, maxSidePx: number): Size | undefined {
  const scale = maxSidePx / Math.max(width, height);
  if (scale >= 1) return undefined;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A JPEG is scaled in a second step: whether a turned one is scaled before or after it is turned differs by browser. */
async function readScalableSize(blob: Blob): Promise<Size | undefined> {
  const header = new Uint8Array(await blob.slice(0, HEADER_BYTES).arrayBuffer());
  return sniffMimeType(header) === 'image/jpeg' ? undefined : readImageSize(header);
}

async function createBitmapOrNull(source: Blob | ImageBitmap, target?: Size): Promise<ImageBitmap | null> {
  const resize: ImageBitmapOptions = target
    ? { resizeWidth: target.width, resizeHeight: target.height, resizeQuality: 'high' }
    : {};
  try {
    return await createImageBitmap(source, { imageOrientation: 'from-image', ...resize });
  } catch {
    return null;
  }
}
