import type { Failure } from '../../../../lib/contracts/failure.ts';
import { createFailure } from '../../../../lib/kernel/app-error.ts';
import { isReadable } from '../../../../lib/kernel/is-readable.ts';
import { redact } from '../../../../lib/kernel/redact.ts';
import { classifyError, isErrorRetryable, type ErrorFacts } from './classify-error.ts';
import { parseJson } from './parse-json.ts';
import { isObject, readList, readNumber, readObject, readText, type JsonObject } from './read-json.ts';
import { readRetryAfter } from './read-retry-after.ts';

/** Turns an error object of a message (`error`, `response.error`, a flat event) into a failure. */
export function toErrorFailure(error: unknown): Failure {
  return toFailureOf(readErrorFacts(error, undefined), {});
}

/** Turns an answer that is no message (an error status, a page, a sentence) into a failure. */
export function toAnswerFailure(answer: { status: number; headers: Headers; body: string }): Failure {
  const retryAfterMs = readRetryAfter(answer.headers);
  const facts = readBodyFacts(answer.body, answer.status >= 400 ? answer.status : undefined);
  return toFailureOf(facts, {
    status: answer.status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function toFailureOf(facts: ErrorFacts, options: Partial<Failure>): Failure {
  const code = isWebSite(facts) ? 'notSupported' : classifyError(facts);
  return createFailure(code, {
    ...options,
    ...(options.status === undefined && facts.status !== undefined ? { status: facts.status } : {}),
    ...(code === 'validation' && facts.param !== '' ? { field: facts.param } : {}),
    message: redact(facts.message, []),
    retryable: isErrorRetryable(facts, code),
  });
}

/** A page that is not about an error: the address belongs to a web site, not to an API. */
function isWebSite(facts: ErrorFacts): boolean {
  return (
    facts.isHtml && facts.status === undefined && !/error|unavailable|bad gateway|time/iu.test(facts.message)
  );
}

function readBodyFacts(body: string, status: number | undefined): ErrorFacts {
  const data = parseLastJson(body);
  if (data !== undefined) return readErrorFacts(data, status);
  const isHtml = /^\s*<(?:!|\?|[a-z])/iu.test(body);
  const message = isHtml ? readPage(body) : toPlainText(isReadable(body) ? body : '');
  const facts = { code: '', type: '', param: '', message: message || toStatusText(status), isHtml };
  const named = status ?? readNamedStatus(message);
  return named === undefined ? facts : { ...facts, status: named };
}

/** A body may hold keep-alive lines before the error object. */
function parseLastJson(body: string): unknown {
  const lines = body.split(/\r\n|\r|\n/u).filter((line) => /^\s*(?:data:\s*)?[{[]/u.test(line));
  const last = lines.at(-1)?.replace(/^\s*data:/u, '');
  return [body, last ?? ''].map(parseJson).find((data) => typeof data === 'object' && data !== null);
}

/** Where relays and gateways put the error, from the innermost wrapping outwards. */
function readErrorFacts(data: unknown, httpStatus: number | undefined): ErrorFacts {
  if (typeof data === 'string') return readBodyFacts(data, httpStatus);
  const outer = readObject(Array.isArray(data) ? data[0] : data);
  const error = readInnerError(outer);
  const message = readMessage(error) || readMessage(outer);
  const status = readStatus(error, message) ?? readStatus(outer, '') ?? httpStatus;
  const retryable = [error['retryable'], outer['retryable']].find((value) => typeof value === 'boolean');
  return {
    code: readCode(error['code']) || readCode(outer['code']),
    type: [error['type'], error['status'], outer['type']].map(readText).find(isKind) ?? '',
    param: readText(error['param']) || readText(outer['param']) || readLocation(outer['detail']),
    message: toPlainText(message) || toStatusText(status),
    isHtml: false,
    ...toStatusFact(httpStatus, status),
    ...(retryable === undefined ? {} : { retryable }),
  };
}

function readInnerError(outer: JsonObject): JsonObject {
  const candidates = [
    outer['error'],
    readList(outer['errors'])[0],
    readObject(outer['response'])['error'],
    outer['detail'],
  ];
  const inner = candidates.find(isObject);
  if (inner === undefined) return outer;
  return isObject(inner['error']) ? inner['error'] : inner;
}

/** `error` as an event's type says nothing about the kind of error. */
function isKind(type: string): boolean {
  return type !== '' && type !== 'error';
}

function readCode(code: unknown): string {
  return typeof code === 'string' ? code : '';
}

const MESSAGE_KEYS = ['message', 'error', 'detail', 'msg', 'error_description', 'title', 'reason'];

function readMessage(error: JsonObject): string {
  const direct = MESSAGE_KEYS.map((key) => readText(error[key])).find((text) => text.trim() !== '');
  if (direct === undefined) return readText(readObject(readList(error['detail'])[0])['msg']);
  // Relays hand on what they got as text.
  const nested = /^\s*\{/u.test(direct) ? parseJson(direct) : undefined;
  return isObject(nested) ? readMessage(readInnerError(nested)) || direct : direct;
}

/** The field a validation error of the `detail: [{loc, msg}]` kind names. */
function readLocation(detail: unknown): string {
  const location = readList(readObject(readList(detail)[0])['loc']);
  return location.filter((part) => part !== 'body').join('.');
}

const STATUS_KEYS = ['upstream_status', 'status_code', 'http_status', 'status', 'code'];

function readStatus(error: JsonObject, message: string): number | undefined {
  const numbers = STATUS_KEYS.map((key) => readNumber(error[key]) ?? toNumber(readText(error[key])));
  return numbers.find(isErrorStatus) ?? readNamedStatus(message);
}

function toNumber(text: string): number | undefined {
  return /^\d{3}$/u.test(text) ? Number(text) : undefined;
}

function isErrorStatus(value: number | undefined): boolean {
  return value !== undefined && value >= 400 && value <= 599;
}

/** A status that stands in a sentence: "error code 524", "status code: 502", "504 Gateway Time-out". */
function readNamedStatus(message: string): number | undefined {
  const match =
    /\b(?:error|status|http|code)(?:[ _-]?code)?[ :=#(]*\b([45]\d\d)\b/iu.exec(message) ??
    /\b([45]\d\d)\b[ :|-]*(?:error|bad|gateway|internal|service|forbidden|unauthori|not found|too many|a time)/iu.exec(
      message,
    );
  return match === null ? undefined : Number(match[1]);
}

/** The HTTP status decides, but for a gateway's 200 or 5xx around a more telling one. */
function toStatusFact(httpStatus: number | undefined, inner: number | undefined): Pick<ErrorFacts, 'status'> {
  const isTelling = httpStatus !== undefined && httpStatus < 500;
  const status = isTelling ? httpStatus : (inner ?? httpStatus);
  return status === undefined ? {} : { status };
}

/** What a page is about: its title, else its first heading, never the whole of it. */
function readPage(html: string): string {
  const match = /<title[^>]*>([\s\S]*?)<\/title>/iu.exec(html) ?? /<h1[^>]*>([\s\S]*?)<\/h1>/iu.exec(html);
  return toPlainText(match?.[1] ?? '');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

function toPlainText(text: string): string {
  return text
    .replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>/giu, ' ')
    .replace(/<\/?[a-z!][^>]*>/giu, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/gu, (_entity, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function toStatusText(status: number | undefined): string {
  return status === undefined ? '' : `HTTP ${status}`;
}
