import type { Mask } from '../../../lib/contracts/mask.ts';
import { toFinestSize, toKept, toLuma, toPyramid } from './luma-pyramid.ts';
import type { Pixels, Plane } from './pixels.ts';
import { solve } from './solve.ts';

/**
 * Where the result shows what stands at a place of the source. Both pictures are taken as 1 wide and 1 high, so that it holds at
 * every resolution: `x` of the source lies at `x * scaleX + shiftX` of the result.
 */
export interface Registration {
  scaleX: number;
  scaleY: number;
  shiftX: number;
  shiftY: number;
}

export const IDENTITY: Registration = { scaleX: 1, scaleY: 1, shiftX: 0, shiftY: 0 };

/** A model drifts by little; what looks like more is another picture. */
const MAX_SCALE = 0.06;
const MAX_SHIFT = 0.06;
const ROUNDS = 12;
/** Below this change, in shares of a pixel of the level, a level has settled. */
const SETTLED_PX = 0.005;
/** Residuals beyond so many times the median one are another content, not a drift. */
const OUTLIER = 3;
/** The fit must be better than no change by this share, or none is made. */
const GAIN = 0.9;

/** The fit of one level: the registration and the light's gain and offset, which would otherwise pass for motion. */
interface Fit extends Registration {
  gain: number;
  offset: number;
}

/**
 * Finds how the kept part of a picture has moved and grown in a result, to a fraction of a pixel (Lucas and Kanade's method from
 * coarse to fine, with outliers left out). IDENTITY where nothing certain can be said: no structure, all masked, another picture.
 */
export function register({
  source,
  result,
  mask,
}: {
  source: Pixels;
  result: Pixels;
  mask: Mask;
}): Registration {
  const size = toFinestSize(source);
  const sources = toPyramid(toLuma(source, size));
  const results = toPyramid(toLuma(result, size));
  const kept = toPyramid(toKept(mask, size));
  const still: Fit = { ...IDENTITY, gain: 1, offset: 0 };
  let fit = still;
  for (let level = sources.length - 1; level >= 0; level -= 1) {
    const planes = { source: sources[level], result: results[level], kept: kept[level] };
    if (!planes.source || !planes.result || !planes.kept) continue;
    fit = fitLevel(planes as Planes, fit);
  }
  const finest = { source: sources[0], result: results[0], kept: kept[0] } as Planes;
  if (!isPlausible(fit)) return IDENTITY;
  const light = fitLight(finest, fit);
  const isBetter = measureError(finest, light) < GAIN * measureError(finest, fitLight(finest, still));
  const { scaleX, scaleY, shiftX, shiftY } = fit;
  return isBetter ? { scaleX, scaleY, shiftX, shiftY } : IDENTITY;
}

interface Planes {
  source: Plane;
  result: Plane;
  kept: Plane;
}

function isPlausible({ scaleX, scaleY, shiftX, shiftY }: Fit): boolean {
  return [scaleX - 1, scaleY - 1].every((scale) => Math.abs(scale) <= MAX_SCALE) &&
    [shiftX, shiftY].every((shift) => Math.abs(shift) <= MAX_SHIFT + MAX_SCALE)
    ? true
    : false;
}

function fitLevel(planes: Planes, start: Fit): Fit {
  let fit = start;
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = takeStep(planes, fit);
    if (!step) return fit;
    fit = step.fit;
    if (step.movedPx < SETTLED_PX) return fit;
  }
  return fit;
}

/** What one pixel says: by how much each of the six unknowns would change the residual, and the residual. */
type Visit = (row: readonly number[], residual: number, weight: number) => void;

function visitPixels({ source, result, kept }: Planes, fit: Fit, visit: Visit): void {
  const { width, height } = source;
  const row = [0, 0, 0, 0, 0, 0];
  for (let y = 0; y < height; y += 1) {
    const v = (y + 0.5) / height;
    const ry = (v * fit.scaleY + fit.shiftY) * height - 0.5;
    if (ry < 1 || ry >= height - 2) continue;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const weight = kept.data[at] as number;
      if (weight < 0.5) continue;
      const u = (x + 0.5) / width;
      const rx = (u * fit.scaleX + fit.shiftX) * width - 0.5;
      if (rx < 1 || rx >= width - 2) continue;
      const value = sample(result, rx, ry);
      const slopeX = (sample(result, rx + 0.5, ry) - sample(result, rx - 0.5, ry)) * fit.gain * width;
      const slopeY = (sample(result, rx, ry + 0.5) - sample(result, rx, ry - 0.5)) * fit.gain * height;
      row[0] = slopeX * (u - 0.5);
      row[1] = slopeX;
      row[2] = slopeY * (v - 0.5);
      row[3] = slopeY;
      row[4] = value;
      row[5] = 1;
      visit(row, (source.data[at] as number) - (value * fit.gain + fit.offset), weight);
    }
  }
}

