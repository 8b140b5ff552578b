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
  const span = 2 * radius + 1 + 2 * edge;
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    const last = width - 1;
    const read = (x: number): number => from[start + (x < 0 ? 0 : x > last ? last : x)] as number;
    let sum = 0;
    for (let x = -radius; x <= radius; x += 1) sum += read(x);
    for (let x = 0; x < width; x += 1) {
      const [before, after] = [read(x - radius - 1), read(x + radius + 1)];
      to[start + x] = (sum + edge * (before + after)) / span;
      sum += after - read(x - radius);
    }
  }
}

/** Row by row with a sum for each column: going down single columns would miss the processor's cache at every step. */
function blurColumns({ from, to, width, height }: Blur, { radius, edge }: Box): void {
  const span = 2 * radius + 1 + 2 * edge;
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
      to[y * width + x] = (sum + edge * ((from[before + x] as number) + entering)) / span;
      sums[x] = sum + entering - (from[leaving + x] as number);
    }
  }
}
