import type { Mask } from '../../../lib/contracts/mask.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';

/** The colours on both sides of an edge, round one place. */
export interface Sides {
  /** How much a pixel (the place of its red) has the colour of the inside, 0 to 1; 0.5 where both sides are alike. */
  weigh(data: Uint8ClampedArray, at: number): number;
}

/** Small pixels around the place whose colours are learned. */
const RADIUS = 4;
/** Weight of a small pixel on the edge: it may be a mixture. */
const MIXED = 0.05;
/** Sides that differ by less, in steps of 0 to 255, are told apart by noise only. */
const NOISE = 20;

type Colour = [red: number, green: number, blue: number];

export function learnSides({
  small,
  found,
  row,
  column,
}: {
  small: Pixels;
  found: Mask;
  row: number;
  column: number;
}): Sides {
  const inside = createMean();
  const outside = createMean();
  for (let y = Math.max(0, row - RADIUS); y <= Math.min(small.height - 1, row + RADIUS); y += 1) {
    for (let x = Math.max(0, column - RADIUS); x <= Math.min(small.width - 1, column + RADIUS); x += 1) {
      const at = y * small.width + x;
      const near = 1 / (1 + (x - column) ** 2 + (y - row) ** 2);
      const weight = near * (isMixed(found, x, y) ? MIXED : 1);
      (found.data[at] === 255 ? inside : outside).add(small.data, at * 4, weight);
    }
  }
  return compare(inside.read(), outside.read());
}

function isMixed({ width, height, data }: Mask, x: number, y: number): boolean {
  const at = y * width + x;
  const value = data[at];
  return (
    (x > 0 && data[at - 1] !== value) ||
    (x < width - 1 && data[at + 1] !== value) ||
    (y > 0 && data[at - width] !== value) ||
    (y < height - 1 && data[at + width] !== value)
  );
}

function createMean() {
  const sums: Colour = [0, 0, 0];
  let weights = 0;
  return {
    add(data: Uint8ClampedArray, at: number, weight: number): void {
      for (const channel of [0, 1, 2] as const) sums[channel] += weight * (data[at + channel] as number);
      weights += weight;
    },
    read: (): Colour | undefined =>
      weights === 0 ? undefined : (sums.map((sum) => sum / weights) as Colour),
  };
}

/** Where a pixel's colour lies on the way from the outside's to the inside's. */
function compare(inside: Colour | undefined, outside: Colour | undefined): Sides {
  if (!inside || !outside) return { weigh: () => (inside ? 1 : 0) };
  const way = inside.map((value, channel) => value - (outside[channel] as number)) as Colour;
  const squared = way[0] ** 2 + way[1] ** 2 + way[2] ** 2;
  const trust = squared / (squared + NOISE ** 2);
  return {
    weigh(data, at) {
      if (squared === 0) return 0.5;
      const along =
        ((data[at] as number) - outside[0]) * way[0] +
        ((data[at + 1] as number) - outside[1]) * way[1] +
        ((data[at + 2] as number) - outside[2]) * way[2];
      return 0.5 + trust * (Math.min(Math.max(along / squared, 0), 1) - 0.5);
    },
  };
}
