/** Longest single timer: browsers take a delay over 2^31 ms for none at all, and a clock may be set meanwhile. */
const MAX_TIMER_MS = 60_000;

/**
 * Resolves when the clock shows `at` (ms since the epoch) or the signal fires, whichever is first. A clock that is set back
 * meanwhile does not make it longer than it was when it began.
 */
export async function waitUntil(at: number, signal: AbortSignal, now: () => number): Promise<void> {
  let left = at - now();
  while (left > 0 && !signal.aborted) {
    const pauseMs = Math.min(left, MAX_TIMER_MS);
    await pause(pauseMs, signal);
    left = Math.min(at - now(), left - pauseMs);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
