import type { WaitReason } from '../../lib/contracts/job.ts';

/** How a job's run is spoken to from outside. */
export interface JobControl {
  /** Fires when the job is cancelled. */
  readonly cancelled: AbortSignal;
  /** Fires when the user gives a waiting job up. */
  readonly stopped: AbortSignal;
  /** True from the moment on that this thread alone runs the job. */
  readonly isHeld: boolean;
  /** Resolves then; never, if that moment does not come. */
  readonly whenHeld: Promise<void>;
  markHeld(): void;
  cancel(): void;
  stop(): void;
  /** Ends the wait that is on, or the next one if none is on yet. */
  endWait(): void;
  /** Ends the wait for the same answer, if one is on. */
  endResumeWait(): void;
  /** The line may be dead without saying so: drops it where its answer can be had again, and ends a wait for that. */
  reconnect(): void;
  /**
   * Waits by means of `pause`; its signal fires when anything ends the wait early. Answers whether it lasted to its end.
   * `reason` is `retry` unless said otherwise.
   */
  wait(pause: (signal: AbortSignal) => Promise<void>, reason?: WaitReason): Promise<boolean>;
  /** A signal for the next line; fires on `reconnect()` if `canDrop` says then that nothing is lost. */
  openLine(canDrop: () => boolean): AbortSignal;
}

interface Wait {
  reason: WaitReason;
  end: AbortController;
}

interface Line {
  canDrop(): boolean;
  drop: AbortController;
}

export function createJobControl(): JobControl {
  const cancel = new AbortController();
  const stop = new AbortController();
  let current: Wait | undefined;
  let line: Line | undefined;
  let isNextEnded = false;
  let isHeld = false;
  let tellHeld: () => void = () => undefined;
  const whenHeld = new Promise<void>((resolve) => {
    tellHeld = resolve;
  });

  async function wait(
    pause: (signal: AbortSignal) => Promise<void>,
    reason: WaitReason = 'retry',
  ): Promise<boolean> {
    const end = new AbortController();
    if (isNextEnded) end.abort();
    isNextEnded = false;
    current = { reason, end };
    try {
      await pause(AbortSignal.any([end.signal, cancel.signal, stop.signal]));
      return !end.signal.aborted;
    } finally {
      current = undefined;
    }
  }

  function endResumeWait(): void {
    if (current?.reason === 'resume') current.end.abort();
  }

  return {
    cancelled: cancel.signal,
    stopped: stop.signal,
    get isHeld() {
      return isHeld;
    },
    whenHeld,
    markHeld: () => {
      isHeld = true;
      tellHeld();
    },
    cancel: () => cancel.abort(),
    stop: () => stop.abort(),
    endWait: () => {
      if (current) current.end.abort();
      else isNextEnded = true;
    },
    endResumeWait,
    reconnect: () => {
      endResumeWait();
      if (line?.canDrop()) line.drop.abort();
    },
    wait,
    openLine: (canDrop) => {
      line = { canDrop, drop: new AbortController() };
      return line.drop.signal;
    },
  };
}
