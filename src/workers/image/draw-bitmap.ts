/** Draws the bitmap on a canvas of its size, lets `use` read it, and frees both. Null where there is no canvas to be had. */
export async function drawBitmap<T>(
  bitmap: ImageBitmap,
  use: (canvas: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D) => Promise<T>,
): Promise<T | null> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  try {
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.drawImage(bitmap, 0, 0);
    return await use(canvas, context);
  } finally {
    bitmap.close();
    // WebKit frees a canvas's memory at this, not at the next collection.
    canvas.width = 0;
    canvas.height = 0;
  }
}
