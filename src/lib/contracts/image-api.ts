import type { EditStep } from './edit.ts';
import type { MaskReshape } from './mask-change.ts';
import type { Mask } from './mask.ts';
import type { Size } from './recipe.ts';

/**
 * What the page may ask of the image worker: Blob in, Blob or ImageBitmap out; it knows neither database nor network.
 * Cancelling CPU work ends the worker; the gateway starts a new one. Null: a picture cannot be decoded or is too large, or as said.
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
  /** A result with the source's untouched pixels put back. */
  lockPixels(input: LockInput): Promise<LockedImage | null>;
  /** The mask as a PNG as it is sent: black, alpha 0 where the model may change. Null: nothing may change. */
  encodeMask(mask: Mask): Promise<Blob | null>;
  /** A mask out of a picture, scaled to `size`: by its alpha (0: change) if it has any, else by its light (white: change). */
  decodeMask(blob: Blob, size: Size): Promise<Mask | null>;
  /** A changed copy. */
  reshapeMask(mask: Mask, reshape: MaskReshape): Promise<Mask>;
  /** Pixels of nearly the colour at a place. The pixels of the last picture are kept: a second tap is quick. */
  selectColour(input: ColourInput): Promise<Mask | null>;
  /** The object that a tap or a scribble lies on; keeps the pixels as `selectColour` does. */
  selectObject(input: ObjectInput): Promise<Mask | null>;
  /** The picture after the steps, as a file. */
  renderEdits(blob: Blob, steps: readonly EditStep[]): Promise<RenderedImage | null>;
  /** The same to be shown at once, without the time that writing a file takes. */
  showEdits(blob: Blob, steps: readonly EditStep[]): Promise<ImageBitmap | null>;
  /** The picture as a file of another kind or size. Null also where the browser cannot write the type. */
  exportImage(blob: Blob, wish: ExportWish): Promise<Blob | null>;
}

export type ImageFacts = { ok: true; mimeType: string; width: number; height: number } | { ok: false };

export interface CreatedThumbnail extends Size {
  blob: Blob;
}

/** Types a browser may be able to write. */
export type WritableType = 'image/png' | 'image/jpeg' | 'image/webp';

export interface LockInput {
  source: Blob;
  /** What the model made of it, of any size. */
  result: Blob;
  /** Of the source's size. */
  mask: Mask;
  /** Width of the seam, pixels of the source, inside the mask. */
  bandPx: number;
}

/** A PNG; larger than the source where the result was clearly larger. */
export interface LockedImage extends Size {
  blob: Blob;
  /** Share of the kept pixels that the model had changed visibly, 0 to 1. */
  moved: number;
}

export interface ColourInput {
  blob: Blob;
  /** Image pixels, whole numbers. */
  x: number;
  y: number;
  /** 0 to 100: how different a colour may be. */
  tolerance: number;
  /** Only what hangs together with the place. */
  contiguous: boolean;
}

/** Masks of the picture's size; over 127 counts. */
export interface ObjectInput {
  blob: Blob;
  /** Surely part of the object. */
  inside: Mask;
  /** Surely not; none: the picture's border. */
  outside?: Mask;
}

export interface RenderedImage extends Size {
  blob: Blob;
  mimeType: string;
}

export interface ExportWish {
  type: WritableType;
  /** 0 to 1; a PNG knows none. */
  quality?: number;
  /** Other than the picture's own. */
  size?: Size;
}
