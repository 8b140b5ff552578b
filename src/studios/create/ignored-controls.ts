import type { ProbeId, Traits } from '../../lib/contracts/traits.ts';

/** Probes that speak of a control of the composer. */
export type MarkedProbe = Extract<ProbeId, 'size' | 'format' | 'count' | 'severalImages' | 'promptKept'>;

const MARKED: ReadonlySet<ProbeId> = new Set<MarkedProbe>([
  'size',
  'format',
  'count',
  'severalImages',
  'promptKept',
]);

const isMarked = (probe: ProbeId): probe is MarkedProbe => MARKED.has(probe);

/** What this upstream is known to ignore. */
export function ignoredControls(traits: Pick<Traits, 'findings'> | undefined): MarkedProbe[] {
  const found = traits?.findings.filter(({ outcome }) => outcome === 'no') ?? [];
  return found.map(({ probe }) => probe).filter(isMarked);
}
