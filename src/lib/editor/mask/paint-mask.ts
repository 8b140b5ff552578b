import type { MaskLook } from '../../contracts/editing.ts';
import type { PaintOverlay } from '../picture-stage.ts';
import type { MaskSurface } from './mask-surface.ts';

/** The hatch's period and its stripes' share, CSS pixels. */
const HATCH_PX = 9;
const STRIPE_SHARE = 0.45;
/** How much denser a stripe is than what lies between. */
const STRIPE_OPACITY = 0.16;
/** From this zoom on single pixels are what one wants to see. */
const CRISP_ZOOM = 2;

/** Paints the mask over the picture; `now` is asked at each frame. */
export function createMaskPainter(
  now: () => { surface: MaskSurface | undefined; look: MaskLook },
): PaintOverlay {
  let hatch: { key: string; pattern: CanvasPattern | null } | undefined;

  return (context, { viewport, size, pixelRatio }) => {
    const { surface, look } = now();
    if (!surface || !look.isVisible) return;
    surface.update();
    const scale = viewport.scale * pixelRatio;
    context.setTransform(scale, 0, 0, scale, viewport.x * pixelRatio, viewport.y * pixelRatio);
    context.imageSmoothingEnabled = scale < CRISP_ZOOM;
    context.drawImage(surface.canvas, 0, 0, size.width, size.height);
    const key = `${look.colour} ${look.opacity} ${pixelRatio}`;
    if (hatch?.key !== key) hatch = { key, pattern: createHatch(context, look, pixelRatio) };
    if (!hatch.pattern) return;
    // Only where the mask was just drawn; on a layer of its own that is all there is.
    context.globalCompositeOperation = 'source-in';
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = hatch.pattern;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  };
}

/** Diagonal stripes that fit together at the tile's edges. */
function createHatch(
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
