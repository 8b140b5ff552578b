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
  /** Waits by means of `pause`; its signal fires when anything ends the wait early. */
  wait(pause: (signal: AbortSignal) => Promise<void>): Promise<void>;
}

export function createJobControl(): JobControl {
  const cancel = new AbortController();
  const stop = new AbortController();
  let current: AbortController | undefined;
  let isNextEnded = false;

  async function wait(pause: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const own = new AbortController();
    if (isNextEnded) own.abort();
    isNextEnded = false;
    current = own;
    try {
      await pause(AbortSignal.any([own.signal, cancel.signal, stop.signal]));
    } finally {
      current = undefined;
    }
  }

  return {
    cancelled: cancel.signal,
    stopped: stop.signal,
    isHeld: false,
    cancel: () => cancel.abort(),
    stop: () => stop.abort(),
    endWait: () => {
      if (current) current.abort();
      else isNextEnded = true;
    },
    wait,
  };
}
