import type { Capabilities } from '../../contracts/capabilities.ts';
import type { Resolution } from '../../contracts/parameters.ts';

const LOWEST_FIRST: readonly Resolution[] = ['512', '1K', '2K', '4K'];

/** What one image costs, USD; a resolution without a price of its own costs what the next one does. Undefined: not known. */
export function imageUsd({ price }: Pick<Capabilities, 'price'>, resolution: Resolution): number | undefined {
  if (!price) return undefined;
  const { usd } = price;
  if (typeof usd === 'number') return usd;
  const higher = LOWEST_FIRST.slice(LOWEST_FIRST.indexOf(resolution)).find((name) => usd[name] !== undefined);
  const highest = LOWEST_FIRST.findLast((name) => usd[name] !== undefined);
  const found = higher ?? highest;
  return found && usd[found];
}
