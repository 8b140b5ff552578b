/** Where the hatch ends on the bar: there is room after it, because jobs do take longer. */
const HIGH_AT = 0.73;
/** Up to here the bar is true to time; after it, it slows down and never arrives. */
const TRUE_UNTIL = 0.9;
/** Scale of a bar that knows nothing of its end. */
const UNKNOWN_MS = 90_000;

/**
 * Place of a moment on the bar, 0 to below 1. Grows with time and never jumps, also past all that was expected: it promises nothing.
 * `highMs` is the end of the usual span; undefined where there is none.
 */
export function toBarPosition(elapsedMs: number, highMs: number | undefined): number {
  const ms = Math.max(elapsedMs, 0);
  if (highMs === undefined) return 1 - Math.exp(-ms / UNKNOWN_MS);
  const place = (ms / highMs) * HIGH_AT;
  if (place <= TRUE_UNTIL) return place;
  const rest = 1 - TRUE_UNTIL;
  return TRUE_UNTIL + rest * (1 - Math.exp(-(place - TRUE_UNTIL) / rest));
}
