import type { Capabilities, OptionValues } from './capabilities.ts';
import type { ImageVersion } from './edit.ts';
import type { PixelRect } from './mask.ts';
import type { Background, ImageFormat, Quality, Resolution } from './parameters.ts';
import type { ApiForm } from './profile.ts';
import type { Size } from './size.ts';

/** A source image by its content; the bytes lie in the bytes table under `bytesHash`. */
export interface SourceImage {
  /** Unique in its list; not the hash, since one image may be added twice. */
  id: string;
  /** SHA-256 of the bytes, lower-case hex. */
  bytesHash: string;
  mimeType: string;
  name: string;
  width: number;
  height: number;
  sizeBytes: number;
  /** The asset it came from, if it came from history. */
  assetId?: string;
}

/** A mask as it is sent: PNG, RGBA, alpha 0 frees a pixel; as large as the first source. */
export interface RecipeMask extends Size {
  bytesHash: string;
  sizeBytes: number;
  /** Put back what the mask kept, once the image is there. */
  lock: boolean;
  /** Width of the band inside the mask in which the new fades in, pixels; with a part, pixels of the whole picture. */
  bandPx: number;
  /** Only a part of the picture is sent, and what comes back is put into the whole. */
  part?: RecipePart;
}

/** What of a picture the first source was cut out of; source and mask are of the size that is sent. */
export interface RecipePart {
  /** Of the whole picture. */
  rect: PixelRect;
  whole: ImageVersion;
  /** The mask of `rect` at the picture's own resolution, a file as `RecipeMask` is. */
  maskHash: string;
}

/** The marks over the first source, in both forms: which of them is sent is decided by whoever does the work. */
export interface RecipeMarkup extends Size {
  /** PNG, transparent but for the marks, as large as the first source. */
  bytesHash: string;
  sizeBytes: number;
  /** The first source with the marks drawn in; may be smaller. */
  copy: MarkedCopy;
  /** The marks themselves, to be drawn over the picture again: JSON, see `MarksOfPicture`. Older recipes have none. */
  drawn?: StoredFile;
}

export interface StoredFile {
  bytesHash: string;
  sizeBytes: number;
}

export interface MarkedCopy {
  bytesHash: string;
  sizeBytes: number;
  mimeType: string;
}

/** All that is needed to make an image again: provider-neutral, stored with the job and with the asset. */
export interface Recipe {
  /** As the user typed it. */
  prompt: string;
  /** What came of it for this image, where it held variables, lists or comments. */
  variant?: string;
  /** What stands around it, in the order in which it is sent; none: nothing. See `composePrompt`. */
  frame?: PromptFrame;
  /** Pixels that the image is brought to once it is there, by edits that can be taken back. */
  target?: ExactTarget;
  /** Legal pixels, or `auto`. */
  size: Size | 'auto';
  /** As chosen in the composer: `auto`, or `a:b`. */
  aspectRatio: string;
  resolution: Resolution;
  quality: Quality;
  format: ImageFormat;
  /** 0 to 100, JPEG and WebP only. */
  compression?: number;
  background: Background;
  sources: SourceImage[];
  /** Of the model's own; none: none. */
  options?: OptionValues;
  /** What of the first source may change; none: all of it. */
  mask?: RecipeMask;
  /** What was drawn over the first source to show what is meant. */
  markup?: RecipeMarkup;
  /** What the numbered marks stand for, a line each; goes behind the prompt in the request, and nowhere else. */
  legend?: string;
  /** Which upstream it was for, so that a card can say so after the profile is gone. */
  profileId: string;
  profileName: string;
  form: ApiForm;
  textModel: string;
  imageModel: string;
  /** What was known of the model when this was agreed on; relays have none. */
  capabilities?: Capabilities;
}

/** What a persona, a template and a style add to a prompt. */
export interface PromptFrame {
  parts: readonly PromptPart[];
  /** What is to be kept out, in words; empty: nothing. */
  negative: string;
}

export interface PromptPart {
  from: 'persona' | 'template' | 'style';
  /** Its id in the kit, to be found again. */
  id: string;
  /** Empty where the model knows it by an id of its own. */
  text: string;
}

/** See `Recipe.target`. */
export interface ExactTarget extends Size {
  templateId: string;
}
