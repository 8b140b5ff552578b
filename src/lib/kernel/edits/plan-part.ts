import type { Capabilities } from '../../contracts/capabilities.ts';
import type { ToolSettings } from '../../contracts/editing.ts';
import type { PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import { MAX_AREA, MAX_RATIO, MAX_SIDE, MIN_AREA, STEP, toLegalSize } from '../legal-size.ts';
import { isRatioSizes, sizesOfRatios } from '../aspect-ratio.ts';
import { choosePart } from './choose-part.ts';
import { centreRect, toMargin, widenRect } from './part-rect.ts';

/** What of a picture is sent instead of the whole, and at what size. */
export interface PartPlan {
  /** Of the picture; around the mask, with what it needs to fit in. */
  rect: PixelRect;
  /** Pixels that the part is brought to before it is sent. */
  size: Size;
  /** The whole picture has more pixels than would be asked for: sent as a whole it would come back smaller. */
  isTooLarge: boolean;
}

export interface PartInput {
  /** The whole picture. */
  picture: Size;
  /** Where its mask is. */
  bounds: PixelRect;
  sizes: Capabilities['sizes'];
}

/** From this share of the picture on, sending the rest as well costs little. */
const SMALL_PART = 0.4;
/** Sizes that a model allows round by less than this. */
const CLEARLY_SMALLER = 0.94;
/** A part is made larger by no more than this, each way: beyond it there is nothing to be seen. */
const MOST_GROWTH = 2;

/** Undefined where the picture is best sent as a whole. */
export function planPart({ picture, bounds, sizes }: PartInput): PartPlan | undefined {
  const isTooLarge = toWholeScale(picture, sizes) < CLEARLY_SMALLER;
  const wanted = widenRect(bounds, toMargin(bounds), picture);
  const plan =
    sizes === 'any'
      ? toFreePart(picture, wanted)
      : choosePart({ picture, wanted, sizes: toSizeList(sizes), growth: MOST_GROWTH });
  const isSmall = areaOf(plan.rect) <= SMALL_PART * areaOf(picture);
  return isTooLarge || isSmall ? { ...plan, isTooLarge } : undefined;
}

/** True where the part is sent: without the lock nothing would put it back. */
export function isPartSent(
  plan: PartPlan,
  { lock, zoomEdit }: Pick<ToolSettings, 'lock' | 'zoomEdit'>,
): boolean {
  return lock && (zoomEdit === 'auto' ? plan.isTooLarge : zoomEdit === 'on');
}

const areaOf = ({ width, height }: Size): number => width * height;

/** A model with ratios is taken by the pixels that it makes of them, about. */
function toSizeList(sizes: Exclude<Capabilities['sizes'], 'any'>): readonly string[] {
  return isRatioSizes(sizes) ? sizesOfRatios(sizes) : sizes;
}

/** How much of a picture's resolution is left when it is asked for as a whole. */
function toWholeScale(picture: Size, sizes: Capabilities['sizes']): number {
  if (sizes === 'any') return Math.sqrt(areaOf(toLegalSize(picture)) / areaOf(picture));
  const scales = toSizeList(sizes)
    .filter((size) => size !== 'auto')
    .map((size) => size.split('x').map(Number))
    .map(([width = 0, height = 0]) => Math.max(width, height) / Math.max(picture.width, picture.height));
  return scales.length === 0 ? 1 : Math.max(...scales);
}

/** Of a model that draws any legal size: pixel for pixel where that is one. */
function toFreePart(picture: Size, wanted: PixelRect): { rect: PixelRect; size: Size } {
  const room = toRoom(picture, wanted);
  const scale = toScale(room);
  const ceil = (side: number): number => Math.ceil((side * scale) / STEP) * STEP;
  const size = toLegalSize({ width: ceil(room.width), height: ceil(room.height) });
  // What was wanted is in it even where the largest size is rounded down.
  const width = Math.max(room.width, size.width / scale);
  const height = Math.max(room.height, size.height / scale);
  const rect = centreRect(wanted, { width, height }, picture);
  return { rect, size: isOfShape(rect, size) ? size : toShape(rect, size) };
}

/** What is wanted, and as much around it as a legal shape and a sensible enlargement take; within the picture. */
function toRoom(picture: Size, wanted: Size): Size {
  const least = MIN_AREA / MOST_GROWTH ** 2;
  const clip = ({ width, height }: Size): Size => ({
    width: Math.min(Math.max(width, wanted.width), picture.width),
    height: Math.min(Math.max(height, wanted.height), picture.height),
  });
  const shaped = clip({ width: wanted.height / MAX_RATIO, height: wanted.width / MAX_RATIO });
  const growth = Math.max(1, Math.sqrt(least / areaOf(shaped)));
  const grown = clip({ width: shaped.width * growth, height: shaped.height * growth });
  // Where one side finds no more room, the other makes up for it.
  const rest = Math.max(1, least / areaOf(grown));
  return clip({
    width: Math.min(grown.width * rest, grown.height * MAX_RATIO),
    height: Math.min(grown.height * rest, grown.width * MAX_RATIO),
  });
}

/** Down to the largest size, up to the smallest; else 1. */
function toScale({ width, height }: Size): number {
  const down = Math.min(MAX_SIDE / Math.max(width, height), Math.sqrt(MAX_AREA / (width * height)));
  if (down < 1) return down;
  return Math.max(1, Math.sqrt(MIN_AREA / (width * height)));
}

const SAME_SHAPE = 0.03;

function isOfShape(rect: Size, size: Size): boolean {
  return Math.abs(Math.log((rect.width / rect.height) * (size.height / size.width))) <= SAME_SHAPE;
}

/** A picture so long that no legal size has its shape goes as it is, into as many pixels. */
function toShape(rect: Size, size: Size): Size {
  const scale = Math.min(size.width / rect.width, size.height / rect.height);
  return {
    width: Math.max(1, Math.round(rect.width * scale)),
    height: Math.max(1, Math.round(rect.height * scale)),
  };
}
