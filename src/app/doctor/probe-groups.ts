import type { Profile } from '../../lib/contracts/profile.ts';
import type { ProbeId } from '../../lib/contracts/traits.ts';
import { probesOf } from '../../lib/kernel/probe-plan.ts';

export type GroupName = 'reach' | 'access' | 'forms' | 'line' | 'resume' | 'honours';

export interface ProbeGroup {
  name: GroupName;
  probes: ProbeId[];
}

/** Where each probe stands in the table. */
const GROUPS: Record<ProbeId, GroupName> = {
  reachable: 'reach',
  preflight: 'reach',
  key: 'access',
  models: 'access',
  responsesForm: 'forms',
  imagesForm: 'forms',
  editsForm: 'forms',
  idleCut: 'line',
  streaming: 'line',
  background: 'resume',
  fetchById: 'resume',
  size: 'honours',
  format: 'honours',
  count: 'honours',
  severalImages: 'honours',
  promptKept: 'honours',
  mask: 'honours',
};

const ORDER: readonly GroupName[] = ['reach', 'access', 'forms', 'line', 'resume', 'honours'];

/** The table's rows for a profile; a group without any is left out. */
export function groupProbes(profile: Pick<Profile, 'kind' | 'form'>): ProbeGroup[] {
  const probes = probesOf(profile);
  return ORDER.map((name) => ({ name, probes: probes.filter((probe) => GROUPS[probe] === name) })).filter(
    (group) => group.probes.length > 0,
  );
}
