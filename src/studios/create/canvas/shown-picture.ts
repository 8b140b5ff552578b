import type { Asset } from '../../../lib/contracts/asset.ts';
import type { Job } from '../../../lib/contracts/job.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { isActive } from '../../../lib/kernel/reduce-job.ts';
import type { ResultItem } from './result-items.ts';

export type ShownKind = 'empty' | 'preview' | 'final' | 'preview-only';

/** Which picture belongs on the canvas. */
export interface ShownChoice {
  /** The place in the results it belongs to; undefined: it is not of this batch, or nothing is. */
  item: ResultItem | undefined;
  /** An asset to show; empty: none. */
  assetId: string;
  /** A job whose newest preview is to be shown, where there is no asset. */
  job: Job | undefined;
}

const NOTHING: ShownChoice = { item: undefined, assetId: '', job: undefined };

/**
 * What was chosen by hand is shown: a place in the results (`chosenKey`) before an asset (`shownAssetId`). Else the canvas follows
 * the batch: what runs, and once nothing does, the first image there is.
 */
export function chooseShown(input: {
  items: readonly ResultItem[];
  chosenKey: string;
  shownAssetId: string;
}): ShownChoice {
  const { items, chosenKey, shownAssetId } = input;
  const chosen = items.find(({ key }) => key === chosenKey);
  if (chosen) return toChoice(chosen);
  const isOwn = items.find(({ assetId }) => assetId !== undefined && assetId === shownAssetId);
  if (isOwn) return toChoice(isOwn);
  if (shownAssetId) return { ...NOTHING, assetId: shownAssetId };
  const followed = toFollowed(items);
  return followed ? toChoice(followed) : NOTHING;
}

function toChoice(item: ResultItem): ShownChoice {
  return { item, assetId: item.assetId ?? '', job: item.assetId ? undefined : item.job };
}

function toFollowed(items: readonly ResultItem[]): ResultItem | undefined {
  const running = items.filter(({ job, assetId }) => isActive(job.state) && assetId === undefined);
  const furthest = [...running].sort((a, b) => toProgress(b.job) - toProgress(a.job))[0];
  const finished = items.find(({ assetId }) => assetId !== undefined);
  // A picture that is there beats a job that has nothing to show yet.
  if (furthest && (furthest.job.preview || !finished)) return furthest;
  return finished ?? items[0];
}

function toProgress(job: Job): number {
  return (job.preview ? 1000 : 0) + (job.state === 'running' ? 100 : 0) + job.previewCount;
}

/** Bytes and pixels of a picture on the canvas. */
export interface ShownPicture extends Size {
  kind: Exclude<ShownKind, 'empty'>;
  bytesHash: string;
  /** Empty for a preview of a running job. */
  assetId: string;
  /** What it shows, for those who do not see it. */
  prompt: string;
}

export function toPictureOfAsset(asset: Asset): ShownPicture {
  const { bytesHash, width, height, id, recipe, kind } = asset;
  const shownKind = kind === 'preview' ? 'preview-only' : 'final';
  return { kind: shownKind, bytesHash, width, height, assetId: id, prompt: recipe.prompt };
}

/** Undefined while no preview came. */
export function toPictureOfJob(job: Job): ShownPicture | undefined {
  if (!job.preview) return undefined;
  const { bytesHash, width, height } = job.preview;
  const kind = isActive(job.state) ? 'preview' : 'preview-only';
  return { kind, bytesHash, width, height, assetId: '', prompt: job.recipe.prompt };
}

/** A preview that may well stay all there is: it is marked before anybody takes it for the image. */
export function isOnlyPreview(kind: ShownKind, job: Job | undefined): boolean {
  if (kind === 'preview-only') return true;
  return kind === 'preview' && job !== undefined && (job.state === 'waiting' || job.previewCount === 0);
}
