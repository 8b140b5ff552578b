import type { PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import { clipRect } from '../mask/mask.ts';

/** Of the longer side of what is masked. */
const MARGIN_SHARE = 0.5;
const LEAST_MARGIN_PX = 64;

/** How much around a mask a model has to see, pixels: light, perspective, what goes on beyond. */
export function toMargin({ width, height }: Size): number {
  return Math.max(LEAST_MARGIN_PX, Math.round(MARGIN_SHARE * Math.max(width, height)));
}

/** A rectangle with so many pixels more on each side, as far as the picture goes. */
export function widenRect({ x, y, width, height }: PixelRect, px: number, picture: Size): PixelRect {
  return clipRect({ x: x - px, y: y - px, width: width + 2 * px, height: height + 2 * px }, picture);
}

/** A rectangle of a size, in whole pixels, around the middle of another as far as the picture lets it. */
export function centreRect(around: PixelRect, size: Size, picture: Size): PixelRect {
  const width = Math.min(Math.round(size.width), picture.width);
  const height = Math.min(Math.round(size.height), picture.height);
  const x = Math.round(around.x + (around.width - width) / 2);
  const y = Math.round(around.y + (around.height - height) / 2);
  return {
    x: Math.min(Math.max(x, 0), picture.width - width),
    y: Math.min(Math.max(y, 0), picture.height - height),
    width,
    height,
  };
}
