import { drawCovering } from './draw-covering.ts';
import { fillOutline } from './fill-outline.ts';

/** Cells on the longer side: as fine as a hint needs to be. */
const GRID = 64;
/** How far apart colours must be to be another's: a copy may be a JPEG. */
const FAR = 60;
/** A copy that differs in more than this is another picture. */
const MOST = 0.5;
const SAME_SHAPE = 0.02;

/** Where marks mean something: a small picture, opaque there. */
export interface MarkedArea {
  area: OffscreenCanvas;
  /** How many of the sources show the first one: it, and a copy with marks. */
  used: 1 | 2;
}

/** What was marked on the first source, by a layer over it, or by a second source that is the first with marks. */
export function findMarkedArea(
  sources: readonly ImageBitmap[],
  layer: ImageBitmap | undefined,
): MarkedArea | undefined {
  const [first, second] = sources;
  if (!first) return undefined;
  const scale = GRID / Math.max(first.width, first.height);
  const size = {
    width: Math.max(1, Math.round(first.width * scale)),
    height: Math.max(1, Math.round(first.height * scale)),
  };
  const read = (image: ImageBitmap): Uint8ClampedArray => readCells(image, size);
  if (layer) {
    const cells = read(layer);
    const drawn = Uint8Array.from({ length: cells.length / 4 }, (_, at) =>
      (cells[at * 4 + 3] ?? 0) > 8 ? 255 : 0,
    );
    return { area: toArea(drawn, size), used: 1 };
  }
  if (
    !second ||
    Math.abs(Math.log((second.width * first.height) / (second.height * first.width))) > SAME_SHAPE
  ) {
    return undefined;
  }
  const drawn = findDifference(read(first), read(second));
  const share = drawn.filter(Boolean).length / drawn.length;
  return share > 0 && share < MOST ? { area: toArea(drawn, size), used: 2 } : undefined;
}

function readCells(
  image: ImageBitmap,
  { width, height }: { width: number; height: number },
): Uint8ClampedArray {
  const ctx = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!ctx) return new Uint8ClampedArray(width * height * 4);
  ctx.imageSmoothingQuality = 'high';
  drawCovering(ctx, image, { x: 0, y: 0, width, height });
  return ctx.getImageData(0, 0, width, height).data;
}

function findDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: a.length / 4 }, (_, cell) => {
    let distance = 0;
    for (let at = cell * 4; at < cell * 4 + 4; at += 1) distance += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
    return distance > FAR ? 255 : 0;
  });
}

function toArea(drawn: Uint8Array, { width, height }: { width: number; height: number }): OffscreenCanvas {
  const area = new OffscreenCanvas(width, height);
  const ctx = area.getContext('2d');
  const pixels = ctx?.createImageData(width, height);
  if (!ctx || !pixels) return area;
  fillOutline(drawn, width).forEach((value, at) => (pixels.data[at * 4 + 3] = value));
  ctx.putImageData(pixels, 0, 0);
  return area;
}
