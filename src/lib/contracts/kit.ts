import type { OptionValues } from './capabilities.ts';
import type { ImageFormat, Quality, Resolution } from './parameters.ts';
import type { SourceImage } from './recipe.ts';
import type { Size } from './size.ts';

/** Exact pixels for a place where pictures are shown. */
export interface Template extends Size {
  /** Of the built-in ones: a name in words is the page's; own ones: a random id. */
  id: string;
  /** Own ones only. */
  name?: string;
  /** Where it is shown, as the filter names it. */
  platform: TemplatePlatform;
  /** What it is good for, to be found and recommended by. */
  uses: readonly TemplateUse[];
  /** Words for the model, about the composition that the place asks for; empty: none. */
  words: string;
}

export type TemplatePlatform =
  'instagram' | 'facebook' | 'x' | 'linkedin' | 'youtube' | 'pinterest' | 'tiktok' | 'web' | 'mail' | 'own';

export type TemplateUse =
  | 'product'
  | 'lifestyle'
  | 'brand'
  | 'news'
  | 'announcement'
  | 'article'
  | 'video'
  | 'profile'
  | 'newsletter'
  | 'advertisement'
  | 'tutorial'
  | 'event'
  | 'recipe'
  | 'fashion';

/** A manner to make a picture in. */
export interface Style {
  id: string;
  /** Own ones only. */
  name?: string;
  group: StyleGroup;
  /** Words for a model that does not know it by id. */
  words: string;
  /** What it keeps out, in words; empty: nothing. */
  negative: string;
  /** Its id with models whose option `style` lists it. */
  native?: string;
}

export type StyleGroup = 'photo' | 'paint' | 'drawing' | 'print' | '3d' | 'retro' | 'own';

/** A brand: who it speaks to and how it looks. */
export interface Persona {
  id: string;
  name: string;
  audience: string;
  tone: string;
  visualStyle: string;
  /** `#rrggbb`, most important first. */
  palette: readonly string[];
  /** Words that belong in every picture, and that may not be in any. */
  must: readonly string[];
  never: readonly string[];
  /** Set with the persona, where nothing was chosen; empty: none. */
  styleId: string;
  profileId: string;
  /** Sent along as sources. */
  references: readonly SourceImage[];
}

/** All parameters under a name; no prompt and no sources. */
export interface Preset {
  id: string;
  name: string;
  values: PresetValues;
}

/** Every one of them replaces what the composer holds. */
export interface PresetValues {
  profileId: string;
  imageModel: string;
  aspectRatio: string;
  resolution: Resolution;
  quality: Quality;
  format: ImageFormat;
  compression: number;
  background: 'auto' | 'opaque' | 'transparent';
  count: number;
  options: OptionValues;
  templateId: string;
  styleId: string;
  personaId: string;
}

/** Words that stand for one another: `__name__` in a prompt draws one. */
export interface WordList {
  id: string;
  /** Letters, figures, `-` and `_`. */
  name: string;
  words: readonly string[];
}

/** What a person has made of their own; one table holds all kinds. */
export type KitItem =
  | { id: string; kind: 'template'; value: Template; createdAt: number; updatedAt: number }
  | { id: string; kind: 'style'; value: Style; createdAt: number; updatedAt: number }
  | { id: string; kind: 'persona'; value: Persona; createdAt: number; updatedAt: number }
  | { id: string; kind: 'preset'; value: Preset; createdAt: number; updatedAt: number }
  | { id: string; kind: 'list'; value: WordList; createdAt: number; updatedAt: number };

export type KitKind = KitItem['kind'];
export type KitValue<Kind extends KitKind> = Extract<KitItem, { kind: Kind }>['value'];

/** How good a picture has to be; `auto`: as the parameters say. */
export type QualityLevel = 'auto' | 'draft' | 'standard' | 'premium';