function takeStep(planes: Planes, fit: Fit): { fit: Fit; movedPx: number } | undefined {
  const limit = OUTLIER * Math.max(findMedianResidual(planes, fit), 1);
  const rows = Array.from({ length: 6 }, () => new Array<number>(7).fill(0));
  let count = 0;
  visitPixels(planes, fit, (row, residual, weight) => {
    const share = residual / limit;
    if (share >= 1 || share <= -1) return;
    const trust = weight * (1 - share * share) ** 2;
    count += 1;
    for (let a = 0; a < 6; a += 1) {
      const line = rows[a] as number[];
      const factor = trust * (row[a] as number);
      for (let b = a; b < 6; b += 1) line[b] = (line[b] as number) + factor * (row[b] as number);
      line[6] = (line[6] as number) + factor * residual;
    }
  });
  if (count < 200) return undefined;
  for (let a = 0; a < 6; a += 1) for (let b = 0; b < a; b += 1) (rows[a] as number[])[b] = rows[b]?.[a] ?? 0;
  const found = solve(rows);
  return found && applyStep(planes, fit, found);
}

/** Scales turn around the middle, so that a scale and a shift do not stand for one another. */
function applyStep({ source }: Planes, fit: Fit, found: number[]): { fit: Fit; movedPx: number } {
  const [growX = 0, moveX = 0, growY = 0, moveY = 0, gain = 0, offset = 0] = found;
  const moved: Fit = {
    scaleX: fit.scaleX + growX,
    shiftX: fit.shiftX + moveX - growX / 2,
    scaleY: fit.scaleY + growY,
    shiftY: fit.shiftY + moveY - growY / 2,
    gain: fit.gain + gain,
    offset: fit.offset + offset,
  };
  const movedPx = Math.max(
    (Math.abs(moveX) + Math.abs(growX) / 2) * source.width,
    (Math.abs(moveY) + Math.abs(growY) / 2) * source.height,
  );
  return { fit: isPlausible(moved) ? moved : fit, movedPx: isPlausible(moved) ? movedPx : 0 };
}

/** Only gain and offset for a given place, so that two places are compared in the same light. */
function fitLight(planes: Planes, fit: Fit): Fit {
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  const plain = { ...fit, gain: 1, offset: 0 };
  visitPixels(planes, plain, (row, residual, weight) => {
    const value = row[4] as number;
    const wanted = value + residual;
    n += weight;
    sx += weight * value;
    sy += weight * wanted;
    sxx += weight * value * value;
    sxy += weight * value * wanted;
  });
  const spread = n * sxx - sx * sx;
  const gain = spread < 1e-6 ? 1 : (n * sxy - sx * sy) / spread;
  return { ...fit, gain, offset: n === 0 ? 0 : (sy - gain * sx) / n };
}

/** Mean absolute residual over the kept pixels, each counted up to 40, so that a new object does not decide. */
function measureError(planes: Planes, fit: Fit): number {
  let [sum, weights] = [0, 0];
  visitPixels(planes, fit, (_row, residual, weight) => {
    sum += weight * Math.min(40, Math.abs(residual));
    weights += weight;
  });
  return weights === 0 ? Infinity : sum / weights;
}

function findMedianResidual(planes: Planes, fit: Fit): number {
  const counts = new Uint32Array(256);
  let total = 0;
  visitPixels(planes, fit, (_row, residual) => {
    const bin = Math.min(255, Math.round(Math.abs(residual)));
    counts[bin] = (counts[bin] as number) + 1;
    total += 1;
  });
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] as number;
    if (seen * 2 >= total) return value;
  }
  return 0;
}

/** Bilinear; the caller keeps within the plane. */
function sample({ width, data }: Plane, x: number, y: number): number {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const at = y0 * width + x0;
  const top = (data[at] as number) * (1 - fx) + (data[at + 1] as number) * fx;
  const bottom = (data[at + width] as number) * (1 - fx) + (data[at + width + 1] as number) * fx;
  return top * (1 - fy) + bottom * fy;
}
