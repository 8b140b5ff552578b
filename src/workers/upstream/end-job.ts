import type { Asset } from '../../lib/contracts/asset.ts';
import type { Failure } from '../../lib/contracts/failure.ts';
import type { Job, StoredPreview } from '../../lib/contracts/job.ts';
import { createFailure } from '../../lib/kernel/app-error.ts';
import { toRunRecipe } from '../../lib/kernel/run-recipe.ts';
import { createAsset } from './create-asset.ts';
import type { RunContext } from './run-context.ts';
import { toWorkingProfileId } from './start-fallback.ts';
import { writeWithRoom } from './write-with-room.ts';

/** Ends the job as failed. */
export async function failJob(context: RunContext, job: Job, failure: Failure): Promise<void> {
  const { repositories, now } = context;
  await writeWithRoom(context, () =>
    repositories.jobs.apply(job.id, { type: 'job-failed', failure, at: now() }),
  );
}

/** Ends a job whose wait the user has ended for good. */
export async function stopJob(context: RunContext, jobId: string, failure?: Failure): Promise<void> {
  const job = await context.repositories.jobs.get(jobId);
  if (job) await keepLastPreview(context, job, job.failure ?? failure ?? createFailure('cancelled'));
}

/**
 * Ends a job whose final image will not come: its last preview becomes an asset that says that it is one. Without a preview
 * the job is failed.
 */
export async function keepLastPreview(context: RunContext, job: Job, failure: Failure): Promise<void> {
  const { preview } = job;
  if (!preview) return failJob(context, job, failure);
  const { jobs } = context.repositories;
  const asset = (await findKept(context, job, preview)) ?? (await createKept(context, job, preview));
  const events = [{ type: 'preview-kept' as const, assetId: asset.id, failure, at: context.now() }];
  await writeWithRoom(context, () => jobs.keepPreview({ jobId: job.id, asset, events }));
}

/** A job that was taken up again after its end may have kept this very preview before. */
async function findKept(
  { repositories }: RunContext,
  job: Job,
  { bytesHash }: StoredPreview,
): Promise<Asset | undefined> {
  const assets = await Promise.all(job.assetIds.map((id) => repositories.assets.get(id)));
  return assets.find((asset) => asset?.kind === 'preview' && asset.bytesHash === bytesHash);
}

async function createKept(context: RunContext, job: Job, preview: StoredPreview): Promise<Asset> {
  const recipe = toRunRecipe(job);
  const profile = await context.repositories.profiles.get(toWorkingProfileId(job));
  return createAsset({
    id: context.createId(),
    kind: 'preview',
    job: { ...job, recipe },
    isDemo: profile?.kind === 'demo',
    bytesHash: preview.bytesHash,
    facts: preview,
    sizeBytes: preview.sizeBytes,
    at: context.now(),
  });
}
