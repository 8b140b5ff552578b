import type { ExchangeEnd } from './exchange.ts';

/** A request that nobody took fails sooner than this; later, somebody may have worked on it. */
const REFUSED_WITHIN_MS = 5_000;

/** Whether a request that gave no image may have cost money all the same. */
export function mayBeBilled({ failure, status, seen, tookMs }: ExchangeEnd): boolean {
  if (status === undefined) return failure?.code === 'stalled' || tookMs >= REFUSED_WITHIN_MS;
  if (status >= 400) return status === 504 || status === 524;
  // An answer that is nothing but an error was refused, whatever its status; one that was cut may have been anything.
  const hasBegun = [...seen].some((type) => type !== 'failure-received' && type !== 'answer-completed');
  return hasBegun || failure?.code === 'stalled' || failure?.code === 'network';
}
