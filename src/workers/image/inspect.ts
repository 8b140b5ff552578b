import type { ImageFacts } from '../../lib/contracts/image-api.ts';
import { sniffMimeType } from '../../lib/kernel/sniff-mime-type.ts';
import { decode } from './decode.ts';

/** Bytes that the magic numbers of all formats lie in. */
const MAGIC_BYTES = 4096;

/** Type by content, pixels by decoding: what a header claims does not count. */
export async function inspect(blob: Blob): Promise<ImageFacts> {
  const mimeType = sniffMimeType(new Uint8Array(await blob.slice(0, MAGIC_BYTES).arrayBuffer()));
  const bitmap = mimeType && (await decode(blob, 0));
  if (!bitmap) return { ok: false };
  const { width, height } = bitmap;
  bitmap.close();
  return { ok: true, mimeType, width, height };
}
