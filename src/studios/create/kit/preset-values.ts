import type { PresetValues } from '../../../lib/contracts/kit.ts';
import type { Draft } from '../../../lib/contracts/workspace.ts';

/** All parameters of a draft, without what it shows. */
export function toPresetValues(draft: Draft): PresetValues {
  const { profileId, aspectRatio, resolution, quality, format, compression, background, count } = draft;
  return {
    profileId,
    imageModel: draft.imageModel ?? '',
    aspectRatio,
    resolution,
    quality,
    format,
    compression,
    background,
    count,
    options: draft.options ?? {},
    templateId: draft.templateId ?? '',
    styleId: draft.styleId ?? '',
    personaId: draft.personaId ?? '',
  };
}
