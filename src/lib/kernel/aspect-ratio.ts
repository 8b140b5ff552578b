import type { Capabilities, RatioSizes } from '../contracts/capabilities.ts';
import type { Resolution } from '../contracts/parameters.ts';
import type { Size } from '../contracts/size.ts';
import { MAX_AREA, toLegalSize } from './legal-size.ts';

/** Ratios that the composer offers, besides `auto` and one of the user's own. */
export const ASPECT_RATIOS = [
  '1:1',
  '4:5',
  '3:4',
  '2:3',
  '9:16',
  '9:21',
  '5:4',
  '4:3',
  '3:2',
  '16:9',
  '21:9',
] as const;

export const RESOLUTIONS: readonly Resolution[] = ['1K', '2K', '4K'];

const EVERY_RESOLUTION: readonly Resolution[] = ['512', ...RESOLUTIONS];

/** Sizes that are fixed by custom rather than by the rule, landscape first. */
const PRESETS: Record<string, Partial<Record<Resolution, Size>>> = {
  '1:1': {
    '1K': { width: 1024, height: 1024 },
    '2K': { width: 2048, height: 2048 },
    '4K': { width: 2880, height: 2880 },
  },
  '3:2': {
    '1K': { width: 1536, height: 1024 },
    '2K': { width: 2048, height: 1360 },
    '4K': { width: 3520, height: 2352 },
  },
  '16:9': {
    '1K': { width: 1536, height: 864 },
    '2K': { width: 2048, height: 1152 },
    '4K': { width: 3840, height: 2160 },
  },
};

/** Pixels that a resolution stands for where no preset does. */
const AREAS: Record<Resolution, number> = {
  '512': 262_144,
  '1K': 1_050_000,
  '2K': 2_790_000,
  '4K': MAX_AREA,
};

/** Reads `a:b` (also `a/b`, `axb`, decimals); undefined where it is no ratio of two positive numbers. */
export function parseAspectRatio(text: string): { a: number; b: number } | undefined {
  const found = /^\s*(\d{1,5}(?:\.\d{1,4})?)\s*[:/x×：]\s*(\d{1,5}(?:\.\d{1,4})?)\s*$/i.exec(text);
  const a = Number(found?.[1]);
  const b = Number(found?.[2]);
  return a > 0 && b > 0 ? { a, b } : undefined;
}

const turn = ({ width, height }: Size): Size => ({ width: height, height: width });

function toFreeSize(aspectRatio: string, resolution: Resolution): Size | 'auto' {
  const ratio = parseAspectRatio(aspectRatio);
  if (!ratio) return 'auto';
  const preset = PRESETS[`${ratio.a}:${ratio.b}`]?.[resolution];
  if (preset) return preset;
  const turned = PRESETS[`${ratio.b}:${ratio.a}`]?.[resolution];
  if (turned) return turn(turned);
  const width = Math.sqrt((AREAS[resolution] * ratio.a) / ratio.b);
  return toLegalSize({ width, height: (width * ratio.b) / ratio.a });
}

