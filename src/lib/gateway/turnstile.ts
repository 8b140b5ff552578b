/** Lets a limited number of acts run at once; an urgent one goes to the front of those that wait. */
export interface Turnstile {
  /** The act of a signal that is aborted while it waits never runs; its promise rejects with the signal's reason. */
  pass<T>(act: () => Promise<T>, options?: { urgent?: boolean; signal?: AbortSignal }): Promise<T>;
}

/** A turnstile for `limit` acts. */
export function createTurnstile(limit: number): Turnstile {
  const waiting: (() => void)[] = [];
  let running = 0;

  function leave(): void {
    running -= 1;
    waiting.shift()?.();
  }

  function enter(urgent: boolean): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        running += 1;
        resolve();
      };
      if (running < limit) go();
      else if (urgent) waiting.unshift(go);
      else waiting.push(go);
    });
  }

  return {
    async pass(act, { urgent = false, signal } = {}) {
      await enter(urgent);
      try {
        signal?.throwIfAborted();
        return await act();
      } finally {
        leave();
      }
    },
  };
}
