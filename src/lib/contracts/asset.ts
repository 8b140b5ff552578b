import type { EditStep, ImageVersion, LockedVersion } from './edit.ts';
import type { Usage } from './job.ts';
import type { Recipe } from './recipe.ts';

/** A stored image with its recipe. Its bytes lie in the bytes table, its thumbnail in the thumbnails table. */
export interface Asset {
  id: string;
  /** `preview`: all that was saved of a job whose final image never came. */
  kind: 'final' | 'preview';
  bytesHash: string;
  mimeType: string;
  width: number;
  height: number;
  sizeBytes: number;
  createdAt: number;
  jobId: string;
  batchId: string;
  workspaceId: string;
  recipe: Recipe;
  /** As the model made it, once something else is shown in its place: the fields above are always what is shown. */
  raw?: ImageVersion;
  /** With the kept pixels put back. */
  locked?: LockedVersion;
  /** Show `raw` although there is `locked`. */
  showsRaw?: boolean;
  /** Edits in place, over `locked` or `raw`; left out where there are none. */
  steps?: EditStep[];
  /** It has been brought to the pixels of `recipe.target` once; whoever took that back wants it so. */
  fitted?: true;
  revisedPrompt?: string;
  /** What the upstream says it made; may differ from what was asked. */
  actualQuality?: string;
  actualBackground?: string;
  usage?: Usage;
  /** Actual price in USD from usage, where the upstream reported any. */
  priceUsd?: number;
  durationMs: number;
  demo: boolean;
  /** It came as a file: no model made it, nothing was asked for, and the prompt of its recipe is the file's name. */
  imported?: true;
  /** Set while it lies in the bin, milliseconds since the epoch; 0 while it does not. */
  deletedAt: number;
}

/** Bytes by their SHA-256; write-once. */
export interface StoredBytes {
  /** SHA-256 of the bytes, lower-case hex. */
  hash: string;
  /** A Blob, or an ArrayBuffer where the browser refuses Blobs in its database. */
  data: Blob | ArrayBuffer;
  mimeType: string;
  sizeBytes: number;
  createdAt: number;
}

/** A small picture of an asset (or of a source image, under its bytes' hash). */
export interface Thumbnail {
  /** Asset id, or `bytes:<hash>`. */
  id: string;
  /** Of which bytes it is made: an asset may be shown in another form by now. Older rows lack it. */
  bytesHash?: string;
  data: Blob | ArrayBuffer;
  mimeType: string;
  width: number;
  height: number;
}
