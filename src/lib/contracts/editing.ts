import type { MaskMode, PixelRect } from './mask.ts';

/** What the hand holds. */
export type ToolId =
  | 'pan'
  | 'brush'
  | 'eraser'
  | 'box'
  | 'ellipse'
  | 'lasso'
  | 'polygon'
  | 'colour'
  | 'object'
  | 'select'
  | 'rectangle'
  | 'oval'
  | 'arrow'
  | 'pen'
  | 'text'
  | 'pin'
  | 'crop'
  | 'extend'
  | 'resize'
  | 'adjust';

export type MarkToolId = Extract<ToolId, 'select' | 'rectangle' | 'oval' | 'arrow' | 'pen' | 'text' | 'pin'>;

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

/** How new marks look. */
export interface MarkOptions {
  /** `#rrggbb` */
  colour: string;
  /** Width of lines, thousandths of the picture's longer side. */
  thickness: number;
}

/** What the hand holds and how it holds it. */
export interface ToolSettings {
  tool: ToolId;
  brush: BrushOptions;
  mode: MaskMode;
  look: MaskLook;
  mark: MarkOptions;
  /** After a pen was seen fingers move the picture; this lets them draw all the same. */
  drawWithFinger: boolean;
  /** Of colour select, 0 to 100. */
  tolerance: number;
  contiguous: boolean;
  /** Put back what the mask keeps, once a result is there. */
  lock: boolean;
  /** Width of the band in which a result fades in, image pixels. */
  bandPx: number;
  /** Send only the part around the mask, and put it back into the whole; `auto`: where the whole would come back smaller. */
  zoomEdit: 'auto' | 'on' | 'off';
  /** Marks go along with the next request. */
  sendMarks: boolean;
}

/** Where the mask is shown: the canvas, as far as state may speak to it. */
export interface MaskPort {
  /** The mask's bytes in `rect` were changed by someone else than its tools. */
  invalidate(rect: PixelRect): void;
  /** Someone else is about to change the mask: a stroke that is under way ends, and is an act of its own. */
  settle?(): void;
}
