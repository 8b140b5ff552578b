import type { FailureCode } from '../../../lib/contracts/failure.ts';
import type { Job } from '../../../lib/contracts/job.ts';

/** Something that may help. */
export type Cure =
  | 'open-profile'
  | 'open-storage'
  | 'try-again'
  /** Lets the profile's fallback do it, which costs more than was agreed to. */
  | 'try-fallback'
  /** Asks for the answer that was paid for already. */
  | 'fetch-again'
  | 'download-held'
  | 'store-held'
  | 'drop-held';

/** Nothing that is sent again helps before the profile or the disk is put right. */
const CURES: Partial<Record<FailureCode, Cure>> = {
  auth: 'open-profile',
  modelNotFound: 'open-profile',
  cors: 'open-profile',
  mixedContent: 'open-profile',
  notSupported: 'open-profile',
  storageFull: 'open-storage',
};

/** The upstream has spoken: asked again it would say the same. */
const VERDICTS: ReadonlySet<FailureCode | undefined> = new Set<FailureCode>([
  'moderation',
  'refused',
  'validation',
  'noImage',
]);

/**
 * What may help, the likeliest first. `wasDownloaded`: the user has a file of what is held. `hasDearer`: the fallback waits for the
 * user's word.
 */
export function toCures(job: Job, { wasDownloaded = false, hasDearer = false } = {}): [Cure, ...Cure[]] {
  if (job.heldImages > 0) {
    return wasDownloaded
      ? ['drop-held', 'download-held', 'open-storage']
      : ['download-held', 'store-held', 'open-storage'];
  }
  const cure = (job.failure && CURES[job.failure.code]) ?? 'try-again';
  const other: Cure[] = hasDearer ? ['try-fallback'] : [];
  if (!canFetchAgain(job)) return [cure, ...other];
  return cure === 'try-again' ? ['fetch-again', cure, ...other] : [cure, 'fetch-again', ...other];
}

/** Whether the upstream may still have the image of an ended job. */
export function canFetchAgain({ state, resumable, responseId, failure, heldImages }: Job): boolean {
  const hasEnded = state === 'failed' || state === 'preview-only' || state === 'interrupted';
  const isThere = resumable && responseId !== undefined && heldImages === 0;
  return hasEnded && isThere && !VERDICTS.has(failure?.code);
}

/** Ended otherwise than its user wanted, or about to. */
export function isInTrouble({ state }: Pick<Job, 'state'>): boolean {
  return state === 'waiting' || state === 'failed' || state === 'preview-only' || state === 'interrupted';
}
