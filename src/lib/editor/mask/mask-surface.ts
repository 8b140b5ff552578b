import type { Mask, PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import { clipRect, createMask, uniteRects } from '../../kernel/mask/mask.ts';
import { MOST_KEPT_PIXELS, createLikenessMaker } from './likeness.ts';

/*
 * The mask of the picture that is shown, and its likeness, which the stage can draw. The bytes are the truth. While a hand draws, only
 * the likeness of what is under it is made, frame by frame; the canvas of the whole follows when all of it is to be drawn, or when
 * there is time: a canvas that is drawn from and written to by turns is copied each time, and this one can have 48 MB.
 */

/** A canvas of more pixels than this is made smaller than the picture: all live canvases together have to stay small. */
const MAX_CANVAS_PIXELS = 12_000_000;

export interface MaskSurface {
  readonly mask: Mask;
  /** Alpha shows the mask; its pixels are `step` times as large as the picture's. */
  readonly canvas: HTMLCanvasElement;
  /** Picture pixels a side of one pixel of the canvas. */
  readonly step: number;
  /** The bytes in `rect` were changed. */
  invalidate(rect: PixelRect): void;
  /** What was changed since this was last asked; sides are 0 where nothing was. */
  takeFresh(): PixelRect;
  /**
   * As the canvas would be in `rect` and a little around it; the place is in the canvas's pixels, and the image's upper left corner
   * is what lies there. To be drawn before the next is asked for.
   */
  likenessOf(rect: PixelRect): { image: ImageData; place: PixelRect } | undefined;
  /** Brings the canvas up to date; true if anything had changed. */
  update(): boolean;
  /** Frees the canvas' memory. */
  destroy(): void;
}

const NOTHING: PixelRect = { x: 0, y: 0, width: 0, height: 0 };

/** Throws RangeError if `mask` is of another size. */
export function createMaskSurface(
  size: Size,
  mask: Mask = createMask(size),
  document = globalThis.document,
): MaskSurface {
  if (mask.width !== size.width || mask.height !== size.height) {
    throw new RangeError('The mask and its picture differ in size.');
  }
  const step = Math.max(1, Math.ceil(Math.sqrt((size.width * size.height) / MAX_CANVAS_PIXELS)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(size.width / step);
  canvas.height = Math.ceil(size.height / step);
  const context = canvas.getContext('2d');
  const whole: PixelRect = { x: 0, y: 0, width: size.width, height: size.height };
  const toLikeness = createLikenessMaker();
  const toPlace = (rect: PixelRect): PixelRect => clipRect(toCanvasRect(rect, step), canvas);
  let dirty = whole;
  let fresh = whole;

  /** In strips: an image of the whole would take 33 MB, to be thrown away after each stroke. */
  function putStrips({ x, y, width, height }: PixelRect): void {
    const rows = Math.max(1, Math.floor(MOST_KEPT_PIXELS / width));
    for (let top = y; top < y + height; top += rows) {
      const strip = { x, y: top, width, height: Math.min(rows, y + height - top) };
      context?.putImageData(toLikeness(mask, strip, step), x, top, 0, 0, width, strip.height);
    }
  }

  function update(): boolean {
    const rect = clipRect(dirty, mask);
    dirty = NOTHING;
    if (rect.width === 0 || rect.height === 0) return false;
    putStrips(toPlace(rect));
    return true;
  }

  function takeFresh(): PixelRect {
    const rect = clipRect(fresh, mask);
    fresh = NOTHING;
    return rect;
  }

  function likenessOf(rect: PixelRect): { image: ImageData; place: PixelRect } | undefined {
    const place = toPlace(clipRect(rect, mask));
    if (place.width === 0 || place.height === 0) return undefined;
    return { image: toLikeness(mask, place, step), place };
  }

  return {
    mask,
    canvas,
    step,
    invalidate: (rect) => {
      dirty = uniteRects(dirty, rect);
      fresh = uniteRects(fresh, rect);
    },
    takeFresh,
    likenessOf,
    update,
    destroy: () => {
      canvas.width = 0;
      canvas.height = 0;
    },
  };
}

/** By whole fours in width: they are copied four at once. */
function toCanvasRect({ x, y, width, height }: PixelRect, step: number): PixelRect {
  const left = Math.floor(x / step / 4) * 4;
  const top = Math.floor(y / step);
  return {
    x: left,
    y: top,
    width: width === 0 ? 0 : Math.ceil((x + width) / step / 4) * 4 - left,
    height: Math.ceil((y + height) / step) - top,
  };
}
