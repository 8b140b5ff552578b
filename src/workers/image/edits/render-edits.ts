import type { EditStep } from '../../../lib/contracts/edit.ts';
import type { RenderedImage, WritableType } from '../../../lib/contracts/image-api.ts';
import { sniffMimeType } from '../../../lib/kernel/sniff-mime-type.ts';
import { encodeCanvas } from '../codecs/encode-pixels.ts';
import type { OpenCanvas } from '../canvas-budget.ts';
import { decode } from '../decode.ts';
import { freePicture, toDrawn, toImage } from './picture.ts';
import type { Picture } from './picture.ts';
import { isMove } from './placement.ts';
import { runPass } from './run-pass.ts';
import { toPasses } from './to-passes.ts';

const QUALITY = 0.95;
const MAGIC_BYTES = 32;

/** The picture after the steps, to be shown. The caller closes it. */
export async function showEdits(blob: Blob, steps: readonly EditStep[]): Promise<ImageBitmap | null> {
  const picture = await run(blob, steps);
  const drawn = picture && toDrawn(picture);
  if (!drawn) return null;
  if (drawn.form === 'bitmap') return drawn.bitmap;
  const bitmap = drawn.open.canvas.transferToImageBitmap();
  drawn.open.close();
  return bitmap;
}

/** The picture after the steps, as a file; without steps the file as it is. */
export async function renderEdits(blob: Blob, steps: readonly EditStep[]): Promise<RenderedImage | null> {
  const picture = await run(blob, steps);
  if (!picture) return null;
  const type = await readType(blob);
  if (picture.form === 'bitmap' && steps.length === 0 && type) return keep(blob, picture.bitmap, type);
  const open = toCanvas(picture);
  if (!open) return null;
  const { width, height } = open;
  const wanted = isEveryPixelNew(steps) ? type : undefined;
  const made = await encode(open, wanted);
  open.close();
  return { blob: made, width, height, mimeType: made.type };
}

async function run(blob: Blob, steps: readonly EditStep[]): Promise<Picture | null> {
  const bitmap = await decode(blob, 0);
  if (!bitmap) return null;
  let picture: Picture | null = { form: 'bitmap', bitmap };
  for (const pass of toPasses(bitmap, steps)) picture = picture && runPass(picture, pass);
  return picture;
}

function keep(blob: Blob, bitmap: ImageBitmap, mimeType: string): RenderedImage {
  const { width, height } = bitmap;
  bitmap.close();
  return { blob: new Blob([blob], { type: mimeType }), width, height, mimeType };
}
