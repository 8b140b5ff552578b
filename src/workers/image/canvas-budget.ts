import type { Size } from '../../lib/contracts/size.ts';

/** All live canvases together: a browser on a tablet kills the page over its limit, without an error. */
const BUDGET_BYTES = 250 * 1024 * 1024;
/** From this side on a browser may hand out a canvas that draws nothing. */
const SURE_SIDE_PX = 8192;

let liveBytes = 0;

/** A canvas with its 2D context; frees its memory when it is closed. */
export interface OpenCanvas extends Size {
  canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
  close(): void;
}

/** Null where the picture is too large for the budget or for the browser. `isRead`: its pixels will be read back. */
export function openCanvas({ width, height }: Size, { isRead = false } = {}): OpenCanvas | null {
  const bytes = width * height * 4;
  if (bytes === 0 || liveBytes + bytes > BUDGET_BYTES) return null;
  const canvas = new OffscreenCanvas(width, height);
  liveBytes += bytes;
  const close = (): void => {
    if (canvas.width === 0) return;
    // WebKit frees a canvas's memory at this, not at the next collection.
    canvas.width = 0;
    canvas.height = 0;
    liveBytes -= bytes;
  };
  const context = getContextOrNull(canvas, isRead);
  if (context) return { canvas, context, width, height, close };
  close();
  return null;
}

/** False where no canvas of the size can be had, whatever else is open. */
export function fitsBudget({ width, height }: Size): boolean {
  return width * height * 4 <= BUDGET_BYTES;
}

/** Bytes of the canvases that are open. */
export function measureLiveCanvases(): number {
  return liveBytes;
}

function getContextOrNull(
  canvas: OffscreenCanvas,
  willReadFrequently: boolean,
): OffscreenCanvasRenderingContext2D | null {
  const context = canvas.getContext('2d', { willReadFrequently });
  if (!context) return null;
  return Math.max(canvas.width, canvas.height) <= SURE_SIDE_PX || canDraw(context) ? context : null;
}

function canDraw(context: OffscreenCanvasRenderingContext2D): boolean {
  const [x, y] = [context.canvas.width - 1, context.canvas.height - 1];
  context.fillRect(x, y, 1, 1);
  const isDrawn = context.getImageData(x, y, 1, 1).data[3] === 255;
  context.clearRect(x, y, 1, 1);
  return isDrawn;
}
