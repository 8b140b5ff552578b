import type { MarksInput } from '../../../lib/contracts/image-api.ts';
import type { Mark } from '../../../lib/contracts/mark.ts';
import type { PixelRect } from '../../../lib/contracts/mask.ts';
import { paintMarks } from '../../../lib/kernel/marks/paint-marks.ts';
import { sniffMimeType } from '../../../lib/kernel/sniff-mime-type.ts';
import { openCanvas, type OpenCanvas } from '../canvas-budget.ts';
import { encodeCanvas, type Encoding } from '../codecs/encode-pixels.ts';
import { decode } from '../decode.ts';
import { toOutline } from './to-outline.ts';

/** A copy only shows where something is meant: a JPEG's copy may lose as much as it has lost itself. */
const JPEG: Encoding = { type: 'image/jpeg', quality: 0.92 };
const PNG: Encoding = { type: 'image/png' };
const MAGIC_BYTES = 32;

/**
 * Marks as a file: on nothing, as a PNG of `size`; or on a picture, as a JPEG where it is one and else as a PNG. Null where the
 * picture cannot be decoded, or is too large.
 */
export async function drawMarks(input: MarksInput): Promise<Blob | null> {
  return 'blob' in input ? drawOnPicture(input) : drawOnNothing(input);
}

async function drawOnNothing(input: Extract<MarksInput, { size: unknown }>): Promise<Blob | null> {
  const { size, marks, frame } = input;
  const open = openCanvas(size);
  return open && finish(open, { marks, frame, encoding: PNG });
}

async function drawOnPicture(input: Extract<MarksInput, { blob: unknown }>): Promise<Blob | null> {
  const { blob, marks, frame, maxSidePx } = input;
  const bitmap = await decode(blob, maxSidePx);
  if (!bitmap) return null;
  const open = openCanvas(bitmap);
  open?.context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const magic = new Uint8Array(await blob.slice(0, MAGIC_BYTES).arrayBuffer());
  const encoding = sniffMimeType(magic) === 'image/jpeg' ? JPEG : PNG;
  return open && finish(open, { marks, frame, encoding });
}

async function finish(
  open: OpenCanvas,
  { marks, frame, encoding }: { marks: readonly Mark[]; frame: PixelRect; encoding: Encoding },
): Promise<Blob | null> {
  try {
    const { context, width, height } = open;
    context.setTransform(width / frame.width, 0, 0, height / frame.height, 0, 0);
    context.translate(-frame.x, -frame.y);
    paintMarks(context, marks, toOutline);
    context.resetTransform();
    return await encodeCanvas(open, encoding);
  } finally {
    open.close();
  }
}
