import { encodeWebp } from '../../src/workers/image/codecs/encode-webp.ts';

/** What is on a canvas as a file of this very type, in every browser: WebKit writes no WebP by itself. */
export async function toFile(canvas: OffscreenCanvas, type: string): Promise<Blob> {
  const blob = await canvas.convertToBlob({ type, quality: 1 });
  if (blob.type === type) return blob;
  const { width, height } = canvas;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
  const written =
    pixels && (await encodeWebp({ width, height, data: pixels as Uint8ClampedArray<ArrayBuffer> }, 1));
  if (type !== 'image/webp' || !written) throw new Error(`No ${type} can be written here.`);
  return written;
}
