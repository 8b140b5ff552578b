import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { ImageFormat } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import { ratiosOf, toAspectRatio, toSize } from '../../lib/kernel/aspect-ratio.ts';

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

/** A model with a few sizes only draws the one nearest in shape, at its one resolution. */
function fitSize(
  draft: Draft,
  capabilities: Capabilities,
  misfits: Misfit[],
): Pick<Draft, 'aspectRatio' | 'resolution'> {
  const { aspectRatio, resolution } = draft;
  if (capabilities.sizes === 'any') return { aspectRatio, resolution };
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
