import type { Asset } from '../../contracts/asset.ts';
import type { ImageVersion } from '../../contracts/edit.ts';
import type { Recipe, SourceImage } from '../../contracts/recipe.ts';

/** What makes an asset of joined parts. */
export interface PartAssetInput {
  id: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  version: ImageVersion;
  base: Asset;
  /** Those of which a part is shown. */
  others: readonly Asset[];
}

/**
 * A picture of its own out of parts of others: the recipe is the base's, its sources are what it was joined of. It has no mask and
 * no job: there is nothing to put back and nothing was paid for it.
 */
export function toPartAsset({ id, createdAt, version, base, others }: PartAssetInput): Asset {
  const pictures = [base, ...others];
  const sources = pictures.map((asset, index) => toSource(asset, `${id}-${index}`));
  return {
    ...version,
    id,
    kind: 'final',
    createdAt,
    jobId: '',
    batchId: '',
    workspaceId: base.workspaceId,
    recipe: toPlainRecipe(base.recipe, sources),
    ...(base.revisedPrompt === undefined ? {} : { revisedPrompt: base.revisedPrompt }),
    durationMs: 0,
    demo: pictures.some(({ demo }) => demo),
    ...(base.imported ? { imported: true } : {}),
    deletedAt: 0,
  };
}

function toPlainRecipe(recipe: Recipe, sources: SourceImage[]): Recipe {
  const plain: Recipe = { ...recipe, sources };
  delete plain.mask;
  delete plain.markup;
  delete plain.legend;
  return plain;
}

/** An asset as a source: it shares the bytes. */
function toSource(asset: Asset, id: string): SourceImage {
  const { bytesHash, mimeType, width, height, sizeBytes, recipe } = asset;
  return {
    id,
    bytesHash,
    mimeType,
    name: recipe.prompt.slice(0, 60),
    width,
    height,
    sizeBytes,
    assetId: asset.id,
  };
}
