import type { ResumeAbility } from '../../../lib/contracts/traits.ts';
import type { Probe, Verdict } from './probe.ts';
import type { PaidAnswer } from './paid-answer.ts';
import { toRefusal } from './probe-picture.ts';

/** Whether an answer lives on without its line. Jobs learn it; a paid request shows it. */
export const background: Probe<'background'> = {
  needs: ['reachable', 'key'],
  run: async (visit) =>
    visit.isPaid('background') && visit.canPay()
      ? judgeBackground(await visit.picture())
      : judgeResume(visit.traits.resume),
};

/** What jobs have learned. */
export function judgeResume(resume: ResumeAbility): Verdict<'background'> {
  switch (resume) {
    case 'stream':
    case 'poll':
      return { outcome: 'yes', reason: 'ok' };
    case 'none':
      return { outcome: 'no', reason: 'notResumable' };
    case 'unknown':
      return { outcome: 'unknown', reason: 'cannotTell' };
    default:
      return resume satisfies never;
  }
}

export function judgeBackground(answer: PaidAnswer): Verdict<'background'> {
  if (answer.refused.includes('background')) return { outcome: 'no', reason: 'backgroundRefused' };
  if (answer.isBackground === true) return { outcome: 'yes', reason: 'ok' };
  if (answer.isBackground === false) return { outcome: 'no', reason: 'backgroundIgnored' };
  return toRefusal(answer) ?? { outcome: 'unknown', reason: 'cannotTell' };
}
