import { sha256Hex } from '../../lib/kernel/hash.ts';
import { readImageFacts } from './read-image-facts.ts';
import type { ImageFacts } from './read-image-facts.ts';

/** An image as it came, with all that is stored of it. */
export interface MeasuredImage {
  blob: Blob;
  facts: ImageFacts;
  /** SHA-256 of the bytes, lower-case hex. */
  hash: string;
  sizeBytes: number;
}

/** Undefined: no image that we can show. */
export async function measureImage(bytes: Uint8Array<ArrayBuffer>): Promise<MeasuredImage | undefined> {
  const facts = await readImageFacts(bytes);
  if (!facts) return undefined;
  return {
    blob: new Blob([bytes], { type: facts.mimeType }),
    facts,
    hash: await sha256Hex(bytes),
    sizeBytes: bytes.length,
  };
}
