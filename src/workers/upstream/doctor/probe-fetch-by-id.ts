import { isObject, readObject, readText } from '../providers/spec/read-json.ts';
import type { Asked } from './ask.ts';
import type { Probe, Verdict } from './probe.ts';
import { isPage, toSaid } from './read-answer-words.ts';
import type { Visit } from './visit.ts';

/** Whether an answer can be asked for again by its id: a made-up one shows the endpoint, that of a paid answer the rest. */
export const fetchById: Probe<'fetchById'> = {
  needs: ['reachable', 'key'],
  run: async (visit) => {
    const verdict = judgeMissingId(await visit.missingResponse());
    if (verdict?.outcome === 'unknown' && visit.isPaid('fetchById') && visit.canPay())
      return (await askForRealOne(visit)) ?? verdict;
    const { resume } = visit.traits;
    const isLearned = resume === 'stream' || resume === 'poll';
    return isLearned && verdict?.outcome !== 'no' ? { outcome: 'yes', reason: 'ok' } : verdict;
  },
};

/** Undefined where the paid answer had no id. */
async function askForRealOne(visit: Visit): Promise<Verdict<'fetchById'> | undefined> {
  const { responseId } = await visit.picture();
  return responseId === '' ? undefined : judgeRealId(responseId, await visit.responseById(responseId));
}

/** What routers say of an address that they do not have, whatever stands in it. */
const NO_ROUTE =
  /invalid url|cannot get|no such (?:route|endpoint)|unknown (?:url|endpoint|route)|404 page not found|"detail"\s*:\s*"Not Found"/iu;

/** What an upstream says of an id that it never gave: undefined where a page may not read it. */
export function judgeMissingId(asked: Asked): Verdict<'fetchById'> | undefined {
  if (asked.kind === 'unanswered') return undefined;
  const { status, text } = asked;
  const isRefused = status === 400 || status === 404 || status === 422;
  const isPageOnly = isPage(asked) && status < 500;
  if (status === 405 || status === 501 || isPageOnly || (isRefused && NO_ROUTE.test(text))) {
    return toNotFound(asked);
  }
  // "Not found" alone may be about the id or about the address.
  if (isRefused && /response|resp_/iu.test(text)) return { outcome: 'unknown', reason: 'endpointExists' };
  return { outcome: 'unknown', reason: 'cannotTell', values: toSaid(asked) };
}

/** What it says of the id of an answer that is whole. */
export function judgeRealId(responseId: string, asked: Asked): Verdict<'fetchById'> {
  if (asked.kind === 'unanswered') return { outcome: 'unknown', reason: 'cannotTell' };
  if (asked.status < 300 && readId(asked.text) === responseId) return { outcome: 'yes', reason: 'ok' };
  if (asked.status < 500 && asked.status !== 429) return toNotFound(asked);
  return { outcome: 'unknown', reason: 'cannotTell', values: toSaid(asked) };
}

function toNotFound(asked: Extract<Asked, { kind: 'answered' }>): Verdict<'fetchById'> {
  return { outcome: 'no', reason: 'notFoundById', values: toSaid(asked) };
}

function readId(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? readText(readObject(body)['id']) : '';
  } catch {
    // No JSON: no answer.
    return '';
  }
}
