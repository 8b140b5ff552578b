import { afterEach, describe, expect, it } from 'vitest';
import type { Failure, FailureCode } from '../lib/contracts/failure.ts';
import { failureTexts } from './failure-texts.ts';
import { locales, overwriteGetLocale } from './generated/runtime.js';

/** By type complete: a code that is missing here does not compile. */
const CODES = Object.keys({
  auth: 0,
  credit: 0,
  quota: 0,
  rate: 0,
  moderation: 0,
  validation: 0,
  modelNotFound: 0,
  timeoutGateway: 0,
  serverError: 0,
  cors: 0,
  offline: 0,
  mixedContent: 0,
  network: 0,
  stalled: 0,
  noImage: 0,
  previewOnly: 0,
  decode: 0,
  storageFull: 0,
  cancelled: 0,
  refused: 0,
  notSupported: 0,
  internal: 0,
} satisfies Record<FailureCode, 0>) as FailureCode[];

const FACTS: Partial<Failure>[] = [
  {},
  { status: 524 },
  { message: 'Two\n  words' },
  { field: 'size' },
  { field: 'size', message: 'too odd' },
  { retryAfterMs: 11_200 },
];

function failure(code: FailureCode, facts: Partial<Failure> = {}): Failure {
  return { code, message: '', retryable: false, ...facts };
}

function say(locale: (typeof locales)[number], code: FailureCode, facts?: Partial<Failure>) {
  overwriteGetLocale(() => locale);
  return failureTexts(failure(code, facts));
}

afterEach(() => overwriteGetLocale(() => 'en'));

describe('failureTexts', () => {
  it.each(CODES)('says cause and remedy of %s in every language, whatever is known', (code) => {
    for (const facts of FACTS) {
      const spoken = locales.map((locale) => say(locale, code, facts));
      for (const { cause, remedy } of spoken) {
        expect(cause.length).toBeGreaterThan(5);
        expect(remedy.length).toBeGreaterThan(5);
        expect(cause + remedy).not.toMatch(/[{}]|undefined|failure_|Failed to fetch/);
      }
      expect(new Set(spoken.map(({ cause }) => cause)).size).toBe(locales.length);
      expect(new Set(spoken.map(({ remedy }) => remedy)).size).toBe(locales.length);
    }
  });

  it('gives every code a cause of its own', () => {
    const causes = CODES.map((code) => say('en', code).cause);
    expect(new Set(causes).size).toBe(CODES.length);
  });

  it('names the facts that help', () => {
    expect(say('en', 'rate', { retryAfterMs: 11_200 }).remedy).toContain('12 s');
    expect(say('en', 'timeoutGateway', { status: 524 }).cause).toContain('524');
    expect(say('en', 'serverError', { status: 503 }).cause).toContain('503');
    expect(say('zh-CN', 'refused', { message: 'I cannot draw that.' }).cause).toContain(
      'I cannot draw that.',
    );
    expect(say('en', 'validation', { field: 'size', message: 'too odd' }).cause).toBe(
      'The upstream does not accept the value of “size”: “too odd”',
    );
    expect(say('en', 'validation', { field: 'size' }).remedy).toContain('size');
  });

  it('keeps quotes to one line of a bearable length, and names no status of a success', () => {
    const { cause } = say('en', 'moderation', { message: `a\n\n${'b'.repeat(500)}` });
    expect(cause).not.toContain('\n');
    expect(cause.length).toBeLessThan(320);
    expect(cause).toContain('…”');
    expect(say('en', 'serverError', { status: 200 }).cause).not.toContain('200');
  });

  it('has something to say about a code of a later version', () => {
    expect(failureTexts(failure('novel' as FailureCode))).toEqual(failureTexts(failure('internal')));
  });
});
