import type { PriceEstimate, PriceTable } from '../contracts/price.ts';
import type { ProbeId } from '../contracts/traits.ts';
import { estimatePrice } from './estimate-price.ts';
import { paidRequestOf, toPaidPlan } from './probe-plan.ts';
import type { PaidRequest, ProbeTarget } from './probe-plan.ts';

/** What a probe alone may cost, in USD; undefined where it is free or the table has no price for the model. */
export function estimateProbeCost(
  profile: ProbeTarget,
  probe: ProbeId,
  table: PriceTable,
): PriceEstimate | undefined {
  const request = paidRequestOf(probe);
  return request && estimateRequestCost(profile, request, table);
}

/** What several probes may cost together, in USD: those that share a request pay for it once. */
export function estimateProbesCost(
  profile: ProbeTarget,
  probes: readonly ProbeId[],
  table: PriceTable,
): PriceEstimate | undefined {
  const requests = new Set(probes.flatMap((probe) => paidRequestOf(probe) ?? []));
  const costs = [...requests].flatMap((request) => estimateRequestCost(profile, request, table) ?? []);
  if (costs.length === 0) return undefined;
  return {
    lowUsd: costs.reduce((sum, { lowUsd }) => sum + lowUsd, 0),
    highUsd: costs.reduce((sum, { highUsd }) => sum + highUsd, 0),
    tableDate: table.date,
  };
}

/** What one of the paid requests may cost, in USD; undefined where the table has no price for the model. */
export function estimateRequestCost(
  profile: ProbeTarget,
  request: PaidRequest,
  table: PriceTable,
): PriceEstimate | undefined {
  const { prompt, size, quality, previews, count, sources } = toPaidPlan(profile, request);
  return estimatePrice({
    recipe: {
      prompt,
      size,
      quality,
      imageModel: profile.imageModel,
      sources: { length: sources },
      ...(profile.capabilities ? { capabilities: profile.capabilities } : {}),
    },
    previews,
    count,
    table,
  });
}
