import type { Asset } from '../../contracts/asset.ts';
import type { EditStep, ImageVersion } from '../../contracts/edit.ts';

/** The picture as the model sent it. */
export function toRawVersion(asset: Asset): ImageVersion {
  return asset.raw ?? toShownVersion(asset);
}

/** What the edits in place are applied to. */
export function toBaseVersion(asset: Asset): ImageVersion {
  const raw = toRawVersion(asset);
  return asset.showsRaw ? raw : (asset.locked ?? raw);
}

/** What is shown at present. */
export function toShownVersion({ bytesHash, mimeType, width, height, sizeBytes }: Asset): ImageVersion {
  return { bytesHash, mimeType, width, height, sizeBytes };
}

/** True where the kept pixels of a masked edit are still to be put back. */
export function needsLock({ kind, recipe, locked, raw }: Asset): boolean {
  return kind === 'final' && recipe.mask?.lock === true && !locked && !raw && recipe.sources.length > 0;
}

/** Steps are part of an asset only where there are any. */
export function toSteps({ steps = [] }: Pick<Asset, 'steps'>): EditStep[] {
  return steps;
}
