import { sha256Hex } from '../../../lib/kernel/hash.ts';
import { readPixels } from '../codecs/read-pixels.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';

/** 25 megapixels: a larger picture is decoded anew each time, and leaves room for what else is done. */
const REMEMBERED_BYTES = 100_000_000;

/** The pixels of the last picture that was asked for: who taps once taps again. */
export interface PictureMemory {
  read(blob: Blob): Promise<Pixels | null>;
}

/** The same bytes are the same picture: a Blob is another object each time it comes from another thread. */
export function createPictureMemory(decodePixels: typeof readPixels = readPixels): PictureMemory {
  let last: { hash: string; pixels: Pixels } | undefined;
  return {
    async read(blob) {
      const hash = await sha256Hex(blob);
      if (last?.hash === hash) return last.pixels;
      // Freed before the next is decoded: both at once might be too much.
      last = undefined;
      const pixels = await decodePixels(blob);
      if (pixels && pixels.data.length <= REMEMBERED_BYTES) last = { hash, pixels };
      return pixels;
    },
  };
}
