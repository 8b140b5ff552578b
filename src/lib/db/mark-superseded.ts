import type { Job, StoredPreview } from '../contracts/job.ts';
import type { EaselDatabase } from './database.ts';

/**
 * Notes the preview that a change of its job leaves behind: a newer one came, or the final image. For use within a transaction
 * over `superseded`.
 */
export async function markSuperseded(
  db: EaselDatabase,
  { before, after, at }: { before: Job; after: Job; at: number },
): Promise<void> {
  const preview = supersededBy(before, after);
  if (preview) await db.superseded.put({ hash: preview.bytesHash, sizeBytes: preview.sizeBytes, at });
}

function supersededBy(before: Job, after: Job): StoredPreview | undefined {
  if (after.state === 'done') return after.preview;
  return before.preview?.bytesHash === after.preview?.bytesHash ? undefined : before.preview;
}
