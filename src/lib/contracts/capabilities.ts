import type { Background, ImageFormat, Quality } from './recipe.ts';

/** What a family of models understands; decides which controls exist and which fields are sent. */
export interface Capabilities {
  /** Stable id of the family, e.g. `gpt-image-2`. */
  family: string;
  /** False for an id we do not know: the UI marks its choices "unverified". */
  verified: boolean;
  /** `any`: every legal width x height; otherwise only those listed as `WxH`. */
  sizes: 'any' | readonly string[];
  qualities: readonly Quality[];
  backgrounds: readonly Background[];
  formats: readonly ImageFormat[];
  complexity: boolean;
  /** Values of `input_fidelity` that may be sent; empty means omit the field. */
  inputFidelity: readonly ('low' | 'high')[];
  /** Marks may be sent as a part of their own, beside the image that they lie over. */
  markup: boolean;
  maxSources: number;
  /** Bytes per source. */
  maxSourceBytes: number;
}
