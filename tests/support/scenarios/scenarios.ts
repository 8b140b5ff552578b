import { answerBig } from './big-image.ts';
import {
  cutAfterFinal,
  cutAfterPreview,
  cutAnywhere,
  cutInBase64,
  endAfterPreviews,
  fallSilent,
} from './broken-answers.ts';
import type { Scenario } from './exchange.ts';
import {
  answerAfterKeepAlives,
  answerInSingleBytes,
  answerJson,
  answerOk,
  answerSeveralFinals,
  answerSlowly,
  answerWithUnreadableUrl,
  answerWithUrl,
  answerWithWrongType,
} from './good-answers.ts';
import {
  fail524Twice,
  failAuth,
  failHtmlIn200,
  failModeration,
  failRateOnce,
  failServerOnce,
  refuseInWords,
} from './refused-answers.ts';

/** Name in the address -> what happens to a paid request. */
export const SCENARIOS = {
  ok: answerOk,
  'ok-json': answerJson,
  slow: answerSlowly,
  'preview-only': endAfterPreviews,
  'fail-524-twice-then-ok': fail524Twice,
  '401': failAuth,
  '429-retry-after': failRateOnce,
  '500-once': failServerOnce,
  'html-524-200': failHtmlIn200,
  'cut-after-preview': cutAfterPreview,
  'cut-mid-base64': cutInBase64,
  'final-then-reset': cutAfterFinal,
  silence: fallSilent,
  refusal: refuseInWords,
  moderation: failModeration,
  'keepalive-json': answerAfterKeepAlives,
  'wrong-content-type': answerWithWrongType,
  '1-byte-chunks': answerInSingleBytes,
  'big-32mib': answerBig,
  'several-finals': answerSeveralFinals,
  'url-result': answerWithUrl,
  'url-result-no-cors': answerWithUnreadableUrl,
  'no-cors': answerOk,
  'no-models': answerOk,
  'random-cut': cutAnywhere,
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(SCENARIOS, name);
}
