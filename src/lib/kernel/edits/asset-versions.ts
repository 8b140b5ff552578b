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
export function needsLock({ kind, recipe, locked }: Asset): boolean {
  return kind === 'final' && recipe.mask?.lock === true && !locked && recipe.sources.length > 0;
}

/** True where a picture is still to be brought to the pixels that were asked for; edits of its user's are left as they are. */
export function needsFit(asset: Asset): boolean {
  const { target } = asset.recipe;
  if (!target || asset.kind !== 'final' || asset.fitted || needsLock(asset)) return false;
  const isExact = asset.width === target.width && asset.height === target.height;
  return !isExact && toSteps(asset).length === 0;
}

/** True where two rows show one picture in one frame: what lies over the one fits the other. */
export function isSamePicture(a: Asset, b: Asset): boolean {
  const isOfSize = a.width === b.width && a.height === b.height;
  return a.id === b.id && isOfSize && isSameSteps(a, b);
}

/** True where two rows of an asset are made of the same and shown alike. */
export function isSameForm(a: Asset, b: Asset): boolean {
  const isShownAlike = a.bytesHash === b.bytesHash && Boolean(a.showsRaw) === Boolean(b.showsRaw);
  const isMadeAlike = a.raw?.bytesHash === b.raw?.bytesHash && a.locked?.bytesHash === b.locked?.bytesHash;
  return isShownAlike && isMadeAlike && isSameSteps(a, b);
}

function isSameSteps(a: Asset, b: Asset): boolean {
  return a.steps === b.steps || JSON.stringify(toSteps(a)) === JSON.stringify(toSteps(b));
}

/** Steps are part of an asset only where there are any. */
export function toSteps({ steps = [] }: Pick<Asset, 'steps'>): EditStep[] {
  return steps;
}
