import type { FailureCode } from '../../../lib/contracts/failure.ts';
import type { Job } from '../../../lib/contracts/job.ts';

/** The one thing most likely to help. */
export type Cure = 'open-profile' | 'open-storage' | 'try-again';

/** Nothing that is sent again helps before the profile or the disk is put right. */
const CURES: Partial<Record<FailureCode, Cure>> = {
  auth: 'open-profile',
  modelNotFound: 'open-profile',
  cors: 'open-profile',
  mixedContent: 'open-profile',
  notSupported: 'open-profile',
  storageFull: 'open-storage',
};

export function toCure({ failure }: Pick<Job, 'failure'>): Cure {
  return (failure && CURES[failure.code]) ?? 'try-again';
}

/** Ended otherwise than its user wanted, or about to. */
export function isInTrouble({ state }: Pick<Job, 'state'>): boolean {
  return state === 'waiting' || state === 'failed' || state === 'preview-only' || state === 'interrupted';
}
