import type { Size } from '../../../lib/contracts/size.ts';

/** What the paid probes draw and look at; a canvas is all that it needs of a browser. */
export interface Pixels {
  /** Two small PNGs: the first is what is edited, the second a pattern. */
  drawSources(size: Size): Promise<Blob[]>;
  /** Allows the right half of the first source to change. */
  drawMask(size: Size): Promise<Blob>;
  /**
   * Shares of pixels that differ, outside (left) and inside (right) of what the mask allows; undefined where the result cannot
   * be decoded. Both are looked at in one small size: what is judged is a whole half, not a seam.
   */
  compare(source: Blob, result: Blob): Promise<{ outside: number; inside: number } | undefined>;
}

/** Small enough to be quick, large enough for the stripes to be told from each other. */
const SAMPLE: Size = { width: 64, height: 40 };
/** Pixels by the seam, of the sample: there a model may blend. */
const SEAM = 3;
/** Of 255, in any channel. A JPEG of the same picture differs by less. */
const DIFFERENCE = 48;

export const canvasPixels: Pixels = {
  drawSources: async (size) => [await toPng(drawStripes(size)), await toPng(drawChessboard(size))],
  drawMask: (size) => toPng(drawHalf(size)),
  compare: async (source, result) => {
    const [before, after] = await Promise.all([readSample(source), readSample(result)]);
    return before && after && compareHalves(before, after);
  },
};

/** Of two samples, RGBA. */
export function compareHalves(
  before: Uint8ClampedArray,
  after: Uint8ClampedArray,
): { outside: number; inside: number } {
  const middle = SAMPLE.width / 2;
  return {
    outside: shareOf(before, after, { from: 0, to: middle - SEAM }),
    inside: shareOf(before, after, { from: middle + SEAM, to: SAMPLE.width }),
  };
}

function shareOf(
  before: Uint8ClampedArray,
  after: Uint8ClampedArray,
  { from, to }: { from: number; to: number },
): number {
  let differing = 0;
  for (let y = 0; y < SAMPLE.height; y++) {
    for (let x = from; x < to; x++) {
      const at = (y * SAMPLE.width + x) * 4;
      if ([0, 1, 2].some((channel) => isFar(before[at + channel], after[at + channel]))) differing++;
    }
  }
  return differing / (SAMPLE.height * (to - from));
}

function isFar(one = 0, other = 0): boolean {
  return Math.abs(one - other) > DIFFERENCE;
}

function drawStripes(size: Size): OffscreenCanvas {
  const { canvas, context } = createCanvas(size);
  const width = size.width / 8;
  for (let index = 0; index < 8; index++) {
    context.fillStyle = index % 2 === 0 ? '#1d4ed8' : '#0f766e';
    context.fillRect(Math.round(index * width), 0, Math.ceil(width), size.height);
  }
  return canvas;
}

function drawChessboard(size: Size): OffscreenCanvas {
  const { canvas, context } = createCanvas(size);
  const side = size.width / 8;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, size.width, size.height);
  context.fillStyle = '#ea580c';
  for (let y = 0; y * side < size.height; y++) {
    for (let x = y % 2; x < 8; x += 2) context.fillRect(x * side, y * side, side, side);
  }
  return canvas;
}

/** Transparent means that it may change. */
function drawHalf(size: Size): OffscreenCanvas {
  const { canvas, context } = createCanvas(size);
  context.fillRect(0, 0, size.width / 2, size.height);
  return canvas;
}

function createCanvas({ width, height }: Size) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser draws nothing in a worker.');
  return { canvas, context };
}

async function toPng(canvas: OffscreenCanvas): Promise<Blob> {
  try {
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    release(canvas);
  }
}

async function readSample(blob: Blob): Promise<Uint8ClampedArray | undefined> {
  const bitmap = await createImageBitmap(blob).catch(() => undefined);
  if (!bitmap) return undefined;
  const { canvas, context } = createCanvas(SAMPLE);
  context.drawImage(bitmap, 0, 0, SAMPLE.width, SAMPLE.height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, SAMPLE.width, SAMPLE.height);
  release(canvas);
  return data;
}

/** WebKit keeps a canvas's memory until it has no pixels. */
function release(canvas: OffscreenCanvas): void {
  canvas.width = 0;
  canvas.height = 0;
}
