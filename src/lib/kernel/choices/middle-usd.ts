import type { Candidate } from '../../contracts/choice.ts';

/** Middle of what an image may cost, USD; undefined: not known. */
export function toMiddleUsd({ usd }: Pick<Candidate, 'usd'>): number | undefined {
  return usd && (usd.low + usd.high) / 2;
}
