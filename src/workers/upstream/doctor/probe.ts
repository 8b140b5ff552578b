import type { FindingOutcome, ProbeId, ProbeReasons } from '../../../lib/contracts/traits.ts';
import type { Visit } from './visit.ts';

/** What a judge makes of the answers. */
export interface Verdict<P extends ProbeId = ProbeId> {
  outcome: FindingOutcome;
  reason: ProbeReasons[P];
  /** Redacted before it is stored. */
  values?: Record<string, string | number>;
}

/** One question to an upstream: a runner that asks, and a pure judge beside it. */
export interface Probe<P extends ProbeId = ProbeId> {
  /** Where one of these is known to be wanting, asking makes no sense: the probe is left out. */
  needs: readonly ProbeId[];
  /** Undefined: there is nothing to say. */
  run(visit: Visit): Promise<Verdict<P> | undefined>;
}
