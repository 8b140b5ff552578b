import type { WritableType } from '../../../lib/contracts/image-api.ts';
import { openCanvas, type OpenCanvas } from '../canvas-budget.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';

export interface Encoding {
  type: WritableType;
  /** 0 to 1; a PNG knows none. */
  quality?: number;
}

/** A file of the pixels. Null where the browser cannot write the type, or the picture is too large. */
export async function encodePixels(pixels: Pixels, encoding: Encoding): Promise<Blob | null> {
  const open = putPixels(pixels);
  if (!open) return null;
  const blob = await encodeCanvas(open, encoding);
  open.close();
  return blob;
}

/** A canvas with the pixels on it. Null where they are too many. */
export function putPixels(pixels: Pixels): OpenCanvas | null {
  const open = openCanvas(pixels, { isRead: true });
  open?.context.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
  return open;
}

/** A JPEG shows white where the picture is transparent. WebKit answers a wish for WebP with a PNG and no error: that is null. */
export async function encodeCanvas(open: OpenCanvas, { type, quality }: Encoding): Promise<Blob | null> {
  if (type === 'image/jpeg') lay(open, 'white');
  const blob = await open.canvas.convertToBlob(quality === undefined ? { type } : { type, quality });
  return blob.type === type ? blob : null;
}

function lay({ context, width, height }: OpenCanvas, colour: string): void {
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
}
