import type { PixelRect } from '../../contracts/mask.ts';
import type { BrushPoint } from '../../kernel/mask/brush-segment.ts';

/** Where a stroke will probably go next: shown for one frame, and never in the mask. */
export interface PredictedInk {
  /** The last of the stroke, and those expected; image pixels. */
  points: readonly BrushPoint[];
  hardness: number;
  erase: boolean;
}

/** A soft edge is half seen: the line that stands for it is narrower. */
const SOFT_SHARE = 0.5;

/** What it may cover, image pixels. */
export function findInkReach({ points }: PredictedInk): PixelRect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, radius } of points) {
    left = Math.min(left, x - radius);
    top = Math.min(top, y - radius);
    right = Math.max(right, x + radius);
    bottom = Math.max(bottom, y + radius);
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [Math.floor(left), Math.floor(top)];
  return { x, y, width: Math.ceil(right) - x, height: Math.ceil(bottom) - y };
}

/** Paints it as the mask itself is painted: black with alpha. The context's unit is an image pixel. */
export function paintPredictedInk(context: CanvasRenderingContext2D, ink: PredictedInk): void {
  context.globalCompositeOperation = ink.erase ? 'destination-out' : 'source-over';
  context.strokeStyle = '#000';
  context.lineCap = 'round';
  const share = SOFT_SHARE + (1 - SOFT_SHARE) * ink.hardness;
  ink.points.forEach((to, at) => {
    const from = ink.points[at - 1];
    if (!from) return;
    context.lineWidth = (from.radius + to.radius) * share;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  });
}
