import type { Probe, Verdict } from './probe.ts';
import { toRefusal } from './probe-picture.ts';
import type { PaidAnswer } from './paid-answer.ts';

/** Everything within this much of the end came at once. */
const BURST_MS = 300;
/** An answer that was over so soon may have had nothing to say before. */
const MIN_LENGTH_MS = 2_000;

/** Whether what the upstream says arrives when it says it. */
export const streaming: Probe<'streaming'> = {
  needs: ['reachable', 'preflight', 'key'],
  run: async (visit) => (visit.canPay() ? judgeStreaming(await visit.picture()) : undefined),
};

export function judgeStreaming(answer: PaidAnswer): Verdict<'streaming'> {
  if (answer.refused.includes('stream')) return { outcome: 'no', reason: 'notStreamed' };
  if (answer.images.length === 0) return toRefusal(answer) ?? CANNOT_TELL;
  if (answer.isStream === false) return { outcome: 'no', reason: 'notStreamed' };
  const { firstMs, lastMs } = answer;
  if (firstMs === undefined || lastMs === undefined || lastMs < MIN_LENGTH_MS) return CANNOT_TELL;
  const values = { firstMs: Math.round(firstMs), lastMs: Math.round(lastMs) };
  return lastMs - firstMs <= BURST_MS
    ? { outcome: 'no', reason: 'buffered', values }
    : { outcome: 'yes', reason: 'ok', values };
}

const CANNOT_TELL: Verdict<'streaming'> = { outcome: 'unknown', reason: 'cannotTell' };
