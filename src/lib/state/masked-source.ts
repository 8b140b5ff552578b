import type { Asset } from '../contracts/asset.ts';
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
  tools: Pick<ToolSettings, 'lock' | 'bandPx'>;
}

/** Stores the mask as it is sent, and names it and its picture; undefined where nothing may change. */
export async function toMaskedSource(
  {
    repositories,
    images,
  }: { repositories: Pick<Repositories, 'bytes'>; images: Pick<ImageApi, 'encodeMask'> },
  { asset, mask, tools }: MaskedSourceInput,
): Promise<MaskedSource | undefined> {
  const blob = await images.encodeMask(mask);
  if (!blob) return undefined;
  const { bytesHash, width, height, mimeType, sizeBytes, recipe } = asset;
  const { lock, bandPx } = tools;
  const source: SourceImage = {
    id: crypto.randomUUID(),
    bytesHash,
    mimeType,
    name: recipe.prompt.slice(0, 60),
    width,
    height,
    sizeBytes,
    assetId: asset.id,
  };
  const maskHash = await repositories.bytes.put(blob);
  return { source, mask: { bytesHash: maskHash, sizeBytes: blob.size, width, height, lock, bandPx } };
}
