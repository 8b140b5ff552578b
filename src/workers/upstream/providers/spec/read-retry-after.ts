/** Longer waits than this are not believed, milliseconds: a clock that is wrong by years must not park a job. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1000;

/** `Retry-After` in milliseconds from `now`: seconds or an HTTP date, or the `-ms` form. Undefined where there is none. */
export function readRetryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const milliseconds = toAmount(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return limit(milliseconds);
  const text = headers.get('retry-after');
  const seconds = toAmount(text);
  if (seconds !== undefined) return limit(seconds * 1000);
  const date = Date.parse(text ?? '');
  return Number.isNaN(date) ? undefined : limit(date - now);
}

function toAmount(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(?:\.\d+)?\s*$/u.test(text) ? Number(text) : undefined;
}

function limit(milliseconds: number): number | undefined {
  if (milliseconds > MAX_WAIT_MS) return undefined;
  return Math.max(0, Math.round(milliseconds));
}
