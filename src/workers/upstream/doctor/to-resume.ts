import type { Finding, ResumeAbility } from '../../../lib/contracts/traits.ts';

/** What a finding means for taking answers up again. What jobs learned stays where the finding says nothing against it. */
export function toResume(
  before: ResumeAbility,
  { probe, outcome, reason }: Finding,
  { isPaid }: { isPaid: boolean },
): ResumeAbility {
  if (probe !== 'background' && probe !== 'fetchById') return before;
  if (outcome === 'no') return reason === 'notResumable' ? before : 'none';
  // It was not there once and is now: the next job may find out the rest.
  if (reason === 'endpointExists') return before === 'none' ? 'unknown' : before;
  const isShown = probe === 'fetchById' && outcome === 'yes' && isPaid;
  return isShown && (before === 'unknown' || before === 'none') ? 'poll' : before;
}
