/**
 * What the page may ask of the image worker: Blob in, Blob or ImageBitmap out; it knows neither database nor network.
 * Cancelling CPU work ends the worker; the gateway starts a new one.
 */
export interface ImageApi {
  /** Real type and pixels of an image, by decoding it; `{ok: false}` where it cannot be decoded. */
  inspect(blob: Blob): Promise<ImageFacts>;
  /** Decodes to a bitmap whose longer side is at most `maxSidePx` (0: full size), orientation applied. Null: cannot be decoded. */
  decode(blob: Blob, maxSidePx: number): Promise<ImageBitmap | null>;
  /** A small picture, longer side at most `maxSidePx`. Null: cannot be decoded. */
  createThumbnail(blob: Blob, maxSidePx: number): Promise<CreatedThumbnail | null>;
  /** The same pixels as a PNG, full size, orientation applied; a PNG that needs no turning as it is. Null: cannot be decoded. */
  toPng(blob: Blob): Promise<Blob | null>;
}

export type ImageFacts = { ok: true; mimeType: string; width: number; height: number } | { ok: false };

export interface CreatedThumbnail {
  blob: Blob;
  width: number;
  height: number;
}
