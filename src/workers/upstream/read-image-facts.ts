import type { Size } from '../../lib/contracts/size.ts';
import { isImageCut } from '../../lib/kernel/is-image-cut.ts';
import { readImageSize } from '../../lib/kernel/read-image-size.ts';
import { sniffMimeType } from '../../lib/kernel/sniff-mime-type.ts';

/** Measured from the bytes themselves; what an upstream says about them is not believed. */
export interface ImageFacts extends Size {
  mimeType: string;
}

/** Undefined: no image that we can show, or only the beginning of one. */
export async function readImageFacts(bytes: Uint8Array<ArrayBuffer>): Promise<ImageFacts | undefined> {
  const mimeType = sniffMimeType(bytes);
  if (mimeType === undefined || isImageCut(bytes)) return undefined;
  const size = readImageSize(bytes) ?? (await measure(new Blob([bytes], { type: mimeType })));
  return size && { mimeType, width: size.width, height: size.height };
}

/** For formats whose header we do not read: only here the image is decoded. */
async function measure(blob: Blob): Promise<Size | undefined> {
  if (typeof createImageBitmap !== 'function') return undefined;
  try {
    const bitmap = await createImageBitmap(blob);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return undefined;
  }
}
