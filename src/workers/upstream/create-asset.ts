import type { Asset } from '../../lib/contracts/asset.ts';
import type { Job } from '../../lib/contracts/job.ts';
import type { ImageFacts } from './read-image-facts.ts';

/** What an upstream says of a final image; may differ from what was asked for. */
export interface SaidOfImage {
  revisedPrompt?: string;
  quality?: string;
  background?: string;
}

export interface NewAsset {
  id: string;
  kind: Asset['kind'];
  job: Job;
  isDemo: boolean;
  bytesHash: string;
  /** Measured from the bytes, whatever was asked for. */
  facts: ImageFacts;
  sizeBytes: number;
  /** When it arrived, ms since the epoch. */
  at: number;
  said?: SaidOfImage;
}

/** An asset without usage and price: these come with the answer's last words. */
export function createAsset({ job, facts, said = {}, ...image }: NewAsset): Asset {
  return {
    id: image.id,
    kind: image.kind,
    bytesHash: image.bytesHash,
    mimeType: facts.mimeType,
    width: facts.width,
    height: facts.height,
    sizeBytes: image.sizeBytes,
    createdAt: image.at,
    jobId: job.id,
    batchId: job.batchId,
    workspaceId: job.workspaceId,
    recipe: job.recipe,
    ...(said.revisedPrompt ? { revisedPrompt: said.revisedPrompt } : {}),
    ...(said.quality ? { actualQuality: said.quality } : {}),
    ...(said.background ? { actualBackground: said.background } : {}),
    durationMs: Math.max(0, image.at - (job.attemptStartedAt ?? job.createdAt)),
    demo: image.isDemo,
    deletedAt: 0,
  };
}
