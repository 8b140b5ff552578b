import type { WritableType } from '../../../lib/contracts/image-api.ts';
import type { OpenCanvas } from '../canvas-budget.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { encodeAvif } from './encode-avif.ts';
import { encodeWebp } from './encode-webp.ts';
import { encodeCanvas } from './encode-pixels.ts';

export interface FileWish {
  type: WritableType;
  /** 0 to 1. */
  quality: number;
  /** What a JPEG lies on. */
  background: string;
}

/** A file, or why there is none: too large for the encoder, or an encoder that could not be fetched. */
export type WrittenFile = { ok: true; blob: Blob } | { ok: false; reason: 'size' | 'encoder' };

/** Writes what is on the canvas, and closes it. */
export async function writeFile(open: OpenCanvas, wish: FileWish): Promise<WrittenFile> {
  const { type, quality, background } = wish;
  try {
    if (type === 'image/avif') return await writeByOurselves(open, (pixels) => encodeAvif(pixels, quality));
    const blob = await encodeCanvas(open, type === 'image/png' ? { type } : { type, quality, background });
    if (blob) return { ok: true, blob };
    if (type !== 'image/webp') return { ok: false, reason: 'size' };
    return await writeByOurselves(open, (pixels) => encodeWebp(pixels, quality));
  } finally {
    open.close();
  }
}

/** The canvas is freed before the encoder takes its memory. */
async function writeByOurselves(
  open: OpenCanvas,
  encode: (pixels: Pixels) => Promise<Blob | null>,
): Promise<WrittenFile> {
  const { width, height } = open;
  const { data } = open.context.getImageData(0, 0, width, height);
  open.close();
  try {
    const blob = await encode({ width, height, data: data as Uint8ClampedArray<ArrayBuffer> });
    return blob ? { ok: true, blob } : { ok: false, reason: 'size' };
  } catch {
    return { ok: false, reason: 'encoder' };
  }
}
