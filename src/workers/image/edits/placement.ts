import type { EditStep } from '../../../lib/contracts/edit.ts';
import type { PixelRect } from '../../../lib/contracts/mask.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { toSizeAfter } from '../../../lib/kernel/edits/edit-size.ts';
import { clipRect } from '../../../lib/kernel/mask/mask.ts';

/** A step that moves pixels and changes none. */
export type Move = Extract<EditStep, { type: 'turn' | 'flip' | 'crop' | 'extend' }>;

/** As a canvas takes it: x' = ax + cy + e, y' = bx + dy + f. Whole numbers only. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Where a picture comes to lie on a canvas by moves alone. */
export interface Placement {
  matrix: Matrix;
  /** Of the canvas. */
  size: Size;
  /** What of the canvas shows the picture: what was once cropped stays away when the canvas is extended. */
  shown: PixelRect;
}

export function createPlacement(size: Size): Placement {
  return { matrix: [1, 0, 0, 1, 0, 0], size: toSize(size), shown: { x: 0, y: 0, ...toSize(size) } };
}

/** The placement with one move more. */
export function addMove({ matrix, size, shown }: Placement, move: Move): Placement {
  const moving = toMatrix(move, size);
  const after = toSize(toSizeAfter(size, move));
  return { matrix: multiply(moving, matrix), size: after, shown: clipRect(mapRect(moving, shown), after) };
}

export function isMove(step: EditStep): step is Move {
  return step.type === 'turn' || step.type === 'flip' || step.type === 'crop' || step.type === 'extend';
}

function toMatrix(move: Move, { width, height }: Size): Matrix {
  switch (move.type) {
    case 'turn':
      if (move.quarters === 1) return [0, 1, -1, 0, height, 0];
      return move.quarters === 2 ? [-1, 0, 0, -1, width, height] : [0, -1, 1, 0, 0, width];
    case 'flip':
      return move.axis === 'horizontal' ? [-1, 0, 0, 1, width, 0] : [1, 0, 0, -1, 0, height];
    case 'crop':
      return [1, 0, 0, 1, -move.rect.x, -move.rect.y];
    case 'extend':
      return [1, 0, 0, 1, move.left, move.top];
    default:
      return move satisfies never;
  }
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function mapRect([a, b, c, d, e, f]: Matrix, { x, y, width, height }: PixelRect): PixelRect {
  const [x0, y0] = [a * x + c * y + e, b * x + d * y + f];
  const [x1, y1] = [x0 + a * width + c * height, y0 + b * width + d * height];
  return {
    x: Math.min(x0, x1),
    y: Math.min(y0, y1),
    width: Math.abs(x1 - x0),
    height: Math.abs(y1 - y0),
  };
}

/** Without what else an object may carry. */
const toSize = ({ width, height }: Size): Size => ({ width, height });
