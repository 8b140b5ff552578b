import type { Pixels } from '../pixel-lock/pixels.ts';

/** Bins a channel. Finer would leave most of them empty for a short scribble. */
const BINS = 16;
const SHIFT = 4;

/** How often colours occur in a part of a picture, smoothed over neighbouring colours. */
export interface ColourModel {
  /** Above 0; comparable between models. */
  likelihood(at: number): number;
}

/** `weightOf`: how much a pixel belongs to the part, 0 to 1. */
export function createColourModel(
  { data, width, height }: Pixels,
  weightOf: (at: number) => number,
): ColourModel {
  const counts = new Float32Array(BINS ** 3);
  let total = 0;
  for (let at = 0; at < width * height; at += 1) {
    const weight = weightOf(at);
    if (weight === 0) continue;
    const bin = toBin(data, at);
    counts[bin] = (counts[bin] as number) + weight;
    total += weight;
  }
  const smooth = blurBins(counts);
  // What was never seen is unlikely, not impossible.
  const floor = 0.2 / BINS ** 3;
  return { likelihood: (at) => (total === 0 ? 0 : (smooth[toBin(data, at)] as number) / total) + floor };
}

function toBin(data: Uint8ClampedArray, at: number): number {
  const place = at * 4;
  const red = (data[place] as number) >> SHIFT;
  const green = (data[place + 1] as number) >> SHIFT;
  const blue = (data[place + 2] as number) >> SHIFT;
  return (red * BINS + green) * BINS + blue;
}

/** A quarter, a half, a quarter along each channel. */
function blurBins(counts: Float32Array): Float32Array {
  let bins = counts;
  for (const step of [1, BINS, BINS * BINS]) {
    const blurred = new Float32Array(bins.length);
    for (let at = 0; at < bins.length; at += 1) {
      const place = Math.floor(at / step) % BINS;
      const here = bins[at] as number;
      const below = place > 0 ? (bins[at - step] as number) : here;
      const above = place < BINS - 1 ? (bins[at + step] as number) : here;
      blurred[at] = (below + 2 * here + above) / 4;
    }
    bins = blurred;
  }
  return bins;
}
