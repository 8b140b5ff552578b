import type { Failure } from '../../lib/contracts/failure.ts';
import type { Job } from '../../lib/contracts/job.ts';
import { createAsset } from './create-asset.ts';
import type { RunContext } from './run-context.ts';

/** Ends the job as failed. */
export async function failJob({ repositories, now }: RunContext, job: Job, failure: Failure): Promise<void> {
  await repositories.jobs.apply(job.id, { type: 'job-failed', failure, at: now() });
}

/**
 * Ends a job whose final image will not come: its last preview becomes an asset that says that it is one. Without a preview
 * the job is failed.
 */
export async function keepLastPreview(context: RunContext, job: Job, failure: Failure): Promise<void> {
  const { preview } = job;
  if (!preview) return failJob(context, job, failure);
  const { repositories, now } = context;
  const at = now();
  const profile = await repositories.profiles.get(job.profileId);
  const asset = createAsset({
    id: context.createId(),
    kind: 'preview',
    job,
    isDemo: profile?.kind === 'demo',
    bytesHash: preview.bytesHash,
    facts: preview,
    sizeBytes: preview.sizeBytes,
    at,
  });
  await repositories.jobs.keepPreview({
    jobId: job.id,
    asset,
    events: [{ type: 'preview-kept', assetId: asset.id, failure, at }],
  });
}
