import type { Usage } from '../../../lib/contracts/job.ts';
import type { Profile } from '../../../lib/contracts/profile.ts';
import { actualPrice } from '../../../lib/kernel/estimate-price.ts';
import { toLocalDay } from '../../../lib/kernel/local-day.ts';
import { PRICE_TABLE } from '../../../lib/kernel/prices.ts';
import { estimateRequestCost } from '../../../lib/kernel/probe-cost.ts';
import type { PaidRequest } from '../../../lib/kernel/probe-plan.ts';
import type { DoctorContext } from './doctor-context.ts';

/** Writes down what a paid request of the doctor cost: by its usage where that tells, else the middle of the estimate. */
export async function recordProbeExpense(
  { repositories, now, createId }: Pick<DoctorContext, 'repositories' | 'now' | 'createId'>,
  { profile, request, usage }: { profile: Profile; request: PaidRequest; usage: Usage | undefined },
): Promise<void> {
  const table = (await repositories.settings.all()).priceTable ?? PRICE_TABLE;
  const actualUsd = actualPrice({
    usage,
    form: profile.form,
    model: profile.imageModel,
    table,
    capabilities: profile.capabilities,
  });
  const estimate = estimateRequestCost(profile, request, table);
  const usd = actualUsd ?? (estimate && (estimate.lowUsd + estimate.highUsd) / 2);
  if (usd === undefined) return;
  const at = now();
  await repositories.expenses.put({
    id: `doctor ${createId()}`,
    jobId: '',
    profileId: profile.id,
    profileName: profile.name,
    at,
    day: toLocalDay(at, new Date(at).getTimezoneOffset()),
    usd,
    kind: actualUsd === undefined ? 'estimate' : 'actual',
  });
}
