import type { ResultLink } from '../../lib/contracts/job.ts';
import { toFailure } from '../../lib/kernel/app-error.ts';

/**
 * The address of an image that could not be read here, for a person to open; undefined where nobody could, or where it was the
 * person who let go of it.
 */
export function toResultLink(input: {
  url: string;
  /** Why it could not be read. */
  error: unknown;
  /** How long its host keeps it, milliseconds; undefined: not known. */
  lifetimeMs: number | undefined;
  now: number;
}): ResultLink | undefined {
  const { url, error, lifetimeMs, now } = input;
  const isForPeople = URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
  if (!isForPeople || toFailure(error).code === 'cancelled') return undefined;
  return lifetimeMs === undefined ? { url } : { url, expiresAt: now + lifetimeMs };
}
