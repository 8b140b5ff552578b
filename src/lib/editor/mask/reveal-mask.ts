import type { PaintOverlay } from '../picture-stage.ts';
import type { MaskSurface } from './mask-surface.ts';

/** From this zoom on single pixels are what one wants to see. */
const CRISP_ZOOM = 2;

/** Paints another picture of the same frame where the mask is; both are asked for at each frame. */
export function createRevealPainter(
  now: () => { surface: MaskSurface | undefined; bitmap: ImageBitmap | undefined },
): PaintOverlay {
  return (context, { viewport, size, pixelRatio }) => {
    const { surface, bitmap } = now();
    // A bitmap that its owner has closed has no pixels; drawing it would throw.
    if (!surface || !bitmap || bitmap.width === 0) return;
    surface.update();
    const scale = viewport.scale * pixelRatio;
    context.setTransform(scale, 0, 0, scale, viewport.x * pixelRatio, viewport.y * pixelRatio);
    context.imageSmoothingEnabled = scale < CRISP_ZOOM;
    context.imageSmoothingQuality = 'high';
    context.drawImage(surface.canvas, 0, 0, size.width, size.height);
    // Only where the mask was just drawn; on a layer of its own that is all there is.
    context.globalCompositeOperation = 'source-in';
    context.drawImage(bitmap, 0, 0, size.width, size.height);
  };
}
