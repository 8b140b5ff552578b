import type { ImageFacts } from '../../lib/contracts/image-api.ts';
import { isImageCut } from '../../lib/kernel/is-image-cut.ts';
import { sniffMimeType } from '../../lib/kernel/sniff-mime-type.ts';
import { decode } from './decode.ts';

/** Type by content, pixels by decoding: what a header claims does not count. Of a file without its end Firefox shows what is there. */
export async function inspect(blob: Blob): Promise<ImageFacts> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const mimeType = sniffMimeType(bytes);
  if (!mimeType || isImageCut(bytes)) return { ok: false };
  const bitmap = await decode(blob, 0);
  if (!bitmap) return { ok: false };
  const { width, height } = bitmap;
  bitmap.close();
  return { ok: true, mimeType, width, height };
}
