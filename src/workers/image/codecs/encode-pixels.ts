import type { WritableType } from '../../../lib/contracts/image-api.ts';
import { openCanvas, type OpenCanvas } from '../canvas-budget.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { isRounded } from './is-rounded.ts';
import { writePng } from './png/write-png.ts';

export interface Encoding {
  /** What a browser may be able to write by itself. */
  type: Exclude<WritableType, 'image/avif'>;
  /** 0 to 1; a PNG knows none. */
  quality?: number;
  /** What a JPEG lies on; white unless said. */
  background?: string;
}

/** A file of the pixels, a PNG byte for byte. Null where the browser cannot write the type, or the picture is too large. */
export async function encodePixels(pixels: Pixels, encoding: Encoding): Promise<Blob | null> {
  if (encoding.type === 'image/png' && isRounded(pixels)) return writePng(pixels);
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

/** A JPEG shows its background where the picture is transparent. WebKit answers a wish for WebP with a PNG and no error: that is null. */
export async function encodeCanvas(open: OpenCanvas, encoding: Encoding): Promise<Blob | null> {
  const { type, quality, background = 'white' } = encoding;
  if (type === 'image/jpeg') lay(open, background);
  const blob = await open.canvas.convertToBlob(quality === undefined ? { type } : { type, quality });
  return blob.type === type ? blob : null;
}

function lay({ context, width, height }: OpenCanvas, colour: string): void {
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
}
