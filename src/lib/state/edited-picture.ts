import type { Asset } from '../contracts/asset.ts';
import type { Mark } from '../contracts/mark.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Repositories } from '../db/repositories.ts';
import { toDocumentId, toOpened } from './opened-document.ts';

/** A picture with what lies over it, as it was at one moment: nobody paints into this mask. */
export interface EditedPicture {
  asset: Asset;
  /** Of the asset's size; undefined where nothing is painted. */
  mask: Mask | undefined;
  marks: readonly Mark[];
}

/** As it was left in a workspace; undefined where there is no such picture any more. Throws AppError where it cannot be read. */
export async function readStoredPicture(
  { assets, documents }: Pick<Repositories, 'assets' | 'documents'>,
  workspaceId: string,
  assetId: string,
): Promise<EditedPicture | undefined> {
  const asset = await assets.get(assetId);
  if (asset?.deletedAt !== 0) return undefined;
  const stored = await documents.get(toDocumentId(workspaceId, asset));
  const { document, mask } = toOpened({ workspaceId, asset, stored });
  return { asset, mask, marks: document.marks };
}
