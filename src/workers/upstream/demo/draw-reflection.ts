import type { Brush } from './brush.ts';

export interface Reflection {
  /** Where the water begins. */
  shore: number;
  /** How much of the height above is drawn into the height below. */
  squeeze: number;
  /** Opacity at the shore and at the bottom. */
  alpha: readonly [number, number];
  /** Sideways shift of a row; `share` is 0 at the shore, 1 at the bottom. */
  shiftAt(share: number, row: number): number;
}

const MAX_ROWS = 320;

/** What stands above the shore, upside down, row by row so that the water can move it. */
export function paintReflection(
  { ctx, width, height, unit }: Brush,
  { shore, squeeze, alpha, shiftAt }: Reflection,
): void {
  const depth = height - shore;
  const rows = Math.min(MAX_ROWS, Math.ceil(depth));
  const rowHeight = depth / rows;
  // Copied once: a canvas drawn onto itself is copied for every row.
  const above = new OffscreenCanvas(width, Math.ceil(shore));
  above.getContext('2d')?.drawImage(ctx.canvas, 0, 0);
  const margin = unit * 0.04;
  for (let row = 0; row < rows; row++) {
    const share = row / rows;
    const sourceY = shore - share * depth * squeeze - 2;
    if (sourceY < 0) break;
    ctx.globalAlpha = alpha[0] + (alpha[1] - alpha[0]) * share;
    const shift = shiftAt(share, row);
    ctx.drawImage(
      above,
      0,
      sourceY,
      width,
      Math.max(1, rowHeight),
      shift - margin,
      shore + share * depth,
      width + margin * 2,
      rowHeight + 1,
    );
  }
  ctx.globalAlpha = 1;
  above.width = above.height = 0;
}
