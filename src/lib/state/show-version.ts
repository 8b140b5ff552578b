import type { Asset } from '../contracts/asset.ts';
import type { ImageVersion } from '../contracts/edit.ts';
import type { ImageApi, LockInput } from '../contracts/image-api.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { Size } from '../contracts/size.ts';
import type { WrittenAct } from '../db/document-repository.ts';
import type { Repositories } from '../db/repositories.ts';
import type { ShownFields } from '../db/write-version.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { toBaseVersion, toRawVersion, toSteps } from '../kernel/edits/asset-versions.ts';
import { sha256Hex } from '../kernel/hash.ts';

/** An act over a picture was done over what is not the newest: someone else has acted meanwhile. */
export class OvertakenError extends Error {}

/** What showing another form of an asset takes. */
export interface VersionParts {
  repositories: Pick<Repositories, 'assets' | 'bytes'>;
  images: Pick<ImageApi, 'renderEdits' | 'lockPixels' | 'decodeMask'>;
}

export interface VersionChange {
  assetId: string;
  /** What it is to be made of. */
  change: Partial<Pick<Asset, 'showsRaw' | 'steps' | 'locked' | 'fitted'>>;
  /** Asked of the asset as it is then; where it says no, nothing is done. */
  isWanted?: (asset: Asset) => boolean;
  /** The act that is written with it, for the size that comes of it. */
  toAct?: (shown: Size) => WrittenAct;
}

/**
 * Changes what an asset is made of and shows what comes of it; the original stays. Answers with the asset; undefined if it is
 * gone. Where something else changed it meanwhile, it is begun anew from what is there then.
 * Throws OvertakenError where the act follows one that is not the newest any more; then nothing was done.
 * Throws AppError: `decode` where its bytes are gone or cannot be read, `storageFull` where the new form finds no room.
 */
export async function changeVersion(
  parts: VersionParts,
  { assetId, change, isWanted, toAct }: VersionChange,
): Promise<Asset | undefined> {
  const { assets } = parts.repositories;
  for (;;) {
    const asset = await assets.get(assetId);
    if (!asset || isWanted?.(asset) === false) return undefined;
    const next: Asset = { ...asset, raw: toRawVersion(asset), ...change };
    const { blob, version } = await render(parts, next);
    const act = toAct?.({ width: version.width, height: version.height });
    const shown = await assets.showVersion(asset, {
      fields: toFields(next, version),
      ...(blob ? { blob } : {}),
      ...(act ? { act } : {}),
    });
    if (shown === 'overtaken') throw new OvertakenError();
    if (shown !== 'outdated') return shown;
  }
}

async function render(
  { repositories, images }: VersionParts,
  asset: Asset,
): Promise<{ blob?: Blob; version: ImageVersion }> {
  const base = toBaseVersion(asset);
  const steps = toSteps(asset);
  if (steps.length === 0) return { version: toPlain(base) };
  const original = await repositories.bytes.get(base.bytesHash);
  const made = original && (await images.renderEdits(original, steps));
  if (!made) throw new AppError(createFailure('decode'));
  const { blob, width, height, mimeType } = made;
  const bytesHash = await sha256Hex(blob);
  return { blob, version: { bytesHash, mimeType, width, height, sizeBytes: blob.size } };
}

/** What says nothing is left out: a picture without lock and edits is its own original. */
function toFields({ raw, locked, showsRaw, steps = [], fitted }: Asset, version: ImageVersion): ShownFields {
  const isOriginal = !locked && steps.length === 0;
  return {
    ...version,
    raw: isOriginal ? undefined : raw,
    locked,
    showsRaw: showsRaw ? true : undefined,
    steps: steps.length === 0 ? undefined : steps,
    ...(fitted ? { fitted } : {}),
  };
}

/** Puts the kept pixels of a masked edit back, and shows that. Throws AppError as `changeVersion` does. */
export async function lockAsset(parts: VersionParts, asset: Asset): Promise<Asset | undefined> {
  const { repositories, images } = parts;
  const wish = toLockWish(asset.recipe);
  const hashes = [wish?.sourceHash, toRawVersion(asset).bytesHash, wish?.maskHash];
  const [source, result, maskFile] = await Promise.all(
    hashes.map((hash) => (hash === undefined ? undefined : repositories.bytes.get(hash))),
  );
  if (!wish || !source || !result || !maskFile) throw new AppError(createFailure('decode'));
  const { size, rest } = wish;
  const mask = await images.decodeMask(maskFile, size);
  const made = mask && (await images.lockPixels({ source, result, mask, ...rest }));
  if (!made) throw new AppError(createFailure('decode'));
  const { blob, width, height, moved } = made;
  const bytesHash = await repositories.bytes.put(blob);
  const version = { bytesHash, mimeType: blob.type, width, height, sizeBytes: blob.size };
  return changeVersion(parts, { assetId: asset.id, change: { locked: { ...version, moved } } });
}

interface LockWish {
  sourceHash: string | undefined;
  maskHash: string;
  /** Of the mask. */
  size: Size;
  rest: Pick<LockInput, 'bandPx' | 'part'>;
}

/** Where only a part was sent, it is put into the whole. */
function toLockWish({ mask, sources }: Recipe): LockWish | undefined {
  if (!mask) return undefined;
  const { part, bandPx, bytesHash, width, height } = mask;
  if (!part)
    return {
      sourceHash: sources[0]?.bytesHash,
      maskHash: bytesHash,
      size: { width, height },
      rest: { bandPx },
    };
  const { rect, whole, maskHash } = part;
  const size = { width: rect.width, height: rect.height };
  return { sourceHash: whole.bytesHash, maskHash, size, rest: { bandPx, part: rect } };
}

function toPlain({ bytesHash, mimeType, width, height, sizeBytes }: ImageVersion): ImageVersion {
  return { bytesHash, mimeType, width, height, sizeBytes };
}
