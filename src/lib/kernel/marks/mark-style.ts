import type { Mark } from '../../contracts/mark.ts';
import type { Size } from '../../contracts/size.ts';
import { TEXT_HEIGHT } from './mark-shape.ts';

/** Choice of line widths, thousandths of the picture's longer side: a width looks the same on any picture. */
export const LEAST_THICKNESS = 1;
export const MOST_THICKNESS = 40;

/** Width of a line of a thickness on a picture, image pixels. */
export function toLineWidth({ width, height }: Size, thickness: number): number {
  return Math.max(1, Math.round((Math.max(width, height) * thickness) / 1000));
}

/** Thickness of a mark's line on a picture. */
export function toThickness(mark: Mark, { width, height }: Size): number {
  const thickness = (toLine(mark) * 1000) / Math.max(width, height);
  return Math.min(Math.max(Math.round(thickness), LEAST_THICKNESS), MOST_THICKNESS);
}

/** What the width of a line makes of a mark: the same width makes large letters. */
export function toMarkWidth(type: Mark['type'], linePx: number): number {
  return type === 'text' ? linePx * TEXT_HEIGHT : linePx;
}

export function setLineWidth(mark: Mark, linePx: number): Mark {
  return { ...mark, widthPx: toMarkWidth(mark.type, linePx) };
}

function toLine({ type, widthPx }: Mark): number {
  return type === 'text' ? widthPx / TEXT_HEIGHT : widthPx;
}
