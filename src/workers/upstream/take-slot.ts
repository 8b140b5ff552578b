/** Gives the slot back. */
export type FreeSlot = () => void;

/**
 * Resolves once one of a lane's `limit` slots is this thread's alone, over all windows of this origin; a thread that dies gives
 * its slots back. Resolves to undefined if the signal fires first.
 */
export type TakeSlot = (request: SlotRequest) => Promise<FreeSlot | undefined>;

export interface SlotRequest {
  lane: string;
  limit: number;
  signal: AbortSignal;
}

/** Slots are locks: whoever waits stands in line for every one of them, and leaves all lines with the first that it gets. */
export function createTakeSlot(locks: Pick<LockManager, 'request'>): TakeSlot {
  return ({ lane, limit, signal }) =>
    new Promise((resolve, reject) => {
      const settled = new AbortController();
      const over = AbortSignal.any([signal, settled.signal]);
      if (signal.aborted) return resolve(undefined);
      over.addEventListener('abort', () => resolve(undefined), { once: true });

      /** Of two that are granted in the same moment the second is let go of at once. */
      const hold = (): Promise<void> | undefined => {
        if (over.aborted) return undefined;
        return new Promise<void>((free) => {
          resolve(free);
          settled.abort();
        });
      };
      for (let slot = 0; slot < Math.max(1, limit); slot += 1) {
        locks.request(`easel-lane-${lane}-${slot}`, { signal: over }, hold).catch((error: unknown) => {
          // Leaving a line rejects, which is no fault.
          if (over.aborted) return;
          reject(error as Error);
          settled.abort();
        });
      }
    });
}
