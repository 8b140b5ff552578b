import type { ExportWish } from '../../lib/contracts/image-api.ts';
import { encodeCanvas } from './codecs/encode-pixels.ts';
import { decode } from './decode.ts';
import { runPass } from './edits/run-pass.ts';
import { toCanvas } from './edits/picture.ts';
import { toPng } from './to-png.ts';

/** The picture as another file. A PNG of a PNG at its own size is the same file. Null also where the browser cannot write the type. */
export async function exportImage(blob: Blob, { type, quality, size }: ExportWish): Promise<Blob | null> {
  if (type === 'image/png' && !size) return toPng(blob);
  const bitmap = await decode(blob, 0);
  if (!bitmap) return null;
  const isResized = size && (size.width !== bitmap.width || size.height !== bitmap.height);
  const whole = { form: 'bitmap', bitmap } as const;
  const picture = isResized ? runPass(whole, { type: 'resize', size }) : whole;
  const open = picture && toCanvas(picture);
  if (!open) return null;
  const made = await encodeCanvas(open, quality === undefined ? { type } : { type, quality });
  open.close();
  return made;
}
