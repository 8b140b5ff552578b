import type { OptionValues } from './capabilities.ts';
import type { QualityLevel } from './kit.ts';
import type { Background, ImageFormat, Quality, Resolution } from './parameters.ts';
import type { SourceImage } from './recipe.ts';

/** What the composer holds; half-typed is its normal state. */
export interface Draft {
  prompt: string;
  /** Empty: the default profile. */
  profileId: string;
  /** `auto` or `a:b`. */
  aspectRatio: string;
  resolution: Resolution;
  quality: Quality;
  format: ImageFormat;
  /** 0 to 100. */
  compression: number;
  background: Background;
  /** 1 to 10. */
  count: number;
  sources: SourceImage[];
  /** By option id, of whatever models were chosen so far: a model takes those that it knows. */
  options?: OptionValues;
  /** In place of the profile's own; left out or empty: that. */
  imageModel?: string;
  /** From the kit; left out or empty: none. */
  templateId?: string;
  styleId?: string;
  personaId?: string;
  /** Profile and model are chosen anew for each picture; left out: they are as they were chosen by hand. */
  isAutomatic?: boolean;
  level?: QualityLevel;
  /** One picture of every combination of the prompt's variables, in place of one drawn by chance. */
  isMatrix?: boolean;
}

/** A tab. */
export interface Workspace {
  id: string;
  /** Given by the user; empty: the tab is named after its prompt. */
  name: string;
  /** Ascending from the left; fractions allowed. */
  order: number;
  draft: Draft;
  /** Asset on the canvas; empty: none. */
  shownAssetId: string;
  /** Batch whose results stand side by side; empty: none. */
  batchId: string;
  createdAt: number;
}
