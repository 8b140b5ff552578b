import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { QualityLevel } from '../../lib/contracts/kit.ts';
import type { ImageFormat, Quality } from '../../lib/contracts/parameters.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import {
  isRatioSizes,
  ratiosOf,
  resolutionsOf,
  toAspectRatio,
  toNearestRatio,
  toSize,
} from '../../lib/kernel/aspect-ratio.ts';

/** Formats that can hold transparency. */
const TRANSPARENT_FORMATS: readonly ImageFormat[] = ['png', 'webp'];

export const canBeTransparent = (format: ImageFormat) => TRANSPARENT_FORMATS.includes(format);

/** What of a draft a model does not have; the draft itself keeps the choice for a model that does. */
export type Misfit =
  | 'ratio'
  | 'resolution'
  | 'quality'
  | 'format'
  | 'background'
  | 'transparent-format'
  | 'sources'
  /** It only changes pictures, and there is none. */
  | 'too-few-sources'
  /** The picture has a mask, and the model takes none: it may change all of it, and what was kept is put back. */
  | 'mask'
  /** The picture has marks, and the model takes neither them nor the copy that they are drawn into: they are left out. */
  | 'markup'
  /** See `FittedDraft.lackingOptions`: they are left out. */
  | 'options'
  /** Longer than the model reads: see `Capabilities.promptLength`. */
  | 'prompt-length'
  /** Exact pixels are not made where only a part of a picture changes. */
  | 'template'
  /** Not all reference images of the persona have room: the last are left out. */
  | 'references';

export interface FittedDraft {
  draft: Draft;
  misfits: Misfit[];
  /** Ids of options that were set and that the model does not have. */
  lackingOptions: string[];
}

/** What goes along with a draft and is not in it. */
export interface Along {
  hasMask?: boolean;
  hasMarks?: boolean;
  /** The picture on the canvas goes along and is none of the draft's sources. */
  isShownSent?: boolean;
  /** Characters that stand around the prompt (its frame) when it is sent. */
  frameLetters?: number;
  /** Reference images of the persona. */
  references?: number;
}

/** What a level stands for, for models that have it. */
const LEVEL_QUALITY: Record<QualityLevel, Quality | undefined> = {
  auto: undefined,
  draft: 'low',
  standard: 'medium',
  premium: 'high',
};

/** A model with ratios of its own draws the nearest, at the nearest of its resolutions. */
function fitRatio(
  { aspectRatio, resolution }: Draft,
  capabilities: Capabilities,
  misfits: Misfit[],
): Pick<Draft, 'aspectRatio' | 'resolution'> {
  const resolutions = resolutionsOf(capabilities);
  const isOffered = resolutions.includes(resolution);
  if (!isOffered) misfits.push('resolution');
  const fitted = isOffered
    ? resolution
    : ((resolution === '512' ? resolutions[0] : resolutions.at(-1)) ?? '1K');
  const ratios = ratiosOf(capabilities);
  if (aspectRatio === 'auto' || ratios.includes(aspectRatio)) return { aspectRatio, resolution: fitted };
  misfits.push('ratio');
  return { aspectRatio: toNearestRatio(ratios, aspectRatio) ?? 'auto', resolution: fitted };
}

/** A model with a few sizes only draws the one nearest in shape, at its one resolution. */
function fitSize(
  draft: Draft,
  capabilities: Capabilities,
  misfits: Misfit[],
): Pick<Draft, 'aspectRatio' | 'resolution'> {
  const { aspectRatio, resolution } = draft;
  if (capabilities.sizes === 'any')
    return { aspectRatio, resolution: resolution === '512' ? '1K' : resolution };
  if (isRatioSizes(capabilities.sizes)) return fitRatio(draft, capabilities, misfits);
  if (resolution !== '1K') misfits.push('resolution');
  if (aspectRatio === 'auto' || ratiosOf(capabilities).includes(aspectRatio))
    return { aspectRatio, resolution: '1K' };
  misfits.push('ratio');
  const size = toSize({ aspectRatio, resolution, capabilities });
  return { aspectRatio: size === 'auto' ? size : toAspectRatio(size), resolution: '1K' };
}

/** A level that the model cannot tell apart is no wish that it fails. */
function fitQuality(
  { quality, level = 'auto' }: Draft,
  { qualities }: Capabilities,
  misfits: Misfit[],
): Quality {
  const ofLevel = LEVEL_QUALITY[level];
  if (ofLevel) return qualities.includes(ofLevel) ? ofLevel : 'auto';
  if (qualities.includes(quality)) return quality;
  misfits.push('quality');
  return quality === 'xhigh' || quality === 'max' ? 'high' : 'auto';
}

/** Images that are sent whatever becomes of references: sources, the picture on the canvas, and its copy with marks. */
export function countImages(draft: Pick<Draft, 'sources'>, capabilities: Capabilities, along: Along): number {
  const hasCopy = along.hasMarks && !(capabilities.markup && !along.hasMask);
  return draft.sources.length + Number(along.isShownSent === true) + Number(hasCopy === true);
}

/** Left out, since not even the picture and its copy have room. */
export function areMarksLost({ markup, maxSources }: Capabilities, { hasMask }: Along): boolean {
  return !(markup && !hasMask) && maxSources < 2;
}

/** An option that stands at nothing was not set. */
function findLacking({ options = {} }: Draft, capabilities: Capabilities): string[] {
  const known = new Set(capabilities.options?.map(({ id }) => id));
  return Object.keys(options).filter((id) => options[id] !== '' && options[id] !== false && !known.has(id));
}

/** What goes along and cannot, each with its name. */
function findMisfitsAlong(draft: Draft, capabilities: Capabilities, along: Along): Misfit[] {
  const { hasMask = false, hasMarks = false, frameLetters = 0, references = 0 } = along;
  const isLost = hasMarks && areMarksLost(capabilities, along);
  const images = countImages(draft, capabilities, { ...along, hasMarks: hasMarks && !isLost });
  const letters = draft.prompt.length + frameLetters;
  const found: Record<string, boolean> = {
    sources: images > capabilities.maxSources,
    'too-few-sources': images + references < (capabilities.minSources ?? 0),
    references: references > 0 && images + references > capabilities.maxSources,
    mask: hasMask && capabilities.masks === false,
    markup: isLost,
    template: hasMask && Boolean(draft.templateId),
    'prompt-length': letters > (capabilities.promptLength ?? Infinity),
  } satisfies Partial<Record<Misfit, boolean>>;
  return Object.keys(found).filter((name) => found[name]) as Misfit[];
}

/** A draft as this model will be asked for it, and what had to give way. */
export function fitDraft(draft: Draft, capabilities: Capabilities, along: Along = {}): FittedDraft {
  const misfits: Misfit[] = [];
  const fitted = { ...draft, ...fitSize(draft, capabilities, misfits) };
  fitted.quality = fitQuality(draft, capabilities, misfits);
  if (!capabilities.formats.includes(draft.format)) {
    fitted.format = 'png';
    misfits.push('format');
  }
  if (!capabilities.backgrounds.includes(draft.background)) {
    fitted.background = 'auto';
    misfits.push('background');
  }
  if (fitted.background === 'transparent' && !canBeTransparent(fitted.format)) {
    fitted.background = 'auto';
    misfits.push('transparent-format');
  }
  const lackingOptions = findLacking(draft, capabilities);
  if (lackingOptions.length > 0) misfits.push('options');
  misfits.push(...findMisfitsAlong(draft, capabilities, along));
  return { draft: fitted, misfits, lackingOptions };
}
