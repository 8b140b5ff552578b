import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { ImageFormat } from '../../lib/contracts/recipe.ts';
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
  'ratio' | 'resolution' | 'quality' | 'format' | 'background' | 'transparent-format' | 'sources';

export interface FittedDraft {
  draft: Draft;
  misfits: Misfit[];
}

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

/** A draft as this model will be asked for it, and what had to give way. */
export function fitDraft(draft: Draft, capabilities: Capabilities): FittedDraft {
  const misfits: Misfit[] = [];
  const fitted = { ...draft, ...fitSize(draft, capabilities, misfits) };
  if (!capabilities.qualities.includes(draft.quality)) {
    fitted.quality = draft.quality === 'xhigh' || draft.quality === 'max' ? 'high' : 'auto';
    misfits.push('quality');
  }
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
  if (draft.sources.length > capabilities.maxSources) misfits.push('sources');
  return { draft: fitted, misfits };
}
