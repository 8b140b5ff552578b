import type { Job } from '../../../lib/contracts/job.ts';
import type { Jobs } from '../../../lib/state/jobs.svelte.ts';
import { toDownloadName } from '../../../lib/kernel/download-name.ts';
import { canShare, download, isDownloadATrap } from './image-file.ts';

/** How images that are held in memory were handed over: as downloads, for the share sheet, or not at all. */
type HeldFiles = { way: 'downloaded' } | { way: 'share'; files: File[] } | { way: 'gone' };

/**
 * Hands over the images of a job that found no room. Where a download is a trap the files are given back, to be shared in a
 * click of their own.
 */
export async function saveHeld(
  { id, recipe }: Pick<Job, 'id' | 'recipe'>,
  jobs: Pick<Jobs, 'heldImages'>,
): Promise<HeldFiles> {
  const held = await jobs.heldImages(id).catch(() => []);
  const files = held.map(
    ({ blob, mimeType }) => new File([blob], toDownloadName(recipe.prompt, mimeType), { type: mimeType }),
  );
  const [first] = files;
  if (!first) return { way: 'gone' };
  if (isDownloadATrap() && canShare(first.type)) return { way: 'share', files };
  files.forEach(download);
  return { way: 'downloaded' };
}
