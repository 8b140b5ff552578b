/** How a job's run is spoken to from outside. */
export interface JobControl {
  /** Fires when the job is cancelled. */
  readonly cancelled: AbortSignal;
  /** Fires when the user gives a waiting job up. */
  readonly stopped: AbortSignal;
  /** True from the moment on that this thread alone runs the job. */
  isHeld: boolean;
  cancel(): void;
  stop(): void;
  /** Ends the wait that is on, or the next one if none is on yet. */
  endWait(): void;
  /** Begins a wait; the signal fires when anything ends it early. */
  startWait(): AbortSignal;
}

export function createJobControl(): JobControl {
  const cancel = new AbortController();
  const stop = new AbortController();
  let wait = new AbortController();
  return {
    cancelled: cancel.signal,
    stopped: stop.signal,
    isHeld: false,
    cancel: () => cancel.abort(),
    stop: () => stop.abort(),
    endWait: () => wait.abort(),
    startWait: () => {
      const current = wait;
      wait = new AbortController();
      return AbortSignal.any([current.signal, wait.signal, cancel.signal, stop.signal]);
    },
  };
}
