import type { Asset } from '../contracts/asset.ts';
import type { PixelComparison } from '../contracts/image-api.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Repositories } from '../db/repositories.ts';
import type { CallOptions, ImageClient } from '../gateway/image-client.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { toPartAsset } from '../kernel/parts/part-asset.ts';
import type { History } from './history.svelte.ts';

/** What comparing and joining pictures needs. */
export interface ComparingOptions {
  repositories: Pick<Repositories, 'assets' | 'bytes'>;
  images: Pick<ImageClient, 'comparePixels' | 'joinParts'>;
  history: Pick<History, 'adopt'>;
  now?: () => number;
}

/** A picture of which a part is shown. */
export interface ShownPart {
  asset: Asset;
  /** Of the base's size; 255 shows it. */
  mask: Mask;
}

/** What parts are joined of. */
export interface JoinedParts {
  base: Asset;
  parts: readonly ShownPart[];
  /** Width of the seam, pixels. */
  bandPx: number;
}

/** Looks at several pictures at once, in the image worker. */
export class Comparing {
  readonly #options: ComparingOptions;

  constructor(options: ComparingOptions) {
    this.#options = options;
  }

  /** By their bytes' hashes. The map is the caller's to close. Throws AppError: `decode` where one cannot be read. */
  async findDifferences(a: string, b: string, options?: CallOptions): Promise<PixelComparison> {
    const [first, second] = [await this.#read(a), await this.#read(b)];
    const found = await this.#options.images.comparePixels(first, second, options);
    if (!found) throw new AppError(createFailure('decode'));
    return found;
  }

  /** The joined picture as a file. Throws AppError: `decode` where one cannot be read or has another size. */
  async join({ base, parts, bandPx }: JoinedParts, options?: CallOptions): Promise<Blob> {
    const read = async ({ asset, mask }: ShownPart) => ({ blob: await this.#read(asset.bytesHash), mask });
    const input = {
      base: await this.#read(base.bytesHash),
      parts: await Promise.all(parts.map(read)),
      bandPx,
    };
    const made = await this.#options.images.joinParts(input, options);
    if (!made) throw new AppError(createFailure('decode'));
    return made.blob;
  }

  /** Joins, and keeps the picture as a new one in the history; answers with it. Throws AppError: as `join`, and `storageFull`. */
  async keep(joined: JoinedParts): Promise<Asset> {
    const blob = await this.join(joined);
    const { base, parts } = joined;
    const bytesHash = await sha256Hex(blob);
    const { width, height } = base;
    const asset = toPartAsset({
      id: crypto.randomUUID(),
      createdAt: (this.#options.now ?? Date.now)(),
      version: { bytesHash, mimeType: blob.type, width, height, sizeBytes: blob.size },
      base,
      others: parts.map((part) => part.asset),
    });
    await this.#options.repositories.assets.add(asset, blob);
    this.#options.history.adopt(asset);
    return asset;
  }

  async #read(bytesHash: string): Promise<Blob> {
    const blob = await this.#options.repositories.bytes.get(bytesHash);
    if (!blob) throw new AppError(createFailure('decode'));
    return blob;
  }
}
