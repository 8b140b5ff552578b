import type { Asset } from '../contracts/asset.ts';
import type { AdjustInput, ExportOutcome, ExportWish, ImageApi } from '../contracts/image-api.ts';
import type { SourceImage } from '../contracts/recipe.ts';
import type { Repositories } from '../db/repositories.ts';
import type { CallOptions, ImageClient } from '../gateway/image-client.ts';
import { BitmapCache } from './bitmap-cache.ts';
import type { BitmapLease } from './bitmap-cache.ts';
import { checkFile } from './check-file.ts';
import { toSourceImage } from './source-of-asset.ts';
import { UrlCache } from './url-cache.ts';

/** Half of what a page may hold in decoded pixels on a phone; the canvas needs the rest. */
const BITMAP_LIMIT_BYTES = 160 * 1024 * 1024;
const THUMBNAIL_URL_LIMIT = 800;
/** Sharp on the largest card at twice the pixel density. */
const THUMBNAIL_SIDE_PX = 400;

/** What `Images` needs. */
export interface ImagesOptions {
  repositories: Pick<Repositories, 'bytes' | 'thumbnails'>;
  images: Pick<ImageApi, 'inspect' | 'decode' | 'createThumbnail' | 'toPng'> &
    Pick<ImageClient, 'exportImage' | 'previewAdjustments'>;
}

export type AddedFile =
  { ok: true; source: SourceImage } | { ok: false; reason: 'type' | 'size' | 'decode' | 'storage' };

/** Pictures from stored bytes. One that cannot be read or decoded is null, and only that one. */
export class Images {
  readonly #options: ImagesOptions;
  readonly #bitmaps = new BitmapCache(BITMAP_LIMIT_BYTES);
  readonly #thumbnailUrls = new UrlCache(THUMBNAIL_URL_LIMIT);

  constructor(options: ImagesOptions) {
    this.#options = options;
  }

  /** Decoded, longer side at most `maxSidePx` (0: full size). It is shared: never close it. What is drawn again and again is better leased. */
  bitmap(bytesHash: string, maxSidePx: number): Promise<ImageBitmap | null> {
    return this.#bitmaps.get(`${bytesHash}@${maxSidePx}`, () => this.#decode(bytesHash, maxSidePx));
  }

  /** The same, kept until it is released. */
  lease(bytesHash: string, maxSidePx: number): Promise<BitmapLease | null> {
    return this.#bitmaps.lease(`${bytesHash}@${maxSidePx}`, () => this.#decode(bytesHash, maxSidePx));
  }

  /** The bytes as stored; undefined if they are gone or cannot be read. */
  async blob(bytesHash: string): Promise<Blob | undefined> {
    return this.#options.repositories.bytes.get(bytesHash).catch(() => undefined);
  }

  /** Object URL of a small picture, made and stored if there is none yet. `id`: the asset's, or `bytes:<hash>` for a source. */
  thumbnailUrl(id: string, bytesHash: string): Promise<string | null> {
    return this.#thumbnailUrls.get(`${id} ${bytesHash}`, () => this.#thumbnail(id, bytesHash));
  }

  /** Checks a file by its content and stores it. */
  async addFile(file: Blob, name: string): Promise<AddedFile> {
    const checked = await checkFile(file, this.#options.images);
    if (!checked.ok) return checked;
    const { blob, mimeType, width, height } = checked;
    const bytesHash = await this.#options.repositories.bytes.put(blob).catch(() => null);
    if (bytesHash === null) return { ok: false, reason: 'storage' };
    const id = crypto.randomUUID();
    return { ok: true, source: { id, bytesHash, mimeType, name, width, height, sizeBytes: blob.size } };
  }

  /** An asset as a source; it shares the bytes. */
  sourceFromAsset(asset: Asset): SourceImage {
    return toSourceImage(asset);
  }

  /** The image as a PNG, the only type that every clipboard takes; null where it is not there or cannot be read. */
  async png(bytesHash: string): Promise<Blob | null> {
    const blob = await this.blob(bytesHash);
    return blob ? this.#options.images.toPng(blob) : null;
  }

  /** The image as another file. Rejects with an AppError where that was cancelled, or the worker died of it. */
  async exportFile(bytesHash: string, wish: ExportWish, options?: CallOptions): Promise<ExportOutcome> {
    const blob = await this.blob(bytesHash);
    return blob ? this.#options.images.exportImage(blob, wish, options) : { ok: false, reason: 'decode' };
  }

  /** The image with other adjustments, to be shown; the bitmap is the caller's to close. Null where it cannot be made. */
  async previewAdjustments(bytesHash: string, input: Omit<AdjustInput, 'blob'>): Promise<ImageBitmap | null> {
    const blob = await this.blob(bytesHash);
    return blob ? this.#options.images.previewAdjustments({ ...input, blob }).catch(() => null) : null;
  }

  async #decode(bytesHash: string, maxSidePx: number): Promise<ImageBitmap | null> {
    const blob = await this.blob(bytesHash);
    return blob ? this.#options.images.decode(blob, maxSidePx).catch(() => null) : null;
  }

  async #thumbnail(id: string, bytesHash: string): Promise<Blob | null> {
    const { thumbnails } = this.#options.repositories;
    const stored = await thumbnails.get(id).catch(() => undefined);
    if (stored && (stored.bytesHash ?? bytesHash) === bytesHash) return stored.data;
    const blob = await this.blob(bytesHash);
    const made = blob && (await this.#options.images.createThumbnail(blob, THUMBNAIL_SIDE_PX));
    if (!made) return null;
    const { blob: data, width, height } = made;
    // It is shown all the same if there is no room for it.
    await thumbnails.put({ id, bytesHash, data, mimeType: data.type, width, height }).catch(() => undefined);
    return data;
  }
}
