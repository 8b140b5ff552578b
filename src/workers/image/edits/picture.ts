import { readDrawn } from '../codecs/read-pixels.ts';
import { putPixels } from '../codecs/encode-pixels.ts';
import { openCanvas, type OpenCanvas } from '../canvas-budget.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';

/** A picture between two passes: as the browser draws it, or as numbers. Moves never make numbers of it. */
export type Picture =
  | { form: 'bitmap'; bitmap: ImageBitmap }
  | { form: 'canvas'; open: OpenCanvas }
  | { form: 'pixels'; pixels: Pixels };

export function freePicture(picture: Picture): void {
  if (picture.form === 'bitmap') picture.bitmap.close();
  else if (picture.form === 'canvas') picture.open.close();
}

/** Something to draw from; frees what it was made of. Null where it is too large. */
export function toDrawn(picture: Picture): Exclude<Picture, { form: 'pixels' }> | null {
  if (picture.form !== 'pixels') return picture;
  const open = putPixels(picture.pixels);
  return open && { form: 'canvas', open };
}

export const toImage = (picture: Exclude<Picture, { form: 'pixels' }>): ImageBitmap | OffscreenCanvas =>
  picture.form === 'bitmap' ? picture.bitmap : picture.open.canvas;

/** The numbers; frees what they were read from. Null where it is too large. */
export function toPixels(picture: Picture): Pixels | null {
  if (picture.form === 'pixels') return picture.pixels;
  const image = toImage(picture);
  const pixels = readDrawn(image, image);
  freePicture(picture);
  return pixels;
}

/** A canvas with it; frees what it was made of. Null where it is too large. */
export function toCanvas(picture: Picture): OpenCanvas | null {
  const drawn = toDrawn(picture);
  if (!drawn || drawn.form === 'canvas') return drawn && drawn.open;
  const open = openCanvas(drawn.bitmap);
  open?.context.drawImage(drawn.bitmap, 0, 0);
  freePicture(drawn);
  return open;
}
