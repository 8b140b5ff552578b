import type { Plane } from '../pixel-lock/pixels.ts';

/** Three boxes come close to a Gaussian. */
const PASSES = 3;

/** A box with a whole radius, and a share of the pixel at each end, so that any width can be had. */
interface Box {
  radius: number;
  edge: number;
}

/**
 * A Gaussian blur in place (extended box filters: Gwosdek and others, 2011). Linear in pixels, whatever the deviation. Beyond the
 * edge the picture goes on as it ends.
 */
export function blurPlane(plane: Plane, deviationPx: number): void {
  const box = toBox(deviationPx);
  const { width, height } = plane;
  const other = new Float32Array(plane.data.length);
  for (let pass = 0; pass < PASSES; pass += 1) {
    blurRows({ from: plane.data, to: other, width, height }, box);
    blurColumns({ from: other, to: plane.data, width, height }, box);
  }
}

function toBox(deviationPx: number): Box {
  const variance = (deviationPx * deviationPx) / PASSES;
  const radius = Math.floor((Math.sqrt(1 + 12 * variance) - 1) / 2);
  const edge =
    ((2 * radius + 1) * (radius * (radius + 1) - 3 * variance)) / (6 * (variance - (radius + 1) ** 2));
  return { radius, edge };
}

interface Blur {
  from: Float32Array;
  to: Float32Array;
  width: number;
  height: number;
}

function blurRows({ from, to, width, height }: Blur, { radius, edge }: Box): void {
  const share = 1 / (2 * radius + 1 + 2 * edge);
  // A line with its ends repeated, so that no step asks whether it is beyond them.
  const pad = radius + 1;
  const line = new Float32Array(width + 2 * pad);
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    line.fill(from[start] as number, 0, pad);
    line.set(from.subarray(start, start + width), pad);
    line.fill(from[start + width - 1] as number, pad + width);
    let sum = 0;
    for (let at = 1; at < 2 * pad; at += 1) sum += line[at] as number;
    for (let x = 0; x < width; x += 1) {
      const entering = line[x + 2 * pad] as number;
      to[start + x] = (sum + edge * ((line[x] as number) + entering)) * share;
      sum += entering - (line[x + 1] as number);
    }
  }
}

/** Row by row with a sum for each column: going down single columns would miss the processor's cache at every step. */
function blurColumns({ from, to, width, height }: Blur, { radius, edge }: Box): void {
  const share = 1 / (2 * radius + 1 + 2 * edge);
  const rowAt = (y: number): number => Math.min(Math.max(y, 0), height - 1) * width;
  const sums = new Float64Array(width);
  for (let y = -radius; y <= radius; y += 1) {
    const row = rowAt(y);
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] as number) + (from[row + x] as number);
  }
  for (let y = 0; y < height; y += 1) {
    const [before, after, leaving] = [rowAt(y - radius - 1), rowAt(y + radius + 1), rowAt(y - radius)];
    for (let x = 0; x < width; x += 1) {
      const sum = sums[x] as number;
      const entering = from[after + x] as number;
      to[y * width + x] = (sum + edge * ((from[before + x] as number) + entering)) * share;
      sums[x] = sum + entering - (from[leaving + x] as number);
    }
  }
}
