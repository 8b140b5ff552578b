import type { Mask } from '../../../lib/contracts/mask.ts';
import { createMask } from '../../../lib/kernel/mask/mask.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { learnSides, type Sides } from './learn-sides.ts';

interface Snap {
  pixels: Pixels;
  /** The same picture, small. */
  small: Pixels;
  /** What was found in the small picture, 0 or 255. */
  found: Mask;
}

/** How far from the small mask's edge a pixel may still change sides, small pixels. */
const REACH = 2;
/** Neither place nor colour alone decides. */
const LEAST = 0.02;
/** How steep the new edge is: pixels that are a mixture of both sides stay partly selected. */
const STEEPNESS = 2;

/**
 * A small mask at full size: away from its edge as it is; near it each pixel goes to the side whose colours round there it has,
 * weighed by how much of the small mask lies around it.
 */
export function snapEdge({ pixels, small, found }: Snap): Mask {
  const mask = createMask(pixels);
  const nearness = blurFound(found);
  for (let row = 0; row < small.height; row += 1) {
    for (let column = 0; column < small.width; column += 1) {
      const cell = toCell({ row, column, pixels, small });
      const value = found.data[row * small.width + column] as number;
      if (!isNearEdge(found, column, row)) fillCell(mask, cell, value);
      else
        decideCell({ mask, cell, pixels, nearness, found, sides: learnSides({ small, found, row, column }) });
    }
  }
  return mask;
}

interface Cell {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The full picture's pixels that a small one stands for. */
function toCell({
  row,
  column,
  pixels,
  small,
}: {
  row: number;
  column: number;
  pixels: Pixels;
  small: Pixels;
}): Cell {
  return {
    left: Math.ceil((column * pixels.width) / small.width),
    right: Math.ceil(((column + 1) * pixels.width) / small.width),
    top: Math.ceil((row * pixels.height) / small.height),
    bottom: Math.ceil(((row + 1) * pixels.height) / small.height),
  };
}

function fillCell(mask: Mask, { left, right, top, bottom }: Cell, value: number): void {
  if (value === 0) return;
  for (let y = top; y < bottom; y += 1) mask.data.fill(value, y * mask.width + left, y * mask.width + right);
}

function isNearEdge({ width, height, data }: Mask, x: number, y: number): boolean {
  const value = data[y * width + x];
  for (let py = Math.max(0, y - REACH); py <= Math.min(height - 1, y + REACH); py += 1)
    for (let px = Math.max(0, x - REACH); px <= Math.min(width - 1, x + REACH); px += 1)
      if (data[py * width + px] !== value) return true;
  return false;
}

interface Decision {
  mask: Mask;
  cell: Cell;
  pixels: Pixels;
  found: Mask;
  /** How much of the small mask lies around each small pixel, 0 to 1. */
  nearness: Float32Array;
  sides: Sides;
}

function decideCell({ mask, cell, pixels, found, nearness, sides }: Decision): void {
  for (let y = cell.top; y < cell.bottom; y += 1) {
    const sy = ((y + 0.5) * found.height) / mask.height - 0.5;
    for (let x = cell.left; x < cell.right; x += 1) {
      const sx = ((x + 0.5) * found.width) / mask.width - 0.5;
      const place = limit(readBetween(found, nearness, sx, sy));
      const colour = limit(sides.weigh(pixels.data, (y * mask.width + x) * 4));
      const both = place * colour;
      const share = both / (both + (1 - place) * (1 - colour));
      mask.data[y * mask.width + x] = Math.round(255 * clamp(0.5 + (share - 0.5) * STEEPNESS));
    }
  }
}

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);
const limit = (value: number): number => Math.min(Math.max(value, LEAST), 1 - LEAST);

function readBetween({ width, height }: Mask, values: Float32Array, x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const read = (px: number, py: number): number =>
    values[Math.min(Math.max(py, 0), height - 1) * width + Math.min(Math.max(px, 0), width - 1)] as number;
  const top = read(x0, y0) * (1 - (x - x0)) + read(x0 + 1, y0) * (x - x0);
  const bottom = read(x0, y0 + 1) * (1 - (x - x0)) + read(x0 + 1, y0 + 1) * (x - x0);
  return top * (1 - (y - y0)) + bottom * (y - y0);
}

/** Twice the mean of three by three. */
function blurFound({ width, height, data }: Mask): Float32Array {
  let values = Float32Array.from(data, (value) => value / 255);
  for (let pass = 0; pass < 2; pass += 1) {
    const from = values;
    values = from.map((_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      let [sum, count] = [0, 0];
      for (let py = Math.max(0, y - 1); py <= Math.min(height - 1, y + 1); py += 1)
        for (let px = Math.max(0, x - 1); px <= Math.min(width - 1, x + 1); px += 1) {
          sum += from[py * width + px] as number;
          count += 1;
        }
      return sum / count;
    });
  }
  return values;
}
