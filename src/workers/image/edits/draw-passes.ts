import type { Size } from '../../../lib/contracts/size.ts';
import { toStraightRect } from '../../../lib/kernel/edits/edit-size.ts';
import { openCanvas, type OpenCanvas } from '../canvas-budget.ts';
import type { Placement } from './placement.ts';

type Image = ImageBitmap | OffscreenCanvas;

/** Moves only: whole pixels come to lie on whole pixels, and each stays as it is. Null where the canvas is too large. */
export function drawPlaced(image: Image, { matrix, size, shown }: Placement): OpenCanvas | null {
  const open = openCanvas(size);
  if (!open) return null;
  const { context } = open;
  context.save();
  context.imageSmoothingEnabled = false;
  context.beginPath();
  context.rect(shown.x, shown.y, shown.width, shown.height);
  context.clip();
  context.setTransform(...(matrix as [number, number, number, number, number, number]));
  if (matrix[1] === 0) context.drawImage(image, 0, 0);
  else drawTiles(context, image);
  context.restore();
  return open;
}

/** Side of a square that the processor's cache holds. */
const TILE_PX = 256;

/** A line of a turned picture is a column of the source; read over its whole height, every pixel would miss the cache. */
function drawTiles(context: OffscreenCanvasRenderingContext2D, image: Image): void {
  for (let y = 0; y < image.height; y += TILE_PX) {
    for (let x = 0; x < image.width; x += TILE_PX) {
      const width = Math.min(TILE_PX, image.width - x);
      const height = Math.min(TILE_PX, image.height - y);
      context.drawImage(image, x, y, width, height, x, y, width, height);
    }
  }
}

/** Turned around its middle, and cut to what is filled. Null where the canvas is too large. */
export function drawStraight(image: Image, degrees: number): OpenCanvas | null {
  const rect = toStraightRect(image, degrees);
  const padded = drawPadded(image);
  const open = padded && openCanvas(rect);
  if (open) {
    const { context } = open;
    context.save();
    context.imageSmoothingQuality = 'high';
    context.translate(image.width / 2 - rect.x, image.height / 2 - rect.y);
    context.rotate((degrees * Math.PI) / 180);
    context.drawImage(padded.canvas, -image.width / 2 - PAD, -image.height / 2 - PAD);
    context.restore();
  }
  padded?.close();
  return open;
}

/**
 * Corners of what is cut out lie on the picture's edge, which some browsers smooth (WebKit does, Chromium does not): pixels more than
 * the picture has keep that out of sight.
 */
const PAD = 2;

/** The picture with its outermost pixels repeated. */
function drawPadded(image: Image): OpenCanvas | null {
  const { width, height }: Size = image;
  const open = openCanvas({ width: width + 2 * PAD, height: height + 2 * PAD });
  if (!open) return null;
  const { context } = open;
  context.imageSmoothingEnabled = false;
  const columns = toStretches(width);
  for (const [fromY, toY, tall, high] of toStretches(height)) {
    for (const [fromX, toX, wide, broad] of columns)
      context.drawImage(image, fromX, fromY, wide, tall, toX, toY, broad, high);
  }
  return open;
}

/** Along one side: the first pixel, all, the last; each with where it is read and drawn, and how long. */
function toStretches(length: number): [from: number, to: number, long: number, drawn: number][] {
  return [
    [0, 0, 1, PAD],
    [0, PAD, length, length],
    [length - 1, length + PAD, 1, PAD],
  ];
}
