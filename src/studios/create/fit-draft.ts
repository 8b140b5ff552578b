import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { ImageFormat } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';

/** Formats that can hold transparency. */
const TRANSPARENT_FORMATS: readonly ImageFormat[] = ['png', 'webp'];

export const canBeTransparent = (format: ImageFormat) => TRANSPARENT_FORMATS.includes(format);

/** What of a draft a model does not have; the draft itself keeps the choice for a model that does. */
export type Misfit = 'quality' | 'format' | 'background' | 'transparent-format' | 'sources';

export interface FittedDraft {
  draft: Draft;
  misfits: Misfit[];
}

/** A draft as this model will be asked for it, and what had to give way. */
export function fitDraft(draft: Draft, capabilities: Capabilities): FittedDraft {
  const misfits: Misfit[] = [];
  const fitted = { ...draft };
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
