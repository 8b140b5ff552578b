import type { Mask } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import { createMaskSurface } from '../mask/mask-surface.ts';

/** A picture of which a part is shown. */
export interface LaidPart {
  bitmap: ImageBitmap;
  /** Of the size of the pictures. */
  mask: Mask;
}

/** What is only looked at has at most so many pixels: all live canvases together have to stay small. */
const MAX_PIXELS = 12_000_000;

/** The base with parts over it, as it is looked at while more are painted. The bitmap is the caller's to close. */
export async function layParts(
  base: ImageBitmap,
  parts: readonly LaidPart[],
  size: Size,
): Promise<ImageBitmap> {
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (size.width * size.height)));
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  const whole = openCanvas(width, height);
  const part = openCanvas(width, height);
  try {
    whole.context?.drawImage(base, 0, 0, width, height);
    for (const { bitmap, mask } of parts) {
      if (part.context) drawPart(part.context, { bitmap, mask });
      whole.context?.drawImage(part.canvas, 0, 0);
    }
    return await createImageBitmap(whole.canvas);
  } finally {
    for (const { canvas } of [whole, part]) canvas.width = canvas.height = 0;
  }
}

function openCanvas(width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return { canvas, context: canvas.getContext('2d') };
}

function drawPart(context: CanvasRenderingContext2D, { bitmap, mask }: LaidPart): void {
  const { width, height } = context.canvas;
  const surface = createMaskSurface(mask, mask);
  surface.update();
  context.globalCompositeOperation = 'copy';
  context.drawImage(surface.canvas, 0, 0, width, height);
  context.globalCompositeOperation = 'source-in';
  context.drawImage(bitmap, 0, 0, width, height);
  surface.destroy();
}
