import { sniffMimeType } from '../../lib/kernel/sniff-mime-type.ts';
import { decode } from './decode.ts';
import { drawBitmap } from './draw-bitmap.ts';

const MAGIC_BYTES = 32;

/** The same pixels as a PNG, which is all that a clipboard takes. Null where they cannot be decoded. */
export async function toPng(blob: Blob): Promise<Blob | null> {
  const mimeType = sniffMimeType(new Uint8Array(await blob.slice(0, MAGIC_BYTES).arrayBuffer()));
  if (mimeType === 'image/png') return new Blob([blob], { type: mimeType });
  const bitmap = await decode(blob, 0);
  return bitmap && drawBitmap(bitmap, (canvas) => canvas.convertToBlob({ type: 'image/png' }));
}
