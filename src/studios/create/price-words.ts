import type { PriceEstimate } from '../../lib/contracts/price.ts';

/** Below a cent two digits would say nothing. */
function digitsFor(usd: number): number {
  return usd < 0.01 ? 3 : 2;
}

/** `$0.04–0.05`; one figure where both ends read the same. */
export function toPriceRange({ lowUsd, highUsd }: PriceEstimate): string {
  const digits = digitsFor(lowUsd);
  const low = lowUsd.toFixed(digits);
  const high = highUsd.toFixed(digits);
  return low === high ? `$${low}` : `$${low}–${high}`;
}
