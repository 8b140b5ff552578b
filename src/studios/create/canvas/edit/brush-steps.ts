import type { BrushOptions } from '../../../../lib/contracts/editing.ts';

export const LEAST_SIZE_PX = 1;
export const MOST_SIZE_PX = 500;
/** Small brushes change by single pixels, large ones by a share of their size. */
const SIZE_SHARE = 0.12;
const HARDNESS_STEP = 0.1;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

export function sizeBrush(brush: BrushOptions, sizePx: number): BrushOptions {
  return { ...brush, sizePx: clamp(Math.round(sizePx), LEAST_SIZE_PX, MOST_SIZE_PX) };
}

export function stepBrushSize(brush: BrushOptions, step: 1 | -1): BrushOptions {
  return sizeBrush(brush, brush.sizePx + step * Math.max(1, Math.round(brush.sizePx * SIZE_SHARE)));
}

export function stepHardness(brush: BrushOptions, step: 1 | -1): BrushOptions {
  return { ...brush, hardness: clamp(Math.round((brush.hardness + step * HARDNESS_STEP) * 10) / 10, 0, 1) };
}
