import type { ExportOutcome, ExportWish } from '../../lib/contracts/image-api.ts';
import type { Size } from '../../lib/contracts/size.ts';
import { paintMarks } from '../../lib/kernel/marks/paint-marks.ts';
import { fitsBudget, type OpenCanvas } from './canvas-budget.ts';
import { writeFile } from './codecs/write-file.ts';
import { decode } from './decode.ts';
import { toCanvas } from './edits/picture.ts';
import { runPass } from './edits/run-pass.ts';
import { toOutline } from './marks/to-outline.ts';
import { toPng } from './to-png.ts';

const DEFAULT_QUALITY = 0.9;
/** So many lines are read at once. */
const BAND_LINES = 256;

/** The picture as another file. A PNG of a PNG at its own size is the same file. */
export async function exportImage(blob: Blob, wish: ExportWish): Promise<ExportOutcome> {
  if (wish.size && !fitsBudget(wish.size)) return { ok: false, reason: 'size' };
  const bitmap = await decode(blob, 0);
  if (!bitmap) return { ok: false, reason: 'decode' };
  const from = { width: bitmap.width, height: bitmap.height };
  if (isAsItIs(wish, from)) {
    bitmap.close();
    const png = await toPng(blob);
    return png ? { ok: true, blob: png, ...from, showsBackground: false } : { ok: false, reason: 'size' };
  }
  const open = drawWish(bitmap, wish);
  return open ? write(open, wish) : { ok: false, reason: 'size' };
}

function isAsItIs({ type, size, marks = [] }: ExportWish, from: Size): boolean {
  return type === 'image/png' && marks.length === 0 && !(size && isOtherSize(size, from));
}

function isOtherSize(a: Size, b: Size): boolean {
  return a.width !== b.width || a.height !== b.height;
}

/** Takes the bitmap over. Null where it is too large. */
function drawWish(bitmap: ImageBitmap, { size, marks = [] }: ExportWish): OpenCanvas | null {
  const from = { width: bitmap.width, height: bitmap.height };
  const whole = { form: 'bitmap', bitmap } as const;
  const picture = size && isOtherSize(size, from) ? runPass(whole, { type: 'resize', size }) : whole;
  const open = picture && toCanvas(picture);
  if (open && marks.length > 0) drawMarks(open, marks, from);
  return open;
}

/** Marks are in pixels of the picture before it is resized, and grow with it. */
function drawMarks(
  { context, width, height }: OpenCanvas,
  marks: NonNullable<ExportWish['marks']>,
  from: Size,
): void {
  context.save();
  context.setTransform(width / from.width, 0, 0, height / from.height, 0, 0);
  paintMarks(context, marks, toOutline);
  context.restore();
}

/** Closes the canvas. */
async function write(open: OpenCanvas, wish: ExportWish): Promise<ExportOutcome> {
  const { type, quality = DEFAULT_QUALITY, background = '#ffffff' } = wish;
  const { width, height } = open;
  const showsBackground = type === 'image/jpeg' && isTranslucent(open);
  const made = await writeFile(open, { type, quality, background });
  return made.ok ? { ...made, width, height, showsBackground } : made;
}

function isTranslucent({ context, width, height }: OpenCanvas): boolean {
  for (let y = 0; y < height; y += BAND_LINES) {
    const { data } = context.getImageData(0, y, width, Math.min(BAND_LINES, height - y));
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  }
  return false;
}
