/**
 * Runs `act` once this thread alone holds the job, over all windows of this origin: waits while another thread does, and takes
 * over the moment that one is gone, however it died. Ends without running `act` if the signal fires first.
 */
export type HoldJob = (jobId: string, signal: AbortSignal, act: () => Promise<void>) => Promise<void>;

export function createHoldJob(locks: Pick<LockManager, 'request'>): HoldJob {
  return async (jobId, signal, act) => {
    try {
      await locks.request(`easel-job-${jobId}`, { signal }, act);
    } catch (error) {
      // An aborted request rejects, which is no fault; `act` itself never does.
      if (!signal.aborted) throw error;
    }
  };
}
