import type { PixelRect } from './mask.ts';
import type { Size } from './size.ts';

/**
 * One change of a picture in place. A picture's edits are a list of these over an original that stays as it is, so that each can
 * be taken back at any time. They are applied in their order.
 */
export type EditStep =
  /** Clockwise, quarters of a turn. */
  | { type: 'turn'; quarters: 1 | 2 | 3 }
  /** Straightening: clockwise degrees, -45 to 45; the corners that would stay empty are cut off. */
  | { type: 'straighten'; degrees: number }
  | { type: 'flip'; axis: 'horizontal' | 'vertical' }
  | { type: 'crop'; rect: PixelRect }
  | { type: 'resize'; size: Size }
  /** More canvas on each side, pixels, transparent; it becomes the mask. */
  | { type: 'extend'; top: number; right: number; bottom: number; left: number }
  | { type: 'adjust'; values: Adjustments };

/** Each from -100 to 100, 0 leaves as it is; `exposure` in tenths of a stop, `blur` and `sharpen` from 0. */
export interface Adjustments {
  exposure: number;
  contrast: number;
  saturation: number;
  /** Warmer above 0, cooler below. */
  temperature: number;
  sharpen: number;
  blur: number;
}

/** One stored form of a picture. */
export interface ImageVersion extends Size {
  bytesHash: string;
  mimeType: string;
  sizeBytes: number;
}

/** A result with the untouched pixels put back. */
export interface LockedVersion extends ImageVersion {
  /** Share of the kept pixels that the model had changed visibly, 0 to 1. */
  moved: number;
}
