import type { Asked } from './ask.ts';
import { formProbeOf } from './form-paths.ts';
import type { Probe, Verdict } from './probe.ts';
import { isKeyRefused, toSaid } from './read-answer-words.ts';

/** Whether the upstream takes the key; a list of models that anybody may read proves nothing. */
export const key: Probe<'key'> = {
  needs: ['reachable'],
  run: async (visit) => {
    const form = formProbeOf(visit.profile);
    return judgeKey({
      hasKey: visit.key !== '',
      models: await visit.models(),
      form: await visit.postNothing(form),
      modelsWithoutKey: await visit.modelsWithoutKey(),
      formWithoutKey: await visit.postNothing(form, { withoutKey: true }),
    });
  },
};

interface KeyAnswers {
  hasKey: boolean;
  models: Asked;
  form: Asked;
  modelsWithoutKey: Asked;
  formWithoutKey: Asked;
}

/** Undefined where a page may read none of the answers. */
export function judgeKey(answers: KeyAnswers): Verdict<'key'> | undefined {
  const { hasKey, models, form } = answers;
  if (models.kind === 'unanswered' && form.kind === 'unanswered') return undefined;
  const refusal = findRefusal(answers);
  if (refusal) return { outcome: 'no', reason: hasKey ? 'badKey' : 'noKey', values: toSaid(refusal) };
  return isAccepted(answers)
    ? { outcome: 'yes', reason: 'ok' }
    : { outcome: 'unknown', reason: 'cannotTell' };
}

/** 401 is about the key; 403 may be about what this key may do: it counts only where nothing was allowed. */
function findRefusal({ models, form }: KeyAnswers): Answered | undefined {
  const refusals = [models, form].filter(isRefusal);
  const isNothingTaken = !isTaken(models) && !isTaken(form);
  return refusals.find(({ status }) => status === 401 || isNothingTaken);
}

/** What is given with the key and not without it; with no key at all, what is given. */
function isAccepted({ hasKey, models, form, modelsWithoutKey, formWithoutKey }: KeyAnswers): boolean {
  if (!hasKey) return isTaken(models) || isTaken(form);
  return (isTaken(models) && isWithheld(modelsWithoutKey)) || (isTaken(form) && isWithheld(formWithoutKey));
}

type Answered = Extract<Asked, { kind: 'answered' }>;

function isRefusal(asked: Asked): asked is Answered {
  return asked.kind === 'answered' && isKeyRefused(asked);
}

/** Past the doorman: read, or refused for what was in it. */
function isTaken(asked: Asked): boolean {
  return asked.kind === 'answered' && (asked.status < 300 || asked.status === 400 || asked.status === 422);
}

/** Refused without the key; a refusal that the browser hides is one, too. */
function isWithheld(asked: Asked): boolean {
  return asked.kind === 'unanswered' || isKeyRefused(asked);
}
