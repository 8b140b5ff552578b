import type { Attempt } from '../../../lib/contracts/job.ts';
import { recogniseCutOff } from '../../../lib/kernel/recognise-cut-off.ts';
import type { Probe, Verdict } from './probe.ts';

/** Whether something on the way cuts lines that are silent for long; past attempts tell. */
export const idleCut: Probe<'idleCut'> = {
  needs: [],
  run: async (visit) => judgeIdleCut(await visit.attempts()),
};

export function judgeIdleCut(attempts: readonly Attempt[]): Verdict<'idleCut'> {
  const report = recogniseCutOff(attempts);
  switch (report.kind) {
    case 'cut':
      return {
        outcome: 'no',
        reason: 'cutAfter',
        values: { seconds: report.seconds, count: report.count },
      };
    case 'survived':
      return { outcome: 'yes', reason: 'neverCut', values: { seconds: report.seconds } };
    case 'nothing':
      return { outcome: 'unknown', reason: 'cannotTell' };
    default:
      return report satisfies never;
  }
}
