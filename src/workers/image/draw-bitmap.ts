import { openCanvas } from './canvas-budget.ts';

/** Draws the bitmap on a canvas of its size, lets `use` read it, and frees both. Null where there is no canvas to be had. */
export async function drawBitmap<T>(
  bitmap: ImageBitmap,
  use: (canvas: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D) => Promise<T>,
): Promise<T | null> {
  const open = openCanvas(bitmap);
  try {
    if (!open) return null;
    open.context.drawImage(bitmap, 0, 0);
    return await use(open.canvas, open.context);
  } finally {
    bitmap.close();
    open?.close();
  }
}
