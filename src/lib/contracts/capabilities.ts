import type { Background, ImageFormat, Quality, Resolution } from './parameters.ts';

/** What a family of models understands; decides which controls exist and which fields are sent. */
export interface Capabilities {
  /** Stable id of the family, e.g. `gpt-image-2`. */
  family: string;
  /** Whose models they are, as it is shown to people; left out: a relay's. */
  provider?: string;
  /** False for an id we do not know: the UI marks its choices "unverified". */
  verified: boolean;
  /** `any`: every legal width x height; a few, listed as `WxH`; or ratios at some resolutions. */
  sizes: 'any' | readonly string[] | RatioSizes;
  qualities: readonly Quality[];
  backgrounds: readonly Background[];
  formats: readonly ImageFormat[];
  complexity: boolean;
  /** Values of `input_fidelity` that may be sent; empty means omit the field. */
  inputFidelity: readonly ('low' | 'high')[];
  /** Marks may be sent as a part of their own, beside the image that they lie over. */
  markup: boolean;
  maxSources: number;
  /** It changes pictures and makes none from words alone; left out: it needs none. */
  minSources?: number;
  /** Bytes per source. */
  maxSourceBytes: number;
  /** Further values that the model takes, in the order in which they are asked for; none: none. */
  options?: readonly OptionSpec[];
  /** It takes a mask with the first source; left out: it does. */
  masks?: boolean;
  /** Longest prompt, characters; left out: no limit is known. */
  promptLength?: number;
  /** What an image costs; left out: it is paid for by tokens, or not known. */
  price?: ImagePrice;
  /** How long an image usually takes, milliseconds; left out: not known. */
  typicalMs?: number;
  /** How it is told that some words count for more than others; left out: it does not know that. */
  weights?: 'parentheses';
  /** What is hidden in every image of it, e.g. `SynthID`; left out: nothing that is known of. */
  watermark?: string;
  /** How the provider itself asks for it, e.g. names of fields; nobody else reads it. */
  wire?: Readonly<Record<string, string>>;
}

/** A price for each image. */
export interface ImagePrice {
  /** USD; by resolution where it depends on that. */
  usd: number | Readonly<Partial<Record<Resolution, number>>>;
  /** ISO date of the list that it is from. */
  date: string;
}

/** A model that is asked for a shape and a resolution, and chooses the pixels. */
export interface RatioSizes {
  /** As `a:b`, in the order to offer them. */
  ratios: readonly string[];
  /** Pixels of an image, about, by resolution. */
  areas: Readonly<Partial<Record<Resolution, number>>>;
  /** It draws any size whose sides lie within, pixels, in steps; the ratios are those to offer. */
  sides?: { minPx: number; maxPx: number; stepPx: number };
}

/** A value of a model's own. Well-known ids have words of their own in the page: see `OptionId`; others show `title`. */
export type OptionSpec = { id: string; title: string } & (
  | { type: 'text'; maxLength: number }
  | { type: 'number'; min: number; max: number; step: number; default: number }
  /** A whole number that makes a result repeatable; none: the upstream draws one. */
  | { type: 'seed'; max: number }
  | { type: 'choice'; values: readonly string[]; default: string }
  | { type: 'flag'; default: boolean }
);

/** Ids of options that mean the same with every provider. */
export type OptionId = 'negative-prompt' | 'seed' | 'guidance' | 'steps' | 'strength' | 'style';

/** What was chosen, by option id; what is left out stands at its default. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;
