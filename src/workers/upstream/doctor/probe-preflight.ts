import type { Asked } from './ask.ts';
import { FORM_PATHS, formProbeOf } from './form-paths.ts';
import type { Probe, Verdict } from './probe.ts';
import type { Visit } from './visit.ts';

/** A browser refuses at once; what fails later failed on the way. */
const REFUSED_WITHIN_MS = 2_000;

/** Whether a page may call the upstream as Easel does: with which headers, by which method. */
export const preflight: Probe<'preflight'> = {
  needs: ['reachable'],
  run: async (visit) => {
    const models = await visit.models();
    return models.kind === 'answered' ? judgePosts(await askPosts(visit)) : judgeGets(await askGets(visit));
  },
};

interface Gets {
  withKey: Asked;
  withoutKey: Asked;
  /** Something answers a request whose answer nobody reads. */
  isHidden: boolean;
}

async function askGets(visit: Visit): Promise<Gets> {
  return {
    withKey: await visit.models(),
    withoutKey: await visit.modelsWithoutKey(),
    isHidden: await visit.isHidden(),
  };
}

/** Why the list of models cannot be read with the key's header. */
export function judgeGets({ withKey, withoutKey, isHidden }: Gets): Verdict<'preflight'> {
  if (withKey.kind === 'unanswered' && withKey.elapsedMs > REFUSED_WITHIN_MS) return CANNOT_TELL;
  if (withoutKey.kind === 'answered')
    return { outcome: 'no', reason: 'corsHeader', values: { header: 'Authorization' } };
  return isHidden ? { outcome: 'no', reason: 'corsNone' } : CANNOT_TELL;
}

const CANNOT_TELL: Verdict<'preflight'> = { outcome: 'unknown', reason: 'cannotTell' };

interface Posts {
  path: string;
  /** As a paid request would be sent. */
  asJson: Asked;
  /** Only where `asJson` failed: without a content type that asks for permission, */
  asText?: Asked;
  /** and answers that are errors, to requests that ask for no permission at all. */
  errors?: Asked[];
}

async function askPosts(visit: Visit): Promise<Posts> {
  const form = formProbeOf(visit.profile);
  const path = FORM_PATHS[form];
  const asJson = await visit.postNothing(form);
  if (asJson.kind === 'answered') return { path, asJson };
  return {
    path,
    asJson,
    asText: await visit.postNothing(form, { asText: true }),
    errors: [await visit.modelsWithoutKey(), await visit.missingModel()],
  };
}

/** Why nothing can be posted although the list of models can be read. */
export function judgePosts({ path, asJson, asText, errors = [] }: Posts): Verdict<'preflight'> {
  if (asJson.kind === 'answered') return { outcome: 'yes', reason: 'ok' };
  if (asJson.elapsedMs > REFUSED_WITHIN_MS) return CANNOT_TELL;
  if (asText?.kind === 'answered')
    return { outcome: 'no', reason: 'corsHeader', values: { header: 'Content-Type' } };
  // An empty post is answered with an error: where other errors are hidden, this one may be fine but for that.
  if (errors.some(({ kind }) => kind === 'unanswered')) return { outcome: 'no', reason: 'corsErrors' };
  return { outcome: 'no', reason: 'corsMethod', values: { method: 'POST', path } };
}
