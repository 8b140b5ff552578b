import type { Size } from './size.ts';

/**
 * What a model may change: one byte a pixel, row by row. 0 keeps the pixel, 255 frees it, between is a soft edge. In the file
 * that is sent this is turned round (alpha 0 frees a pixel); see `toMaskAlpha`.
 */
export interface Mask extends Size {
  data: Uint8Array<ArrayBuffer>;
}

/** Pixels, whole numbers; empty where a side is 0. */
export interface PixelRect extends Size {
  x: number;
  y: number;
}

/** How a shape meets the mask that is there. */
export type MaskMode = 'replace' | 'add' | 'subtract' | 'intersect';
