import type { ImageInput } from '../../lib/db/job-repository.ts';
import type { HoldJob } from './hold-job.ts';

/** A paid-for image that found no room: all that is needed to store it later. */
export type HeldImageInput = Omit<ImageInput, 'events'>;

/** The images that this worker alone still has. Each job that has any is locked, so that other workers know whether it lives. */
export interface HeldImages {
  hold(image: HeldImageInput): void;
  of(jobId: string): readonly HeldImageInput[];
  /** Lets go of one, once it is stored. */
  remove(image: HeldImageInput): void;
  /** Lets go of all of a job. */
  drop(jobId: string): void;
  /** Runs `act` as soon as no worker holds images of the job any more; at once if none does. */
  whenLost(jobId: string, act: () => Promise<void>): void;
}

interface Holding {
  images: HeldImageInput[];
  release(): void;
}

const NEVER = new AbortController().signal;

/** `onHold` is called with a job's id once its first image is held. */
export function createHeldImages(
  holdJob: HoldJob,
  onHold: (jobId: string) => void = () => undefined,
): HeldImages {
  const holdings = new Map<string, Holding>();
  const watched = new Set<string>();

  function open(jobId: string): Holding {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    void holdJob(toLockId(jobId), NEVER, () => released);
    const holding = { images: [], release };
    holdings.set(jobId, holding);
    onHold(jobId);
    return holding;
  }

  function drop(jobId: string): void {
    holdings.get(jobId)?.release();
    holdings.delete(jobId);
  }

  return {
    hold: (image) => {
      const holding = holdings.get(image.jobId) ?? open(image.jobId);
      holding.images = [...holding.images, image];
    },
    of: (jobId) => holdings.get(jobId)?.images ?? [],
    remove: (image) => {
      const holding = holdings.get(image.jobId);
      if (!holding) return;
      holding.images = holding.images.filter((other) => other !== image);
      if (holding.images.length === 0) drop(image.jobId);
    },
    drop,
    whenLost: (jobId, act) => {
      if (holdings.has(jobId) || watched.has(jobId)) return;
      watched.add(jobId);
      void holdJob(toLockId(jobId), NEVER, act).finally(() => watched.delete(jobId));
    },
  };
}

function toLockId(jobId: string): string {
  return `held-${jobId}`;
}
