import type { UpstreamApi } from '../../lib/contracts/upstream-api.ts';
import type { HeldImageInput } from './held-images.ts';
import type { RunContext } from './run-context.ts';
import { isStorageFull, writeWithRoom } from './write-with-room.ts';

/** What a person can do about images that found no room. */
export type HeldImageActs = Pick<UpstreamApi, 'heldImages' | 'storeHeldImages' | 'dropHeldImages'>;

export function createHeldImageActs(context: RunContext): HeldImageActs {
  const { held } = context;
  return {
    heldImages: async (jobId) => held.of(jobId).map(({ blob }) => ({ blob, mimeType: blob.type })),
    storeHeldImages: async (jobId) => {
      const images = held.of(jobId);
      for (const image of images) if (!(await store(context, image))) return false;
      return images.length > 0;
    },
    dropHeldImages: async (jobId) => {
      // Those of another window's worker are not ours to drop.
      if (held.of(jobId).length === 0) return;
      held.drop(jobId);
      await forget(context, jobId);
    },
  };
}

async function store(context: RunContext, image: HeldImageInput): Promise<boolean> {
  const event = { type: 'held-image-stored' as const, assetId: image.asset.id, at: context.now() };
  try {
    const { jobs } = context.repositories;
    await writeWithRoom(context, () => jobs.storeImage({ ...image, events: [event] }));
  } catch (error) {
    if (!isStorageFull(error)) throw error;
    return false;
  }
  context.held.remove(image);
  return true;
}

async function forget({ repositories, now }: RunContext, jobId: string): Promise<void> {
  await repositories.jobs.apply(jobId, { type: 'held-images-dropped', at: now() });
}

/** Makes the row say that the images are gone as soon as no living worker holds them. */
export function watchHeld(context: RunContext, jobId: string): void {
  context.held.whenLost(jobId, async () => {
    await Promise.allSettled([forget(context, jobId)]);
  });
}

/** For all rows that say that some worker holds images. */
export async function watchAllHeld(context: RunContext): Promise<void> {
  for (const { id } of await context.repositories.jobs.withHeldImages()) watchHeld(context, id);
}
