import type { EditStep } from '../../../lib/contracts/edit.ts';
import type { RenderedImage } from '../../../lib/contracts/image-api.ts';
import { sniffMimeType } from '../../../lib/kernel/sniff-mime-type.ts';
import { encodeCanvas, type Encoding } from '../codecs/encode-pixels.ts';
import { decode } from '../decode.ts';
import { toCanvas, toDrawn } from './picture.ts';
import type { Picture } from './picture.ts';
import { isMove } from './placement.ts';
import { runPass } from './run-pass.ts';
import { toPasses } from './to-passes.ts';

const QUALITY = 0.95;
const MAGIC_BYTES = 32;

/** The picture after the steps, to be shown. The caller closes it. */
export async function showEdits(blob: Blob, steps: readonly EditStep[]): Promise<ImageBitmap | null> {
  const picture = await runEdits(blob, steps);
  const drawn = picture && toDrawn(picture);
  if (!drawn) return null;
  if (drawn.form === 'bitmap') return drawn.bitmap;
  const bitmap = drawn.open.canvas.transferToImageBitmap();
  drawn.open.close();
  return bitmap;
}

/** The picture after the steps, as a file; where they change nothing, the file as it is. */
export async function renderEdits(blob: Blob, steps: readonly EditStep[]): Promise<RenderedImage | null> {
  const picture = await runEdits(blob, steps);
  if (!picture) return null;
  const mimeType = await readType(blob);
  if (picture.form === 'bitmap' && mimeType) return keep(blob, picture.bitmap, mimeType);
  const open = toCanvas(picture);
  const made = open && (await encodeCanvas(open, toEncoding(mimeType, steps)));
  const size = open && { width: open.width, height: open.height };
  open?.close();
  return made && size && { blob: made, ...size, mimeType: made.type };
}

/** The picture after the steps; the caller frees it. */
export async function runEdits(blob: Blob, steps: readonly EditStep[]): Promise<Picture | null> {
  const bitmap = await decode(blob, 0);
  if (!bitmap) return null;
  let picture: Picture | null = { form: 'bitmap', bitmap };
  for (const pass of toPasses(bitmap, steps)) picture = picture && runPass(picture, pass);
  return picture;
}

async function readType(blob: Blob): Promise<string | undefined> {
  return sniffMimeType(new Uint8Array(await blob.slice(0, MAGIC_BYTES).arrayBuffer()));
}

function keep(blob: Blob, bitmap: ImageBitmap, mimeType: string): RenderedImage {
  const { width, height } = bitmap;
  bitmap.close();
  return { blob: new Blob([blob], { type: mimeType }), width, height, mimeType };
}

/**
 * A PNG, which loses nothing: moves leave each pixel as it was, and what is shown is the next edit's source. A JPEG only of a JPEG whose
 * pixels are all computed anew, and which stays opaque: a PNG of a photo is five times its size, and would keep no more of it.
 * Not so with WebP: nobody knows whether it had lost anything. Each render starts from the original, so losses do not add up.
 */
function toEncoding(mimeType: string | undefined, steps: readonly EditStep[]): Encoding {
  const isNew = steps.some((step) => !isMove(step));
  const isExtended = steps.some((step) => step.type === 'extend');
  if (mimeType === 'image/jpeg' && isNew && !isExtended) return { type: mimeType, quality: QUALITY };
  return { type: 'image/png' };
}
