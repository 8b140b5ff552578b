import type { Asked } from './ask.ts';
import { FORM_PATHS } from './form-paths.ts';
import type { FormProbeId } from './form-paths.ts';
import type { Probe, Verdict } from './probe.ts';
import { isKeyRefused, isPage, readFailure, toSaid } from './read-answer-words.ts';

/** Whether an endpoint exists: it refuses a request with nothing in it, which costs nothing. */
export function createFormProbe<P extends FormProbeId>(form: P): Probe<P> {
  return {
    needs: ['reachable', 'key'],
    run: async (visit) =>
      judgeForm(FORM_PATHS[form], await visit.postNothing(form)) as Verdict<P> | undefined,
  };
}

const REFUSED_STATUSES = new Set([400, 411, 413, 415, 422]);
const MISSING_STATUSES = new Set([404, 405, 501]);

/** Undefined where a page may not read the answer. */
export function judgeForm(path: string, asked: Asked): Verdict<FormProbeId> | undefined {
  if (asked.kind === 'unanswered') return undefined;
  const said = toSaid(asked);
  if (isKeyRefused(asked)) return { outcome: 'unknown', reason: 'badKey', values: said };
  const { code } = readFailure(asked);
  // Relays that hand requests on by model miss the model first, under many a status: the endpoint is there.
  if (asked.status >= 400 && code === 'modelNotFound') return { outcome: 'yes', reason: 'ok' };
  if (isMissing(asked, code)) return { outcome: 'no', reason: 'endpointMissing', values: { ...said, path } };
  if (REFUSED_STATUSES.has(asked.status) || isRefusalInside(asked)) return { outcome: 'yes', reason: 'ok' };
  if (asked.status >= 500) {
    if (code === 'validation') return { outcome: 'yes', reason: 'ok' };
    return { outcome: 'unknown', reason: 'serverError', values: said };
  }
  return { outcome: 'unknown', reason: 'cannotTell', values: said };
}

type Answered = Extract<Asked, { kind: 'answered' }>;

/** A web site answers every address with its page. */
function isMissing(asked: Answered, code: string): boolean {
  if (MISSING_STATUSES.has(asked.status)) return true;
  return asked.status < 500 && (code === 'notSupported' || (asked.status < 400 && isPage(asked)));
}

/** An error object under a status that says that all is well. */
function isRefusalInside({ status, text }: Answered): boolean {
  return status < 400 && /^\s*\{[\s\S]*"error"\s*:\s*[{"]/u.test(text);
}