/** `WxH` as pixels. */
function parseSize(text: string): Size {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** Pixels as the simplest `a:b`. */
export function toAspectRatio({ width, height }: Size): string {
  const divisor = greatestDivisor(width, height) || 1;
  return `${width / divisor}:${height / divisor}`;
}

/** Ratios, as `a:b`, that are offered for a model, besides `auto`; a model with a few sizes only has only theirs. */
export function ratiosOf({ sizes }: Pick<Capabilities, 'sizes'>): readonly string[] {
  if (sizes === 'any') return ASPECT_RATIOS;
  if (isRatioSizes(sizes)) return sizes.ratios;
  return sizes.filter((size) => size !== 'auto').map((size) => toAspectRatio(parseSize(size)));
}

/** Resolutions that are offered for a model, lowest first. */
export function resolutionsOf({ sizes }: Pick<Capabilities, 'sizes'>): readonly Resolution[] {
  if (sizes === 'any') return RESOLUTIONS;
  if (!isRatioSizes(sizes)) return RESOLUTIONS.slice(0, 1);
  return EVERY_RESOLUTION.filter((resolution) => sizes.areas[resolution] !== undefined);
}

/** A model that is asked for a ratio and a resolution. */
export function isRatioSizes(sizes: Capabilities['sizes']): sizes is RatioSizes {
  return typeof sizes === 'object' && 'ratios' in sizes;
}

/** Of ratios the one that is nearest, as a factor; undefined where the text is none, or there are none. */
export function toNearestRatio(ratios: readonly string[], aspectRatio: string): string | undefined {
  const wanted = parseAspectRatio(aspectRatio);
  if (!wanted) return undefined;
  const distance = (text: string): number => {
    const ratio = parseAspectRatio(text);
    return ratio ? Math.abs(Math.log((ratio.a * wanted.b) / (ratio.b * wanted.a))) : Infinity;
  };
  return [...ratios].sort((one, other) => distance(one) - distance(other))[0];
}

/** The pixels that such a model makes: about, where it rounds them in its own way; exactly, where any size is drawn. */
function toAboutSize(
  { ratios, areas, sides }: RatioSizes,
  aspectRatio: string,
  resolution: Resolution,
): Size | 'auto' {
  const asked = sides ? aspectRatio : (toNearestRatio(ratios, aspectRatio) ?? '');
  const ratio = parseAspectRatio(asked);
  const area = areas[resolution] ?? areas['1K'] ?? Object.values(areas)[0];
  if (!ratio || area === undefined) return 'auto';
  const width = Math.sqrt((area * ratio.a) / ratio.b);
  const size = { width, height: (width * ratio.b) / ratio.a };
  return sides ? fitSides(size, sides) : { width: Math.round(size.width), height: Math.round(size.height) };
}

/**
 * The size with sides that are drawn which is nearest to a wished one: grown or shrunk as a whole, so that its shape stays as far
 * as the bounds let it.
 */
export function fitSides({ width, height }: Size, sides: NonNullable<RatioSizes['sides']>): Size {
  const { minPx, maxPx, stepPx } = sides;
  const grown = Math.max(1, minPx / Math.min(width, height));
  const scale = grown * Math.min(1, maxPx / (Math.max(width, height) * grown));
  const low = Math.ceil(minPx / stepPx) * stepPx;
  const high = Math.floor(maxPx / stepPx) * stepPx;
  const toSide = (side: number): number =>
    Math.min(high, Math.max(low, Math.round((side * scale) / stepPx) * stepPx));
  return { width: toSide(width), height: toSide(height) };
}

/** All that such a model may make, as `WxH`. */
export function sizesOfRatios(sizes: RatioSizes): string[] {
  const resolutions = resolutionsOf({ sizes });
  const made = sizes.ratios.flatMap((ratio) =>
    resolutions.map((resolution) => toAboutSize(sizes, ratio, resolution)),
  );
  return made.filter((size) => size !== 'auto').map(({ width, height }) => `${width}x${height}`);
}

/** Of a model's few sizes the one whose ratio is nearest (compared as a factor, so that 2:1 and 1:2 are equally far from 1:1). */
function toNearestSize(sizes: readonly string[], aspectRatio: string): Size | 'auto' {
  const ratio = parseAspectRatio(aspectRatio);
  if (!ratio) return 'auto';
  const distance = ({ width, height }: Size) =>
    Math.abs(Math.log(width / height) - Math.log(ratio.a / ratio.b));
  const parsed = sizes.filter((size) => size !== 'auto').map(parseSize);
  return parsed.sort((one, other) => distance(one) - distance(other))[0] ?? 'auto';
}

/** The exact pixels that a choice in the composer means for a model; `auto` leaves them to the model. */
export function toSize(choice: {
  aspectRatio: string;
  resolution: Resolution;
  capabilities: Pick<Capabilities, 'sizes'>;
}): Size | 'auto' {
  const { aspectRatio, resolution, capabilities } = choice;
  if (capabilities.sizes === 'any') return toFreeSize(aspectRatio, resolution);
  if (isRatioSizes(capabilities.sizes)) return toAboutSize(capabilities.sizes, aspectRatio, resolution);
  return toNearestSize(capabilities.sizes, aspectRatio);
}
