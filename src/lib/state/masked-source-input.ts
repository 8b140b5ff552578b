import type { Asset } from '../contracts/asset.ts';
import type { Capabilities } from '../contracts/capabilities.ts';
import type { ToolSettings } from '../contracts/editing.ts';
import type { ImageApi } from '../contracts/image-api.ts';
import type { Mask } from '../contracts/mask.ts';
import type { RecipeMask, SourceImage } from '../contracts/recipe.ts';
import type { Repositories } from '../db/repositories.ts';

/** What a masked edit sends of the picture that is shown. */
export interface MaskedSource {
  source: SourceImage;
  mask: RecipeMask;
}

export interface MaskedSourceInput {
  asset: Asset;
  /** Of the asset's size. */
  mask: Mask;
  tools: Pick<ToolSettings, 'lock' | 'bandPx' | 'zoomEdit'>;
  /** What the model draws. */
  sizes: Capabilities['sizes'];
}

export interface MaskedSourceParts {
  repositories: Pick<Repositories, 'bytes'>;
  images: Pick<ImageApi, 'encodeMask' | 'cutPart'>;
}
