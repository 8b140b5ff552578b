import type { Profile } from '../../../lib/contracts/profile.ts';
import { readModelIds } from '../read-model-ids.ts';
import { missingModels } from '../test-connection.ts';
import type { Asked } from './ask.ts';
import type { Probe, Verdict } from './probe.ts';
import { isServerError, toSaid } from './read-answer-words.ts';

/** Whether models are listed, and the profile's among them. */
export const models: Probe<'models'> = {
  needs: ['reachable', 'key'],
  run: async (visit) => judgeModels(visit.profile, await visit.models()),
};

/** Undefined where a page may not read the list. */
export function judgeModels(profile: Profile, asked: Asked): Verdict<'models'> | undefined {
  if (asked.kind === 'unanswered') return undefined;
  if (isServerError(asked)) return { outcome: 'unknown', reason: 'serverError', values: toSaid(asked) };
  const ids = (asked.status < 400 && readModelIds(asked.text)) || [];
  if (ids.length === 0) return { outcome: 'no', reason: 'noModelList', values: { status: asked.status } };
  const [missing] = missingModels(profile, ids);
  return missing === undefined
    ? { outcome: 'yes', reason: 'ok', values: { count: ids.length } }
    : { outcome: 'no', reason: 'modelMissing', values: { model: missing } };
}
