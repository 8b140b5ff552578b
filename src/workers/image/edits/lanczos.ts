import type { Size } from '../../../lib/contracts/size.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';

/** Lobes of the window. */
const LOBES = 3;

/** What one pixel of a line is mixed of: the first place it reads, and how much of each from there on; they add up to 1. */
export interface Taps {
  first: number;
  shares: Float64Array;
}

/** Lanczos3 taps for every place of a line of `length` out of one of `from`. Beyond its ends a line goes on as it ends. */
export function toTaps(length: number, from: number): Taps[] {
  const scale = from / length;
  // When shrinking, the window grows so that no source pixel is passed over.
  const stretch = Math.max(1, scale);
  return Array.from({ length }, (_, at) => {
    const middle = (at + 0.5) * scale - 0.5;
    return toTapsAt({ middle, stretch, from });
  });
}

function toTapsAt({ middle, stretch, from }: { middle: number; stretch: number; from: number }): Taps {
  const start = Math.ceil(middle - LOBES * stretch);
  const end = Math.floor(middle + LOBES * stretch);
  const clamp = (place: number): number => Math.min(Math.max(place, 0), from - 1);
  const first = clamp(start);
  const shares = new Float64Array(clamp(end) - first + 1);
  let sum = 0;
  for (let place = start; place <= end; place += 1) {
    const share = window((place - middle) / stretch);
    const at = clamp(place) - first;
    shares[at] = (shares[at] as number) + share;
    sum += share;
  }
  return { first, shares: shares.map((share) => share / sum) };
}

function window(x: number): number {
  if (Math.abs(x) < 1e-9) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const angle = Math.PI * x;
  return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}

/**
 * The picture at another size. Colours are mixed by how much their pixel is seen, so that nothing bleeds out of transparent ones; a
 * window of lines slides down the source, so that no second picture is held in full.
 */
export function resample(pixels: Pixels, size: Size): Pixels {
  if (pixels.width === size.width && pixels.height === size.height) return pixels;
  const columns = toTaps(size.width, pixels.width);
  const resized = createPixels(size);
  const lines = new Map<number, Float32Array>();
  const sum = new Float64Array(size.width * 4);
  toTaps(size.height, pixels.height).forEach(({ first, shares }, y) => {
    for (const place of lines.keys()) if (place < first) lines.delete(place);
    sum.fill(0);
    shares.forEach((share, at) => {
      const line = lines.get(first + at) ?? readLine(pixels, first + at, columns);
      lines.set(first + at, line);
      addLine(sum, line, share);
    });
    writeLine(resized.data, y * size.width * 4, sum);
  });
  return resized;
}

function addLine(sum: Float64Array, line: Float32Array, share: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) + share * (line[at] as number);
}

/** A line at the new width, colours multiplied by alpha. */
function readLine({ width, data }: Pixels, y: number, columns: readonly Taps[]): Float32Array {
  const seen = multiplyLine(data.subarray(y * width * 4, (y + 1) * width * 4));
  const line = new Float32Array(columns.length * 4);
  for (let x = 0; x < columns.length; x += 1) {
    const { first, shares } = columns[x] as Taps;
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let tap = 0, at = first * 4; tap < shares.length; tap += 1, at += 4) {
      const share = shares[tap] as number;
      red += share * (seen[at] as number);
      green += share * (seen[at + 1] as number);
      blue += share * (seen[at + 2] as number);
      alpha += share * (seen[at + 3] as number);
    }
    line[x * 4] = red;
    line[x * 4 + 1] = green;
    line[x * 4 + 2] = blue;
    line[x * 4 + 3] = alpha;
  }
  return line;
}

function multiplyLine(data: Uint8ClampedArray): Float32Array {
  const seen = new Float32Array(data);
  for (let at = 0; at < seen.length; at += 4) {
    const share = (data[at + 3] as number) / 255;
    if (share === 1) continue;
    seen[at] = (seen[at] as number) * share;
    seen[at + 1] = (seen[at + 1] as number) * share;
    seen[at + 2] = (seen[at + 2] as number) * share;
  }
  return seen;
}

function writeLine(data: Uint8ClampedArray, start: number, sum: Float64Array): void {
  for (let at = 0; at < sum.length; at += 4) {
    const alpha = sum[at + 3] as number;
    if (alpha < 0.5) continue;
    const share = 255 / alpha;
    data[start + at] = (sum[at] as number) * share;
    data[start + at + 1] = (sum[at + 1] as number) * share;
    data[start + at + 2] = (sum[at + 2] as number) * share;
    data[start + at + 3] = alpha;
  }
}
