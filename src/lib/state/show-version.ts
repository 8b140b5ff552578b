import type { Asset } from '../contracts/asset.ts';
import type { EditStep, ImageVersion, LockedVersion } from '../contracts/edit.ts';
import type { ImageApi } from '../contracts/image-api.ts';
import type { Repositories } from '../db/repositories.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { toBaseVersion, toRawVersion, toSteps } from '../kernel/edits/asset-versions.ts';
import { sha256Hex } from '../kernel/hash.ts';

/** What showing another form of an asset takes. */
export interface VersionParts {
  repositories: Pick<Repositories, 'assets' | 'bytes'>;
  images: Pick<ImageApi, 'renderEdits' | 'lockPixels' | 'decodeMask'>;
}

type Change = Partial<Pick<Asset, 'showsRaw' | 'steps' | 'locked'>>;

/**
 * Changes what an asset is made of and shows what comes of it; the original stays. Answers with the asset; undefined if it is gone.
 * Throws AppError: `decode` where its bytes are gone or cannot be read, `storageFull` where the new form finds no room.
 */
export async function changeVersion(
  { repositories, images }: VersionParts,
  asset: Asset,
  change: Change,
): Promise<Asset | undefined> {
  const next: Asset = { ...asset, raw: toRawVersion(asset), ...change };
  const base = toBaseVersion(next);
  const kept = { raw: toRawVersion(asset), ...change };
  const steps = toSteps(next);
  if (steps.length === 0)
    return repositories.assets.showVersion(asset.id, undefined, { ...kept, ...toPlain(base) });
  const { blob, version } = await render({ repositories, images }, base, steps);
  return repositories.assets.showVersion(asset.id, blob, { ...kept, ...version });
}

async function render(
  { repositories, images }: VersionParts,
  base: ImageVersion,
  steps: readonly EditStep[],
): Promise<{ blob: Blob; version: ImageVersion }> {
  const original = await repositories.bytes.get(base.bytesHash);
  const made = original && (await images.renderEdits(original, steps));
  if (!made) throw new AppError(createFailure('decode'));
  const { blob, width, height, mimeType } = made;
  return {
    blob,
    version: { bytesHash: await sha256Hex(blob), mimeType, width, height, sizeBytes: blob.size },
  };
}

/** Puts the kept pixels of a masked edit back, and shows that. Throws AppError as `changeVersion` does. */
export async function lockAsset(parts: VersionParts, asset: Asset): Promise<Asset | undefined> {
  const { repositories, images } = parts;
  const { mask, sources } = asset.recipe;
  const [sourceBlob, resultBlob, maskBlob] = await Promise.all(
    [sources[0]?.bytesHash, asset.bytesHash, mask?.bytesHash].map((hash) =>
      hash === undefined ? undefined : repositories.bytes.get(hash),
    ),
  );
  if (!mask || !sourceBlob || !resultBlob || !maskBlob) throw new AppError(createFailure('decode'));
  const decoded = await images.decodeMask(maskBlob, { width: mask.width, height: mask.height });
  const made =
    decoded &&
    (await images.lockPixels({ source: sourceBlob, result: resultBlob, mask: decoded, bandPx: mask.bandPx }));
  if (!made) throw new AppError(createFailure('decode'));
  const { blob, width, height, moved } = made;
  const locked: LockedVersion = {
    bytesHash: await sha256Hex(blob),
    mimeType: blob.type,
    width,
    height,
    sizeBytes: blob.size,
    moved,
  };
  await repositories.bytes.put(blob);
  return changeVersion(parts, asset, { locked });
}

function toPlain({ bytesHash, mimeType, width, height, sizeBytes }: ImageVersion): ImageVersion {
  return { bytesHash, mimeType, width, height, sizeBytes };
}
