/** How long a claim stands: another window may hear of the same end a little later. */
const CLAIM_MS = 10_000;

type Locks = Pick<LockManager, 'request'>;

/**
 * Whether this window is the one to tell of the batch: the first of all windows to ask is. It answers at once; the claim is
 * given back after a while, so that a batch whose job is tried again can be told of again.
 */
export function claimNotice(
  batchId: string,
  { locks = navigator.locks, wait = waitFor }: { locks?: Locks; wait?: (ms: number) => Promise<void> } = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    const hold = async (lock: Lock | null) => {
      resolve(lock !== null);
      if (lock) await wait(CLAIM_MS);
    };
    locks.request(`easel-notice-${batchId}`, { ifAvailable: true }, hold).catch(() => resolve(false));
  });
}

const waitFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
