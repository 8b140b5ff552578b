import type { MaskLook } from '../../contracts/editing.ts';

/** The hatch's period and its stripes' share, CSS pixels. */
const HATCH_PX = 9;
const STRIPE_SHARE = 0.45;
/** How much denser a stripe is than what lies between. */
const STRIPE_OPACITY = 0.16;

/** Diagonal stripes that fit together at the tile's edges. */
export function createHatch(
  context: CanvasRenderingContext2D,
  look: MaskLook,
  pixelRatio: number,
): CanvasPattern | null {
  const side = Math.max(4, Math.round(HATCH_PX * pixelRatio));
  const tile = context.canvas.ownerDocument.createElement('canvas');
  tile.width = side;
  tile.height = side;
  const paint = tile.getContext('2d');
  if (!paint) return null;
  paint.fillStyle = look.colour;
  paint.globalAlpha = look.opacity;
  paint.fillRect(0, 0, side, side);
  paint.globalAlpha = STRIPE_OPACITY;
  const stripe = side * STRIPE_SHARE;
  for (const start of [-side, 0, side]) {
    paint.beginPath();
    paint.moveTo(start, side);
    paint.lineTo(start + side, 0);
    paint.lineTo(start + side + stripe, 0);
    paint.lineTo(start + stripe, side);
    paint.fill();
  }
  return context.createPattern(tile, 'repeat');
}
