const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** `offsetMinutes` as `Date.getTimezoneOffset()` has it: UTC less local time. */
export function toLocalDay(at: number, offsetMinutes: number): string {
  return new Date(at - offsetMinutes * MINUTE_MS).toISOString().slice(0, 10);
}

/** When the next local day begins, ms since the epoch; `offsetOf` tells the offset of a moment, which a change of clocks changes. */
export function toNextDayStart(at: number, offsetOf: (at: number) => number): number {
  const localDayEnd = (Math.floor((at - offsetOf(at) * MINUTE_MS) / DAY_MS) + 1) * DAY_MS;
  const guess = localDayEnd + offsetOf(at) * MINUTE_MS;
  return localDayEnd + offsetOf(guess) * MINUTE_MS;
}
