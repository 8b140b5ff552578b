import { m } from '../../../../messages/generated/messages.js';
import { formatSize } from '../format-facts.ts';
import type { PictureFacts } from './compared-picture.svelte.ts';

/** What stands on the two chips beside A and B. */
export interface SideWords {
  title: string;
  /** Only where the two are not of one size. */
  size: string;
}

/**
 * By what tells the two apart: source and result of one edit, else their prompts, and where those are the same the time at which
 * each was made.
 */
export function toSideWords(
  own: PictureFacts | undefined,
  other: PictureFacts | undefined,
  locale: string,
): SideWords {
  if (!own) return { title: '', size: '' };
  const isOtherSize = other && (other.width !== own.width || other.height !== own.height);
  return { title: toTitle(own, other, locale), size: isOtherSize ? formatSize(own) : '' };
}

function toTitle(own: PictureFacts, other: PictureFacts | undefined, locale: string): string {
  if (other && isSourceOf(own, other)) return m.compare_source();
  if (other && isSourceOf(other, own)) return m.compare_result();
  const title = own.title.trim() || m.compare_untitled();
  if (!own.asset || !other || other.title.trim() !== own.title.trim()) return title;
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  return time.format(own.asset.createdAt);
}

function isSourceOf(source: PictureFacts, { asset }: PictureFacts): boolean {
  const sources = asset?.recipe.sources ?? [];
  return sources.some(
    ({ bytesHash, assetId }) => bytesHash === source.bytesHash || (assetId ?? '') === source.asset?.id,
  );
}
