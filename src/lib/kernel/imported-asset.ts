import type { Asset } from '../contracts/asset.ts';
import type { ImageVersion } from '../contracts/edit.ts';
import type { Profile } from '../contracts/profile.ts';
import type { ImageFormat } from '../contracts/parameters.ts';
import type { Recipe } from '../contracts/recipe.ts';

/** What makes an asset of a file. */
export interface ImportedAssetInput {
  id: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  workspaceId: string;
  version: ImageVersion;
  /** Of the file. */
  name: string;
  /** The one that is chosen; undefined: there is none yet. */
  profile: Profile | undefined;
}

const FORMATS: Record<string, ImageFormat> = { 'image/jpeg': 'jpeg', 'image/webp': 'webp' };

/** A picture of one's own: nothing was asked for it, and nothing was paid. */
export function toImportedAsset(input: ImportedAssetInput): Asset {
  const { id, createdAt, workspaceId, version } = input;
  return {
    ...version,
    id,
    kind: 'final',
    createdAt,
    jobId: '',
    batchId: '',
    workspaceId,
    recipe: toRecipe(input),
    durationMs: 0,
    demo: false,
    imported: true,
    deletedAt: 0,
  };
}

function toRecipe({ version, name, profile }: ImportedAssetInput): Recipe {
  const { width, height, mimeType } = version;
  return {
    prompt: name,
    size: { width, height },
    aspectRatio: 'auto',
    resolution: '1K',
    quality: 'auto',
    format: FORMATS[mimeType] ?? 'png',
    background: 'auto',
    sources: [],
    profileId: profile?.id ?? '',
    profileName: profile?.name ?? '',
    form: profile?.form ?? 'responses',
    textModel: profile?.textModel ?? '',
    imageModel: profile?.imageModel ?? '',
  };
}
