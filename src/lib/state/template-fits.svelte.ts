import type { Asset } from '../contracts/asset.ts';
import { needsFit, toBaseVersion } from '../kernel/edits/asset-versions.ts';
import { fitToTarget } from '../kernel/templates/plan-template.ts';
import { AssetChore } from './asset-chore.svelte.ts';
import type { AssetChoreOptions } from './asset-chore.svelte.ts';
import { changeVersion } from './show-version.ts';
import type { VersionParts } from './show-version.ts';

export type TemplateFitsOptions = VersionParts & AssetChoreOptions;

/**
 * Brings every result of a template to its exact pixels as soon as it is there, by edits that can be taken back: also after a
 * reload, in one window only, and once. Where it fails, the picture stays as it was made.
 */
export class TemplateFits extends AssetChore {
  constructor(options: TemplateFitsOptions) {
    super(options, { name: 'fit', isNeeded: needsFit, run: (asset) => fitAsset(options, asset) });
  }
}

async function fitAsset(parts: VersionParts, asset: Asset): Promise<Asset | undefined> {
  const { target } = asset.recipe;
  if (!target) return undefined;
  const steps = fitToTarget(toBaseVersion(asset), target);
  if (steps.length === 0) return undefined;
  // Steps that someone takes meanwhile are theirs.
  return changeVersion(parts, {
    assetId: asset.id,
    change: { steps, fitted: true },
    isWanted: needsFit,
  });
}
