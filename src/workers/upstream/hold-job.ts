/**
 * Runs `act` while this thread alone holds the job, over all windows of this origin; answers false, without running it, where
 * another thread does. The hold ends with the thread, however that dies.
 */
export type HoldJob = (jobId: string, act: () => Promise<void>) => Promise<boolean>;

export function createHoldJob(locks: LockManager): HoldJob {
  return (jobId, act) =>
    locks.request(`easel-job-${jobId}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return false;
      await act();
      return true;
    });
}
