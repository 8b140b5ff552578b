import type { ImageFormat } from '../../../lib/contracts/parameters.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { isSamePrompt } from '../../../lib/kernel/same-prompt.ts';
import type { ImageFacts } from '../read-image-facts.ts';
import type { Probe, Verdict } from './probe.ts';
import type { PaidAnswer } from './paid-answer.ts';

const NEEDS = ['reachable', 'preflight', 'key'] as const;

/** Whether the image has the pixels that were asked for. */
export const size: Probe<'size'> = {
  needs: NEEDS,
  run: async (visit) => (visit.canPay() ? judgePicture(await visit.picture(), judgeSize) : undefined),
};

/** Whether it has the format. */
export const format: Probe<'format'> = {
  needs: NEEDS,
  run: async (visit) => (visit.canPay() ? judgePicture(await visit.picture(), judgeFormat) : undefined),
};

/** Whether the image model got the prompt as it was typed. */
export const promptKept: Probe<'promptKept'> = {
  needs: NEEDS,
  run: async (visit) => (visit.canPay() ? judgePrompt(await visit.picture()) : undefined),
};

/** Whether `n` images come for `n`. */
export const count: Probe<'count'> = {
  needs: NEEDS,
  run: async (visit) => (visit.canPay() ? judgeCount(await visit.count()) : undefined),
};

type Measured = Verdict<'size'> & Verdict<'format'>;

export function judgePicture(
  answer: PaidAnswer,
  judge: (plan: PaidAnswer['plan'], facts: ImageFacts) => Measured,
): Measured {
  const facts = answer.images[0]?.facts;
  return facts
    ? judge(answer.plan, facts)
    : (toRefusal(answer) ?? { outcome: 'unknown', reason: 'cannotTell' });
}

export function judgeSize(plan: { size: Size }, facts: Size): Measured {
  return compare(toText(plan.size), toText(facts));
}

export function judgeFormat(plan: { format: ImageFormat }, { mimeType }: { mimeType: string }): Measured {
  return compare(plan.format, mimeType.replace(/^image\//u, ''));
}

export function judgeCount(answer: PaidAnswer): Verdict<'count'> {
  const got = answer.images.length;
  if (got === 0) return toRefusal(answer) ?? { outcome: 'unknown', reason: 'cannotTell' };
  return compare(answer.plan.count, got);
}

/** Most upstreams say what they drew from; one that does not leaves it open. */
export function judgePrompt(answer: PaidAnswer): Verdict<'promptKept'> {
  if (answer.images.length === 0) return toRefusal(answer) ?? { outcome: 'unknown', reason: 'cannotTell' };
  if (answer.revisedPrompt === undefined) return { outcome: 'unknown', reason: 'cannotTell' };
  return isSamePrompt(answer.plan.prompt, answer.revisedPrompt)
    ? { outcome: 'yes', reason: 'ok' }
    : { outcome: 'no', reason: 'promptRewritten' };
}

/** Why a paid request shows nothing: it gave no image. Undefined where there is no failure. */
export function toRefusal({ failure }: Pick<PaidAnswer, 'failure'>): Refusal | undefined {
  if (!failure) return undefined;
  const { status, message, code } = failure;
  const isWord = status !== undefined || code === 'refused' || code === 'moderation';
  return {
    outcome: 'unknown',
    reason: isWord ? 'refused' : 'failed',
    values: { ...(status === undefined ? {} : { status }), message: message === '' ? code : message },
  };
}

interface Refusal {
  outcome: 'unknown';
  /** `failed`: not a word came from the upstream. */
  reason: 'refused' | 'failed';
  values: Record<string, string | number>;
}

interface Comparison {
  outcome: 'yes' | 'no';
  reason: 'ok' | 'differs';
  values: Record<string, string | number>;
}

function compare(asked: string | number, got: string | number): Comparison {
  const isKept = asked === got;
  return { outcome: isKept ? 'yes' : 'no', reason: isKept ? 'ok' : 'differs', values: { asked, got } };
}

function toText({ width, height }: Size): string {
  return `${width}x${height}`;
}
