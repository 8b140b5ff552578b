import type { Asset } from '../../../lib/contracts/asset.ts';
import { AppError, createFailure } from '../../../lib/kernel/app-error.ts';
import type { Images } from '../../../lib/state/images.svelte.ts';

const PNG = 'image/png';

/** PNG bytes of an asset, the only image type every clipboard takes: as stored where they are one, else encoded. Throws AppError (`decode`). */
export async function toPng({ bytesHash }: Asset, images: Pick<Images, 'blob' | 'lease'>): Promise<Blob> {
  const blob = await images.blob(bytesHash);
  if (blob?.type === PNG) return blob;
  const lease = await images.lease(bytesHash, 0);
  if (!lease) throw new AppError(createFailure('decode'));
  const png = await encode(lease.bitmap).finally(lease.release);
  if (!png) throw new AppError(createFailure('decode'));
  return png;
}

function encode(bitmap: ImageBitmap): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, PNG)).finally(() => {
    // Frees the pixels at once, not when the collector comes.
    canvas.width = canvas.height = 0;
  });
}
