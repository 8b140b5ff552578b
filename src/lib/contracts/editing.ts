import type { MaskMode, PixelRect } from './mask.ts';

/** What the hand holds. */
export type ToolId =
  | 'pan'
  | 'brush'
  | 'eraser'
  | 'box'
  | 'ellipse'
  | 'lasso'
  | 'colour'
  | 'object'
  | 'rectangle'
  | 'oval'
  | 'arrow'
  | 'pen'
  | 'text'
  | 'pin'
  | 'crop';

export interface BrushOptions {
  /** Diameter, image pixels, 1 to 500. */
  sizePx: number;
  /** 0 to 1. */
  hardness: number;
  pressureOnSize: boolean;
}

/** How a mask is shown: never as paint, so that it is not taken for part of the picture. */
export interface MaskLook {
  /** `#rrggbb` */
  colour: string;
  /** 0 to 1. */
  opacity: number;
  isVisible: boolean;
}

/** What the hand holds and how it holds it. */
export interface ToolSettings {
  tool: ToolId;
  brush: BrushOptions;
  mode: MaskMode;
  look: MaskLook;
  /** After a pen was seen fingers move the picture; this lets them draw all the same. */
  drawWithFinger: boolean;
  /** Of colour select, 0 to 100. */
  tolerance: number;
  contiguous: boolean;
  /** Put back what the mask keeps, once a result is there. */
  lock: boolean;
  /** Width of the band in which a result fades in, image pixels. */
  bandPx: number;
}

/** Where the mask is shown: the canvas, as far as state may speak to it. */
export interface MaskPort {
  /** The mask's bytes in `rect` were changed by someone else than its tools. */
  invalidate(rect: PixelRect): void;
}
