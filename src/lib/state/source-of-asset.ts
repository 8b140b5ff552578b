import type { Asset } from '../contracts/asset.ts';
import type { SourceImage } from '../contracts/recipe.ts';

/** A stored image as a source, named by the beginning of its prompt. */
export function toSourceImage({
  id,
  bytesHash,
  mimeType,
  width,
  height,
  sizeBytes,
  recipe,
}: Asset): SourceImage {
  const name = recipe.prompt.slice(0, 60);
  return { id: crypto.randomUUID(), bytesHash, mimeType, name, width, height, sizeBytes, assetId: id };
}
