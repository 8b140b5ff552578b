import { answerBig } from './big-image.ts';
import { cutAfterFinal, cutAnywhere, endAfterPreviews } from './broken-answers.ts';
import { DOCTOR_SCENARIOS } from './doctor-answers.ts';
import type { Scenario } from './exchange.ts';
import {
  answerAfterKeepAlives,
  answerHeld,
  answerJson,
  answerOk,
  answerSeveralFinals,
  answerSlowly,
  answerWithUnreadableUrl,
  answerWithUrl,
} from './good-answers.ts';
import { FAULTS, FAULTS_ONCE, ODDITIES } from './faults.ts';
import {
  fail524Twice,
  failHtmlIn200,
  failModeration,
  refuseInWords,
  refuseMarkup,
} from './refused-answers.ts';

/** Name in the address -> what happens to a paid request. */
export const SCENARIOS = {
  ok: answerOk,
  'ok-json': answerJson,
  slow: answerSlowly,
  held: answerHeld,
  'preview-only': endAfterPreviews,
  'fail-524-twice-then-ok': fail524Twice,
  '429-retry-after': FAULTS_ONCE['429-wait-once'],
  'html-524-200': failHtmlIn200,
  'final-then-reset': cutAfterFinal,
  refusal: refuseInWords,
  moderation: failModeration,
  'no-markup': refuseMarkup,
  'keepalive-json': answerAfterKeepAlives,
  'big-32mib': answerBig,
  'several-finals': answerSeveralFinals,
  'url-result': answerWithUrl,
  'url-result-no-cors': answerWithUnreadableUrl,
  'no-cors': answerOk,
  'no-models': answerOk,
  'random-cut': cutAnywhere,
  ...FAULTS,
  ...FAULTS_ONCE,
  ...ODDITIES,
  ...DOCTOR_SCENARIOS,
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(SCENARIOS, name);
}
