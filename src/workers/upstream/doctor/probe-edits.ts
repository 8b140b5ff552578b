import type { Profile } from '../../../lib/contracts/profile.ts';
import type { ProbeId } from '../../../lib/contracts/traits.ts';
import { toRefusal } from './probe-picture.ts';
import type { FormProbeId } from './form-paths.ts';
import type { Probe, Verdict } from './probe.ts';
import { isFieldRefused } from './paid-answer.ts';
import type { PaidAnswer } from './paid-answer.ts';
import type { Visit } from './visit.ts';

const NEEDS = ['reachable', 'preflight', 'key'] as const;

/** Whether an edit takes more than one source image. */
export const severalImages: Probe<'severalImages'> = {
  needs: NEEDS,
  run: async (visit) =>
    visit.canPay(toEditForm(visit.profile))
      ? judgeSeveral(await askForEdit(visit, 'severalImages'))
      : undefined,
};

/** Whether a mask makes a difference. */
export const mask: Probe<'mask'> = {
  needs: NEEDS,
  run: async (visit) =>
    visit.canPay(toEditForm(visit.profile)) ? judgeMask(await askForEdit(visit, 'mask')) : undefined,
};

/** The endpoint that edits go to. */
function toEditForm({ form }: Pick<Profile, 'form'>): FormProbeId {
  return form === 'responses' ? 'responsesForm' : 'editsForm';
}

/** One edit for both; where that is refused, which costs nothing, each is asked for apart to see which one it was. */
async function askForEdit(visit: Visit, probe: 'severalImages' | 'mask'): Promise<PaidAnswer> {
  const asked = (['severalImages', 'mask'] satisfies ProbeId[]).filter((id) => visit.isPaid(id));
  const answer = await visit.edit(asked);
  return asked.length > 1 && isFieldRefused(answer.failure) ? visit.edit([probe]) : answer;
}

export function judgeSeveral(answer: PaidAnswer): Verdict<'severalImages'> {
  if (answer.images.length > 0) return { outcome: 'yes', reason: 'ok' };
  return toEditRefusal(answer);
}

/** Shares of pixels, 0 to 1. What was to be kept may differ a little: models draw the whole image anew. */
const KEPT_SHARE = 0.25;
const LOST_SHARE = 0.5;
const CHANGED_SHARE = 0.5;

export function judgeMask(answer: PaidAnswer): Verdict<'mask'> {
  if (answer.images.length === 0) return toEditRefusal(answer);
  const { changed } = answer;
  if (!changed) return { outcome: 'unknown', reason: 'cannotTell' };
  const values = { percent: Math.round(changed.outside * 100) };
  if (changed.outside >= LOST_SHARE) return { outcome: 'no', reason: 'maskIgnored', values };
  // An image that was not changed at all does not show that the mask was heeded.
  return changed.outside <= KEPT_SHARE && changed.inside >= CHANGED_SHARE
    ? { outcome: 'yes', reason: 'ok', values }
    : { outcome: 'unknown', reason: 'cannotTell', values };
}

/** Here a refusal is itself the answer, if it is about the request. */
function toEditRefusal(answer: PaidAnswer): Verdict<'severalImages'> & Verdict<'mask'> {
  const refusal = toRefusal(answer);
  if (!refusal) return { outcome: 'unknown', reason: 'cannotTell' };
  return isFieldRefused(answer.failure) ? { ...refusal, outcome: 'no' } : refusal;
}
