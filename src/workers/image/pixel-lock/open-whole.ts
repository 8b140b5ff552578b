import type { PixelRect } from '../../../lib/contracts/mask.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { openCanvas, type OpenCanvas } from '../canvas-budget.ts';
import { encodeCanvas, encodePixels } from '../codecs/encode-pixels.ts';
import { isRounded } from '../codecs/is-rounded.ts';
import { readPixels } from '../codecs/read-pixels.ts';
import { decode } from '../decode.ts';
import { cutPixels, pastePixels } from './cut.ts';
import type { Pixels } from './pixels.ts';

/** A whole picture into which a part is put. */
export interface Whole extends Size {
  cut(rect: PixelRect): Pixels;
  /** `at`: where its upper left corner comes to lie. */
  paste(part: Pixels, at: { x: number; y: number }): void;
  /** As a PNG. Null where there is no room for it. */
  encode(): Promise<Blob | null>;
  close(): void;
}

/** Rows that are looked at in one go. */
const STRIP_PX = 256;

/**
 * A photo stays on one canvas, of which only parts are read as numbers; a picture that something shines through is held as numbers,
 * since a canvas would round them. Null where it cannot be decoded or is too large.
 */
export async function openWhole(blob: Blob): Promise<Whole | null> {
  const bitmap = await decode(blob, 0);
  const open = bitmap && openCanvas(bitmap, { isRead: true });
  if (bitmap) open?.context.drawImage(bitmap, 0, 0);
  bitmap?.close();
  if (!open || !isAnyRounded(open)) return open && toDrawnWhole(open);
  open.close();
  const pixels = await readPixels(blob);
  return pixels && toReadWhole(pixels);
}

function toDrawnWhole(open: OpenCanvas): Whole {
  const { context, width, height } = open;
  return {
    width,
    height,
    cut: (rect) => readRect(open, rect),
    paste: (part, { x, y }) => context.putImageData(new ImageData(part.data, part.width, part.height), x, y),
    encode: () => encodeCanvas(open, { type: 'image/png' }),
    close: () => open.close(),
  };
}

function toReadWhole(pixels: Pixels): Whole {
  const { width, height } = pixels;
  return {
    width,
    height,
    cut: (rect) => cutPixels(pixels, rect),
    paste: (part, at) => pastePixels(pixels, part, { ...at, width: part.width, height: part.height }),
    encode: () => encodePixels(pixels, { type: 'image/png' }),
    close: () => undefined,
  };
}

function readRect({ context }: OpenCanvas, { x, y, width, height }: PixelRect): Pixels {
  const { data } = context.getImageData(x, y, width, height);
  return { width, height, data: data as Uint8ClampedArray<ArrayBuffer> };
}

function isAnyRounded(open: OpenCanvas): boolean {
  for (let y = 0; y < open.height; y += STRIP_PX) {
    const height = Math.min(STRIP_PX, open.height - y);
    if (isRounded(readRect(open, { x: 0, y, width: open.width, height }))) return true;
  }
  return false;
}
