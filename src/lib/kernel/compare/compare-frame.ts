import type { PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';

/** One frame for two pictures, and where each lies in it. Pixels of the frame, whole numbers. */
export interface CompareFrame extends Size {
  a: PixelRect;
  b: PixelRect;
}

/** Two sizes of one shape differ by less than this share; sizes that a model allows round by as much. */
const SAME_SHAPE = 0.01;

/**
 * The frame is the picture with more pixels. The other fills it where it has the same shape; else it is as large as fits, in the
 * middle. Both are made smaller together where the frame would have more than `maxPixels`.
 */
export function toCompareFrame(a: Size, b: Size, maxPixels = Infinity): CompareFrame {
  const isFirst = a.width * a.height >= b.width * b.height;
  const frame = limitSize(isFirst ? a : b, maxPixels);
  const whole: PixelRect = { x: 0, y: 0, ...frame };
  const other = fitInto(frame, isFirst ? b : a);
  return { ...frame, a: isFirst ? whole : other, b: isFirst ? other : whole };
}

/** True where two pictures have the same pixels to a frame: nothing has to be scaled to compare them. */
export function isSameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}

function limitSize({ width, height }: Size, maxPixels: number): Size {
  const scale = Math.min(1, Math.sqrt(maxPixels / (width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function fitInto(frame: Size, picture: Size): PixelRect {
  const [ratio, own] = [frame.width / frame.height, picture.width / picture.height];
  if (Math.abs(ratio - own) <= SAME_SHAPE * ratio)
    return { x: 0, y: 0, width: frame.width, height: frame.height };
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  return {
    x: Math.floor((frame.width - width) / 2),
    y: Math.floor((frame.height - height) / 2),
    width,
    height,
  };
}
