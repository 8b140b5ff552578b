import type { Asset } from '../contracts/asset.ts';
import type { ImageApi } from '../contracts/image-api.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Size } from '../contracts/size.ts';
import type { Repositories } from '../db/repositories.ts';
import type { ImageClient } from '../gateway/image-client.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { toImportedAsset } from '../kernel/imported-asset.ts';
import { isTurnedJpeg, readImageSize } from '../kernel/read-image-size.ts';
import { checkFile } from './check-file.ts';
import type { CheckedFile } from './check-file.ts';
import type { History } from './history.svelte.ts';

/** A photo that is made upright is written once more: hardly to be told from the file. */
const UPRIGHT_QUALITY = 0.95;
/** Enough for a camera's notes. */
const HEADER_BYTES = 256 * 1024;

/** What opening files as images needs. */
export interface ImportingOptions {
  repositories: Pick<Repositories, 'assets'>;
  images: Pick<ImageApi, 'inspect'> & Pick<ImageClient, 'exportImage'>;
  history: Pick<History, 'adopt'>;
  now?: () => number;
}

/** A file that shall become an image of its own. */
export interface ImportedFile {
  file: Blob;
  name: string;
  workspaceId: string;
  /** The one that is chosen; undefined: there is none yet. */
  profile: Profile | undefined;
}

export type ImportOutcome =
  { ok: true; asset: Asset } | { ok: false; reason: 'type' | 'size' | 'decode' | 'storage' };

type Picture = Extract<CheckedFile, { ok: true }>;

/** Makes images of files that no model made. */
export class Importing {
  readonly #options: ImportingOptions;

  constructor(options: ImportingOptions) {
    this.#options = options;
  }

  /** Keeps a PNG, JPEG or WebP as an image; where its bytes are one already, that is the answer. */
  async add({ file, name, workspaceId, profile }: ImportedFile): Promise<ImportOutcome> {
    const { repositories, images, history, now = Date.now } = this.#options;
    const checked = await checkFile(file, images);
    if (!checked.ok) return checked;
    const { blob, mimeType, width, height } = await this.#makeUpright(checked);
    const version = { bytesHash: await sha256Hex(blob), mimeType, width, height, sizeBytes: blob.size };
    const made = toImportedAsset({
      id: crypto.randomUUID(),
      createdAt: now(),
      workspaceId,
      version,
      name,
      profile,
    });
    const asset = await repositories.assets.addImported(made, blob).catch(() => null);
    if (!asset) return { ok: false, reason: 'storage' };
    history.adopt(asset);
    return { ok: true, asset };
  }

  /**
   * A mask is measured in the picture as it is shown, and not every upstream looks at EXIF: what goes out must lie as it is shown.
   * Where the browser cannot write so large a picture the file stays as it is.
   */
  async #makeUpright(picture: Picture): Promise<Picture> {
    const { blob, mimeType } = picture;
    if (!(await isTurned(blob, picture))) return picture;
    const type = mimeType as 'image/png' | 'image/jpeg' | 'image/webp';
    const wish = { type, ...(type === 'image/png' ? {} : { quality: UPRIGHT_QUALITY }) };
    const made = await this.#options.images.exportImage(blob, wish).catch(() => undefined);
    return made?.ok ? { ...picture, blob: made.blob, width: made.width, height: made.height } : picture;
  }
}

async function isTurned(blob: Blob, shown: Size): Promise<boolean> {
  const header = new Uint8Array(await blob.slice(0, HEADER_BYTES).arrayBuffer());
  if (isTurnedJpeg(header)) return true;
  const stored = readImageSize(header);
  return stored !== undefined && stored.width === shown.height && stored.width !== shown.width;
}
