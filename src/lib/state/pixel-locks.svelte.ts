import { needsLock } from '../kernel/edits/asset-versions.ts';
import { AssetChore } from './asset-chore.svelte.ts';
import type { AssetChoreOptions } from './asset-chore.svelte.ts';
import { lockAsset } from './show-version.ts';
import type { VersionParts } from './show-version.ts';

export type PixelLocksOptions = VersionParts & AssetChoreOptions;

/** Puts the kept pixels of every masked edit back as soon as its result is there, also after a reload, in one window only. */
export class PixelLocks extends AssetChore {
  constructor(options: PixelLocksOptions) {
    super(options, { name: 'lock', isNeeded: needsLock, run: (asset) => lockAsset(options, asset) });
  }
}
