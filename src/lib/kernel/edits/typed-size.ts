import type { Size } from '../../contracts/size.ts';

/** From this side on a browser may hand out a canvas that draws nothing. */
export const MOST_SIDE_PX = 8192;
/** A picture of so many pixels and what it is made of fit into what a tablet gives a page. */
const MOST_PIXELS = 50_000_000;

export interface TypedSize {
  /** What there was before. */
  from: Size;
  /** What was typed: one side. */
  typed: { width: number } | { height: number };
  /** Width over height that is kept; undefined: the other side stays. */
  ratio: number | undefined;
}

/** A size after one of its sides was typed: whole pixels, as large as can be worked on at most. */
export function toTypedSize({ from, typed, ratio }: TypedSize): Size {
  const isWide = 'width' in typed;
  const side = toWhole(isWide ? typed.width : typed.height, MOST_SIDE_PX);
  if (ratio === undefined) {
    const other = isWide ? from.height : from.width;
    const most = Math.min(MOST_SIDE_PX, Math.floor(MOST_PIXELS / other));
    return isWide
      ? { width: Math.min(side, most), height: other }
      : { width: other, height: Math.min(side, most) };
  }
  return scaleSize(isWide ? { width: side, height: side / ratio } : { width: side * ratio, height: side }, 1);
}

/** A size by a factor, in whole pixels: as large as can be worked on at most, in its own shape. */
export function scaleSize({ width, height }: Size, factor: number): Size {
  const wanted = Math.max(factor, 0);
  const most = Math.min(MOST_SIDE_PX / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  const scale = Math.min(wanted, most);
  return { width: toWhole(width * scale, MOST_SIDE_PX), height: toWhole(height * scale, MOST_SIDE_PX) };
}

function toWhole(length: number, most: number): number {
  return Math.min(Math.max(Math.round(length), 1), most);
}
