/** Longest single timer: browsers take a delay over 2^31 ms for none at all, and a clock may be set meanwhile. */
const MAX_TIMER_MS = 60_000;

/** Resolves when the clock shows `at` (ms since the epoch) or the signal fires, whichever is first. */
export async function waitUntil(at: number, signal: AbortSignal, now: () => number): Promise<void> {
  for (let left = at - now(); left > 0 && !signal.aborted; left = at - now()) {
    await pause(Math.min(left, MAX_TIMER_MS), signal);
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
