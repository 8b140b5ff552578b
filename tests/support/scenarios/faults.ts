import {
  cutAfterFinal,
  cutAfterHead,
  cutAfterPreview,
  cutAfterStart,
  cutBeforeHead,
  cutInBase64,
  fallSilent,
  neverAnswer,
} from './broken-answers.ts';
import { ERROR_STATUSES } from './error-statuses.ts';
import type { Scenario } from './exchange.ts';
import { answerInSingleBytes, answerOk, answerWithWrongType } from './good-answers.ts';
import { failHtmlIn200 } from './refused-answers.ts';
import {
  answerErrorIn200,
  answerGarbage,
  answerHalfImage,
  answerLate,
  answerNoImageBytes,
  answerNothing,
  answerTruncatedBase64,
  redirect,
} from './wrong-answers.ts';

/** What happens to every request under this name; under the name with `-once` behind it only to the first of its prompt. */
export const FAULTS = {
  'cut-before-headers': cutBeforeHead,
  'cut-after-headers': cutAfterHead,
  'cut-after-created': cutAfterStart,
  'cut-mid-base64': cutInBase64,
  'cut-after-preview': cutAfterPreview,
  'silence-before-headers': neverAnswer,
  silence: fallSilent,
  ...ERROR_STATUSES,
  'error-200': answerErrorIn200,
  'html-200': failHtmlIn200,
  garbage: answerGarbage,
  empty: answerNothing,
  'truncated-base64': answerTruncatedBase64,
  'half-image': answerHalfImage,
  'not-an-image': answerNoImageBytes,
} satisfies Record<string, Scenario>;

/** What may look like a fault and yet gives the final image. */
export const ODDITIES = {
  'cut-after-final': cutAfterFinal,
  'wrong-content-type': answerWithWrongType,
  redirect,
  'slow-headers': answerLate,
  '1-byte-chunks': answerInSingleBytes,
} satisfies Record<string, Scenario>;

export type FaultName = keyof typeof FAULTS;
export type OddityName = keyof typeof ODDITIES;

export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];
export const ODDITY_NAMES = Object.keys(ODDITIES) as OddityName[];

/** The faults that are over with the second request. */
export const FAULTS_ONCE = Object.fromEntries(
  FAULT_NAMES.map((name) => [`${name}-once`, toOnce(FAULTS[name])]),
) as Record<`${FaultName}-once`, Scenario>;

function toOnce(fault: Scenario): Scenario {
  return (exchange) => (exchange.turn === 1 ? fault : answerOk)(exchange);
}
