import type { Size } from '../contracts/size.ts';

/** Limits of what GPT image models draw, in pixels. Source: facts on OpenAI images, as of 2026-11. */
export const STEP = 16;
export const MAX_SIDE = 3840;
export const MAX_RATIO = 3;
export const MIN_AREA = 655_360;
export const MAX_AREA = 8_294_400;

/** Two sums of relative errors that differ by less are equal: they come from the same fractions in another order. */
const TIE = 1e-9;

/** True if a model that draws any legal size accepts this one. Sides in pixels. */
export function isLegalSize({ width, height }: Size): boolean {
  const area = width * height;
  return (
    [width, height].every(
      (side) => Number.isInteger(side) && side % STEP === 0 && side > 0 && side <= MAX_SIDE,
    ) &&
    Math.max(width, height) <= MAX_RATIO * Math.min(width, height) &&
    area >= MIN_AREA &&
    area <= MAX_AREA
  );
}

/**
 * The legal size nearest to a wished one, in pixels; a legal size stays as it is. Takes anything: a side that is no positive
 * number counts as 1, an endless one as very long. Never throws.
 */
export function toLegalSize(size: Size): Size {
  const wished = scaleIntoLimits(clampRatio({ width: toSide(size.width), height: toSide(size.height) }));
  const [first, ...others] = toCandidates(wished);
  if (!first) return { width: 1024, height: 1024 };
  return others.reduce((best, candidate) => (isBetter(candidate, best, wished) ? candidate : best), first);
}

function toSide(side: number): number {
  if (!(side > 0)) return 1;
  return Math.min(side, 1e6);
}

/** Shortens the longer side until the ratio is allowed. */
function clampRatio({ width, height }: Size): Size {
  return { width: Math.min(width, height * MAX_RATIO), height: Math.min(height, width * MAX_RATIO) };
}

function scaleIntoLimits({ width, height }: Size): Size {
  const down = Math.min(1, MAX_SIDE / Math.max(width, height), Math.sqrt(MAX_AREA / (width * height)));
  const area = width * height * down * down;
  const factor = area < MIN_AREA ? down * Math.sqrt(MIN_AREA / area) : down;
  return { width: width * factor, height: height * factor };
}

/** Legal pairs of the multiples around; a step further out only where there is none (at a corner of two limits). */
function toCandidates(wished: Size): Size[] {
  for (const reach of [0, 1, 2]) {
    const legal = pairsAround(wished, reach).filter(isLegalSize);
    if (legal.length > 0) return legal;
  }
  return [];
}

function pairsAround({ width, height }: Size, reach: number): Size[] {
  return multiplesAround(width, reach).flatMap((w) =>
    multiplesAround(height, reach).map((h) => ({ width: w, height: h })),
  );
}

function multiplesAround(side: number, reach: number): number[] {
  const first = Math.floor(side / STEP) - reach;
  const last = Math.ceil(side / STEP) + reach;
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * STEP);
}

const offBy = (value: number, wished: number) => Math.abs(value - wished) / wished;

/** What is compared, most important first. */
const ERRORS: ((candidate: Size, wished: Size) => number)[] = [
  (c, w) => offBy(c.width, w.width) + offBy(c.height, w.height),
  (c, w) => offBy(c.width / c.height, w.width / w.height),
  (c, w) => offBy(c.width * c.height, w.width * w.height),
];

function isBetter(candidate: Size, best: Size, wished: Size): boolean {
  for (const error of ERRORS) {
    const difference = error(candidate, wished) - error(best, wished);
    if (Math.abs(difference) > TIE) return difference < 0;
  }
  // Half is rounded up.
  return candidate.width + candidate.height > best.width + best.height;
}
