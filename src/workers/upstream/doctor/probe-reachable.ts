import type { Profile } from '../../../lib/contracts/profile.ts';
import type { PageFacts } from '../../../lib/contracts/upstream-api.ts';
import { isLoopback, isMixedContent } from '../mixed-content.ts';
import type { Asked } from './ask.ts';
import type { Probe, Verdict } from './probe.ts';
import { isServerError, toSaid } from './read-answer-words.ts';

/** Whether anything answers at the address at all; a page that may not read the answer counts as answered. */
export const reachable: Probe<'reachable'> = {
  needs: [],
  run: async (visit) => {
    const { profile, page } = visit;
    const known = judgeAddress(profile, page);
    if (known) return known;
    const models = await visit.models();
    const isAnswered =
      models.kind === 'answered' ||
      (await visit.modelsWithoutKey()).kind === 'answered' ||
      (await visit.isHidden());
    return judgeReachable(models, isAnswered);
  },
};

/** What can be told without asking. */
export function judgeAddress(
  { kind, baseUrl }: Pick<Profile, 'kind' | 'baseUrl'>,
  { isSecurePage, isOnline }: PageFacts,
): Verdict<'reachable'> | undefined {
  if (kind === 'demo') return { outcome: 'yes', reason: 'ok' };
  if (!URL.canParse(baseUrl)) return { outcome: 'no', reason: 'unreachable' };
  if (isMixedContent(baseUrl, isSecurePage)) return { outcome: 'no', reason: 'mixedContent' };
  return isOnline || isLoopback(new URL(baseUrl).hostname) ? undefined : { outcome: 'no', reason: 'offline' };
}

/** A gateway's "nobody home" is an answer, but not the upstream's. */
export function judgeReachable(models: Asked, isAnswered: boolean): Verdict<'reachable'> {
  if (!isAnswered) return { outcome: 'no', reason: 'unreachable' };
  if (models.kind === 'answered' && isServerError(models))
    return { outcome: 'unknown', reason: 'serverError', values: toSaid(models) };
  return { outcome: 'yes', reason: 'ok' };
}
