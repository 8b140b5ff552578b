import type { Thumbnail } from '../contracts/asset.ts';
import { canStoreBlobs } from './blob-support.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

export interface ThumbnailRepository {
  /** `data` is always a Blob. */
  get(id: string): Promise<(Thumbnail & { data: Blob }) | undefined>;
  put(thumbnail: Thumbnail): Promise<void>;
}

/** Small pictures, by asset id or `bytes:<hash>`. They can be made again: losing one is no loss. */
export function createThumbnailRepository(db: EaselDatabase): ThumbnailRepository {
  return {
    get: (id) =>
      guardStorage(async () => {
        const row = await db.thumbnails.get(id);
        return row && { ...row, data: new Blob([row.data], { type: row.mimeType }) };
      }),
    put: (thumbnail) =>
      guardStorage(async () => {
        const { data } = thumbnail;
        const asBlob = !(data instanceof Blob) || (await canStoreBlobs(db));
        await db.thumbnails.put(asBlob ? thumbnail : { ...thumbnail, data: await data.arrayBuffer() });
      }),
  };
}
