/** Draws an image so that it fills a rectangle; what does not fit is cut off on both sides. */
export function drawCovering(
  ctx: OffscreenCanvasRenderingContext2D,
  source: ImageBitmap | OffscreenCanvas,
  target: { x: number; y: number; width: number; height: number },
): void {
  const scale = Math.max(target.width / source.width, target.height / source.height);
  const width = target.width / scale;
  const height = target.height / scale;
  ctx.drawImage(
    source,
    (source.width - width) / 2,
    (source.height - height) / 2,
    width,
    height,
    target.x,
    target.y,
    target.width,
    target.height,
  );
}
