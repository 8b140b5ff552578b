import type { Adjustments, EditStep } from './edit.ts';
import type { Mark } from './mark.ts';
import type { MaskReshape } from './mask-change.ts';
import type { Mask, PixelRect } from './mask.ts';
import type { Size } from './size.ts';

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
  /** A part of a picture at another size, as a PNG. */
  cutPart(input: CutInput): Promise<Blob | null>;
  /** A result with the source's untouched pixels put back. */
  lockPixels(input: LockInput): Promise<LockedImage | null>;
  /** The mask as a PNG as it is sent: black, alpha 0 where the model may change. Null: nothing may change. */
  encodeMask(mask: Mask): Promise<Blob | null>;
  /** A mask out of a picture, scaled to `size`: by its alpha (0: change) if it has any, else by its light (white: change). */
  decodeMask(blob: Blob, size: Size): Promise<Mask | null>;
  /** Marks as a file: a PNG on nothing, or a copy of a picture with them. */
  drawMarks(input: MarksInput): Promise<Blob | null>;
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
  /** The picture as a file of another kind or size. */
  exportImage(blob: Blob, wish: ExportWish): Promise<ExportOutcome>;
  /** The picture with other adjustments, small, to be shown while they are chosen; the small picture is kept from call to call. */
  previewAdjustments(input: AdjustInput): Promise<ImageBitmap | null>;
  /** What differs between two pictures, as a map and in figures; of two sizes the smaller one is scaled. */
  comparePixels(a: Blob, b: Blob): Promise<PixelComparison | null>;
  /** Parts of other pictures over a base, with the seam of `lockPixels`. Null also where their sizes differ. */
  joinParts(input: JoinInput): Promise<RenderedImage | null>;
}

export type ImageFacts = { ok: true; mimeType: string; width: number; height: number } | { ok: false };

export interface CreatedThumbnail extends Size {
  blob: Blob;
}

/** Types that can be written: by the browser, or by an encoder of our own that is fetched when it is first used. */
export type WritableType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/avif';

export interface CutInput {
  blob: Blob;
  rect: PixelRect;
  /** Of what comes of it. */
  size: Size;
}

export interface LockInput {
  /** The whole picture. */
  source: Blob;
  /** What the model made of it, or of its part; of any size. */
  result: Blob;
  /** Of the source's size, or of its part's. */
  mask: Mask;
  /** What of the source the result shows; none: all of it. The picture keeps its size then. */
  part?: PixelRect;
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

interface FramedMarks {
  marks: readonly Mark[];
  /** What is shown of the plane on which they lie. */
  frame: PixelRect;
}

/** Marks on nothing, of a size; or drawn into a picture whose longer side may not be over `maxSidePx` (0: may be any). */
export type MarksInput = (FramedMarks & { size: Size }) | (FramedMarks & { blob: Blob; maxSidePx: number });

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
  /** What a JPEG shows where the picture is transparent, `#rrggbb`; white unless said. */
  background?: string;
  /** To be drawn into it, in pixels of the picture as it is. */
  marks?: readonly Mark[];
}

/**
 * `decode`: the picture cannot be read. `size`: it is too large for this browser, or for the encoder. `encoder`: what writes
 * that type could not be fetched.
 */
export type ExportOutcome =
  | ({ ok: true; blob: Blob; /** The colour behind it is seen somewhere. */ showsBackground: boolean } & Size)
  | { ok: false; reason: 'decode' | 'size' | 'encoder' };

export interface AdjustInput {
  blob: Blob;
  /** Edits in place other than adjustments. */
  steps: readonly EditStep[];
  values: Adjustments;
  /** Longer side at most; 0: as large as the picture is. */
  maxSidePx: number;
  /** Longer side by which sharpening and blur are measured, pixels of the picture in full; its own unless said. */
  detailSidePx?: number;
}

/** Its size is that of the frame in which two pictures were compared. */
export interface PixelComparison extends Size {
  /** Heat over a dark likeness of the picture. */
  heat: ImageBitmap;
  /** Share of the compared pixels that differ in any byte, 0 to 1. */
  changed: number;
  /** Share that a person sees as other, 0 to 1. */
  visible: number;
  /** Not both were compared pixel for pixel: one was scaled, or both were too large. */
  isScaled: boolean;
}

export interface JoinInput {
  base: Blob;
  /** In the order in which they are laid; masks of the base's size, 255 shows the part. */
  parts: readonly { blob: Blob; mask: Mask }[];
  /** Width of the seam, pixels, inside each mask. */
  bandPx: number;
}
