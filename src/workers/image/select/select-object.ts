import type { Mask } from '../../../lib/contracts/mask.ts';
import { createMask } from '../../../lib/kernel/mask/mask.ts';
import { fillHoles } from '../../../lib/kernel/mask/reshape-mask.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { createBucketQueue } from './bucket-queue.ts';
import { createColourModel } from './colour-model.ts';

export interface ObjectSelection {
  pixels: Pixels;
  /** Over 127: surely part of the object (what was tapped or scribbled). Same size as the picture. */
  inside: Mask;
  /** Over 127: surely not part of it; none: the picture's border. */
  outside?: Mask;
}

/** Colours are learned anew from what was found, so many times. */
const ROUNDS = 3;
/** What a step costs where nothing speaks against it: ties go to the nearer seed. */
const STEP_COST = 0.004;
/** How much an edge of the picture costs, against a change of what the colour says. */
const EDGE_COST = 0.6;
const BUCKET = 0.004;

/**
 * The object that a scribble lies on: every pixel goes to the seeds, inside or outside, that it is reached from at the least cost,
 * where crossing an edge, or from likely colours into unlikely ones, is dear (geodesic distances over colour likelihoods, after Bai
 * and Sapiro, 2007). The largest part that touches the scribble is kept, without holes.
 */
export function selectObject({ pixels, inside, outside }: ObjectSelection): Mask {
  const seeds = toSeeds(inside, outside);
  if (seeds.inside.length === 0) return createMask(pixels);
  let selected = inside;
  let likely = toLikely(
    pixels,
    (at) => (inside.data[at] ?? 0) > 127,
    (at) => seeds.isOutside[at] === 1,
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    selected = divide({ pixels, likely, seeds });
    const { data } = selected;
    likely = toLikely(
      pixels,
      (at) => data[at] === 255,
      (at) => data[at] === 0,
    );
  }
  return fillHoles(keepTouching(selected, seeds.inside));
}

interface Seeds {
  inside: number[];
  outside: number[];
  isOutside: Uint8Array;
}

function toSeeds(inside: Mask, outside: Mask | undefined): Seeds {
  const { width, height, data } = inside;
  const isOutside = new Uint8Array(data.length);
  const isBorder = (at: number): boolean => {
    const x = at % width;
    const y = Math.floor(at / width);
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  };
  const seeds: Seeds = { inside: [], outside: [], isOutside };
  for (let at = 0; at < data.length; at += 1) {
    if ((data[at] as number) > 127) seeds.inside.push(at);
    else if (outside ? (outside.data[at] ?? 0) > 127 : isBorder(at)) {
      seeds.outside.push(at);
      isOutside[at] = 1;
    }
  }
  return seeds;
}

/** For each pixel how much its colour speaks for the object, 0 to 1. */
function toLikely(
  pixels: Pixels,
  isInside: (at: number) => boolean,
  isOutside: (at: number) => boolean,
): Float32Array {
  const object = createColourModel(pixels, (at) => (isInside(at) ? 1 : 0));
  const rest = createColourModel(pixels, (at) => (isOutside(at) ? 1 : 0));
  return Float32Array.from({ length: pixels.width * pixels.height }, (_, at) => {
    const a = object.likelihood(at);
    return a / (a + rest.likelihood(at));
  });
}

interface Division {
  pixels: Pixels;
  likely: Float32Array;
  seeds: Seeds;
}

function divide({ pixels, likely, seeds }: Division): Mask {
  const near = measureCosts({
    pixels,
    from: seeds.inside,
    barrier: (at) => 1 - (likely[at] as number),
    likely,
  });
  const far = measureCosts({ pixels, from: seeds.outside, barrier: (at) => likely[at] as number, likely });
  const mask = createMask(pixels);
  mask.data.forEach((_, at) => (mask.data[at] = (near[at] as number) < (far[at] as number) ? 255 : 0));
  return mask;
}

interface Walk {
  pixels: Pixels;
  from: readonly number[];
  likely: Float32Array;
  /** How little a pixel belongs to the part that walks, 0 to 1. */
  barrier(at: number): number;
}

function measureCosts({ pixels, from, likely, barrier }: Walk): Float32Array {
  const { width, height } = pixels;
  const costs = new Float32Array(width * height).fill(Infinity);
  const queue = createBucketQueue(BUCKET);
  const reach = (at: number, cost: number): void => {
    if (cost >= (costs[at] as number)) return;
    costs[at] = cost;
    queue.add(at, cost);
  };
  for (const at of from) reach(at, 0);
  for (let next = queue.take(); next; next = queue.take()) {
    const { item: at, cost } = next;
    if (cost > (costs[at] as number) + 1e-6) continue;
    const go = (to: number): void => {
      const change = Math.abs((likely[to] as number) - (likely[at] as number));
      reach(to, cost + STEP_COST + 0.03 * barrier(to) + change + EDGE_COST * measureEdge(pixels, at, to));
    };
    const x = at % width;
    if (x > 0) go(at - 1);
    if (x < width - 1) go(at + 1);
    if (at >= width) go(at - width);
    if (at < width * (height - 1)) go(at + width);
  }
  return costs;
}

/** Difference of two pixels, 0 to 1. */
function measureEdge({ data }: Pixels, a: number, b: number): number {
  const [i, j] = [a * 4, b * 4];
  const red = (data[i] as number) - (data[j] as number);
  const green = (data[i + 1] as number) - (data[j + 1] as number);
  const blue = (data[i + 2] as number) - (data[j + 2] as number);
  return Math.sqrt(red * red + green * green + blue * blue) / 441.7;
}

function keepTouching(mask: Mask, seeds: readonly number[]): Mask {
  const { width, height, data } = mask;
  const kept = createMask(mask);
  const open = seeds.filter((at) => data[at] === 255);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (kept.data[at] === 255 || data[at] === 0) continue;
    kept.data[at] = 255;
    const x = at % width;
    if (x > 0) open.push(at - 1);
    if (x < width - 1) open.push(at + 1);
    if (at >= width) open.push(at - width);
    if (at < width * (height - 1)) open.push(at + width);
  }
  return kept;
}
