import type { Size } from '../../../../lib/contracts/size.ts';
import { parseAspectRatio } from '../../../../lib/kernel/aspect-ratio.ts';

/** Room for a drawing of a shape, CSS pixels. */
const ROOM: Size = { width: 96, height: 58 };
const THINNEST = 4;

/** A shape as large as its room allows. */
export function toShape({ width, height }: Size): Size {
  const scale = Math.min(ROOM.width / width, ROOM.height / height);
  return { width: Math.max(THINNEST, width * scale), height: Math.max(THINNEST, height * scale) };
}

/** What is drawn around it, of which a share of `cropLoss` is cut off: wider or higher than the shape itself. */
export function toDrawnShape(target: Size, cropLoss: number, aspectRatio: string): Size {
  const shape = toShape(target);
  const drawn = parseAspectRatio(aspectRatio);
  const isWider = drawn !== undefined && drawn.a / drawn.b > target.width / target.height;
  const grown = 1 / (1 - cropLoss);
  return isWider
    ? { width: Math.min(ROOM.width + 16, shape.width * grown), height: shape.height }
    : { width: shape.width, height: Math.min(ROOM.height + 4, shape.height * grown) };
}
