import type { Failure } from '../../../../lib/contracts/failure.ts';
import { parseJson } from '../spec/parse-json.ts';
import { readList, readObject, readText, type JsonObject } from '../spec/read-json.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';

/** Longer waits than this are a matter of the plan, not of patience. */
const MAX_WAIT_MS = 10 * 60_000;

/**
 * Its errors are `{error: {code, message, status, details}}`. A used up allowance of the minute sounds just like one of the
 * month; only how long it asks one to wait tells them apart.
 */
export function toGeminiFailure(answer: { status: number; headers: Headers; body: string }): Failure {
  const failure = toAnswerFailure(answer);
  if (answer.status !== 429) return failure;
  const details = readDetails(answer.body);
  const waitMs = details.map(readRetryDelay).find((delay) => delay !== undefined);
  if (waitMs === undefined || waitMs > MAX_WAIT_MS || details.some(isForDay)) return failure;
  return { ...failure, code: 'rate', retryable: true, retryAfterMs: waitMs };
}

function readDetails(body: string): JsonObject[] {
  const data = parseJson(body);
  // A stream's error stands in a list.
  const outer = readObject(Array.isArray(data) ? data[0] : data);
  return readList(readObject(outer['error'])['details']).map(readObject);
}

/** `google.rpc.RetryInfo`: `34s`, `0.5s`. */
function readRetryDelay(detail: JsonObject): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/u.exec(readText(detail['retryDelay']))?.[1];
  return seconds === undefined ? undefined : Math.round(Number(seconds) * 1000);
}

function isForDay(detail: JsonObject): boolean {
  return readList(detail['violations']).some((violation) =>
    /per_?day/iu.test(readText(readObject(violation)['quotaId'])),
  );
}
