import type { Capabilities, RatioSizes } from '../../contracts/capabilities.ts';
import type { EditStep } from '../../contracts/edit.ts';
import type { Resolution } from '../../contracts/parameters.ts';
import type { Size } from '../../contracts/size.ts';
import { isRatioSizes, parseAspectRatio, resolutionsOf, toAspectRatio, toSize } from '../aspect-ratio.ts';
import { MIN_AREA } from '../legal-size.ts';
import { chooseSize, toScale } from './choose-size.ts';
import { toCropLoss } from './crop-loss.ts';
import { legalSizesLike, sizesWithin } from './free-sizes.ts';

/** What a model is asked for, so that a target can be cut out of it. */
export interface TemplatePlan {
  /** `a:b`; `auto` where the model lists no shape. */
  aspectRatio: string;
  resolution: Resolution;
  size: Size | 'auto';
  /** Share of what is drawn that is cut off, 0 to 1. */
  cropLoss: number;
  /** The model has no size that is large enough. */
  isEnlarged: boolean;
}

/** Crop loss above which people are warned. */
export const WARN_LOSS = 0.2;

/** Below it two listed sizes have the same shape. */
const SAME_SHAPE = 0.005;

/** How to come to exact pixels with a model: its nearest shape by crop loss, at the lowest resolution that is enough. */
export function planTemplate(target: Size, capabilities: Pick<Capabilities, 'sizes'>): TemplatePlan {
  const { sizes } = capabilities;
  if (sizes === 'any') return planSize({ target, capabilities, size: chooseLegal(target) });
  if (!isRatioSizes(sizes)) return planSize({ target, capabilities, size: chooseListed(sizes, target) });
  if (sizes.sides) return planSize({ target, capabilities, size: chooseWithin(sizes, sizes.sides, target) });
  return planRatio(target, { sizes });
}

function chooseLegal(target: Size): Size | undefined {
  return chooseSize({ sizes: legalSizesLike(target), target, leastArea: MIN_AREA });
}

/** Not smaller than the lowest resolution: models draw badly below what they were made for. */
function chooseWithin(
  { areas }: RatioSizes,
  sides: NonNullable<RatioSizes['sides']>,
  target: Size,
): Size | undefined {
  const leastArea = Math.min(...Object.values(areas));
  return chooseSize({
    sizes: sizesWithin(target, sides),
    target,
    leastArea: Number.isFinite(leastArea) ? leastArea : 0,
  });
}

function chooseListed(sizes: readonly string[], target: Size): Size | undefined {
  const listed = sizes.flatMap((text) => {
    const sides = parseAspectRatio(text);
    return sides ? [{ width: sides.a, height: sides.b }] : [];
  });
  const leastLoss = Math.min(...listed.map((size) => toCropLoss(size, target)));
  const nearest = listed.filter((size) => toCropLoss(size, target) <= leastLoss + SAME_SHAPE);
  return chooseSize({ sizes: nearest, target, leastArea: 0 });
}

interface SizePlan {
  target: Size;
  capabilities: Pick<Capabilities, 'sizes'>;
  size: Size | undefined;
}

function planSize({ target, capabilities, size }: SizePlan): TemplatePlan {
  if (!size) return planNothing(capabilities);
  return {
    aspectRatio: toAspectRatio(size),
    resolution: toResolution(size, capabilities),
    size,
    cropLoss: toCropLoss(size, target),
    isEnlarged: toScale(size, target) < 1,
  };
}

/** The shape is the model's own choice. */
function planNothing(capabilities: Pick<Capabilities, 'sizes'>): TemplatePlan {
  const resolution = resolutionsOf(capabilities)[0] ?? '1K';
  return { aspectRatio: 'auto', resolution, size: 'auto', cropLoss: 0, isEnlarged: false };
}

/** The one that is nearest to so many pixels. */
function toResolution({ width, height }: Size, capabilities: Pick<Capabilities, 'sizes'>): Resolution {
  const distance = (resolution: Resolution): number => {
    const square = toSize({ aspectRatio: '1:1', resolution, capabilities });
    return square === 'auto' ? 0 : Math.abs(Math.log((square.width * square.height) / (width * height)));
  };
  const offered = resolutionsOf(capabilities);
  return [...offered].sort((one, other) => distance(one) - distance(other))[0] ?? '1K';
}

function planRatio(target: Size, capabilities: { sizes: RatioSizes }): TemplatePlan {
  const nearest = findRatio(capabilities.sizes.ratios, target);
  if (!nearest) return planNothing(capabilities);
  const { aspectRatio, cropLoss } = nearest;
  const plans = resolutionsOf(capabilities).map((resolution): TemplatePlan => {
    const size = toSize({ aspectRatio, resolution, capabilities });
    const isEnlarged = size !== 'auto' && toScale(size, target) < 1;
    return { aspectRatio, resolution, size, cropLoss, isEnlarged };
  });
  return plans.find(({ isEnlarged }) => !isEnlarged) ?? plans.at(-1) ?? planNothing(capabilities);
}

function findRatio(
  ratios: readonly string[],
  target: Size,
): { aspectRatio: string; cropLoss: number } | undefined {
  const known = ratios.flatMap((aspectRatio) => {
    const ratio = parseAspectRatio(aspectRatio);
    if (!ratio) return [];
    return [{ aspectRatio, cropLoss: toCropLoss({ width: ratio.a, height: ratio.b }, target) }];
  });
  return known.sort((one, other) => one.cropLoss - other.cropLoss)[0];
}

/** The steps that bring a picture to exact pixels: cut out of its middle, then enlarged or reduced; none where it has them. */
export function fitToTarget(made: Size, target: Size): EditStep[] {
  const crop = toCentredCrop(made, target);
  const isCropped = crop.width !== made.width || crop.height !== made.height;
  const isResized = crop.width !== target.width || crop.height !== target.height;
  return [
    ...(isCropped ? [{ type: 'crop', rect: crop } as const] : []),
    ...(isResized ? [{ type: 'resize', size: { width: target.width, height: target.height } } as const] : []),
  ];
}

/** The largest part in the target's shape, in whole pixels. */
function toCentredCrop({ width, height }: Size, target: Size) {
  const ratio = target.width / target.height;
  const cropped = {
    width: Math.min(width, Math.max(1, Math.round(height * ratio))),
    height: Math.min(height, Math.max(1, Math.round(width / ratio))),
  };
  return {
    x: Math.floor((width - cropped.width) / 2),
    y: Math.floor((height - cropped.height) / 2),
    ...cropped,
  };
}
