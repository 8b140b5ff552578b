import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBaseUrl, toEndpoint } from './base-url.ts';

/** Printed with the test's name: it brings a failure back. */
const SEED = Date.now() % 2 ** 31;

interface SharedCase {
  in: string;
  allowInsecure?: boolean;
  base?: string;
  error?: string;
  images?: string;
}

function check(testCase: SharedCase) {
  const result = toBaseUrl(testCase.in, testCase.allowInsecure ?? false);
  if (testCase.error !== undefined) expect(result).toEqual({ ok: false, error: testCase.error });
  if (testCase.base !== undefined) expect(result).toEqual({ ok: true, base: testCase.base });
  if (testCase.images !== undefined) {
    expect(result.ok && toEndpoint(result.base, 'images/generations')).toBe(testCase.images);
  }
}

const OWN_CASES: SharedCase[] = [
  { in: ' https://relay.example.com/ ', base: 'https://relay.example.com' },
  { in: 'https://relay.example.com/v1', base: 'https://relay.example.com' },
  { in: 'https://relay.example.com/V1/', base: 'https://relay.example.com' },
  { in: 'https://relay.example.com/proxy/v1/', base: 'https://relay.example.com/proxy' },
  { in: 'relay.example.com', base: 'https://relay.example.com' },
  { in: 'http://localhost:8787/api', base: 'http://localhost:8787/api' },
  { in: 'http://relay.example.com', error: 'insecure' },
  { in: 'http://relay.example.com', allowInsecure: true, base: 'http://relay.example.com' },
  { in: '', error: 'empty' },
  { in: 'ftp://relay.example.com', error: 'scheme' },
  { in: 'https://r.example/v1/chat/completions', base: 'https://r.example' },
  {
    in: 'https://generativelanguage.googleapis.com/v1beta/openai',
    base: 'https://generativelanguage.googleapis.com/v1beta/openai',
    images: 'https://generativelanguage.googleapis.com/v1beta/openai/images/generations',
  },
];

describe('toBaseUrl', () => {
  it.each(OWN_CASES)('reads $in', check);

  const shared = resolve(import.meta.dirname, '../../../../shared/cases/base-url.json');
  it.skipIf(!existsSync(shared))('agrees with every shared case', () => {
    const cases = JSON.parse(readFileSync(shared, 'utf8')) as SharedCase[];
    expect(cases.length).toBeGreaterThan(5);
    cases.forEach(check);
  });

  it.each([
    ['https://r.example/v1/images/generations', 'https://r.example'],
    ['https://r.example/v1/images/edits/', 'https://r.example'],
    ['https://r.example/v1/responses?stream=true#x', 'https://r.example'],
    ['https://r.example/v1/responses/resp_123', 'https://r.example'],
    ['https://r.example/v1/models/gpt-image-2', 'https://r.example'],
    ['https://r.example/V1/Models/', 'https://r.example'],
    ['https://r.example/chat/completions', 'https://r.example'],
    ['https://r.example/responses', 'https://r.example'],
    ['https://r.example/api/v3/images/generations', 'https://r.example/api/v3'],
    ['https://r.example/v1beta/openai/chat/completions', 'https://r.example/v1beta/openai'],
    ['https://r.example/v1/v1', 'https://r.example'],
    ['https://r.example//v1//', 'https://r.example'],
    ['https://r.example/openai/v1', 'https://r.example/openai/v1'],
    ['https://r.example/openai/v1/responses', 'https://r.example/openai/v1'],
    ['https://r.example/v1/openai', 'https://r.example/v1/openai'],
    // A folder that is named like an endpoint stays.
    ['https://r.example/models', 'https://r.example/models'],
    ['https://r.example/v1/team-7', 'https://r.example/v1/team-7'],
  ])('strips what was pasted along: %s', (typed, base) => {
    expect(toBaseUrl(typed, false)).toEqual({ ok: true, base });
  });

  it.each([
    ['HTTPS://Relay.EXAMPLE.com/Proxy', 'https://relay.example.com/Proxy'],
    ['https://relay.example.com:443/', 'https://relay.example.com'],
    ['relay.example.com:8443/v1', 'https://relay.example.com:8443'],
    ['localhost:8787', 'https://localhost:8787'],
    ['//relay.example.com', 'https://relay.example.com'],
    ['https//relay.example.com', 'https://relay.example.com'],
    ['https://bücher.example/v1', 'https://xn--bcher-kva.example'],
    ['https://中转.example', 'https://xn--fiqq40n.example'],
    ['ｈｔｔｐｓ：／／ｒｅｌａｙ．ｅｘａｍｐｌｅ／ｖ１', 'https://relay.example'],
    ['https://relay。example', 'https://relay.example'],
    ['\ufeffhttps://relay.exam\u200bple\u00a0', 'https://relay.example'],
    ['https://[2001:DB8::1]:8443/v1', 'https://[2001:db8::1]:8443'],
    ['[::1]:8787', 'https://[::1]:8787'],
  ])('understands %s', (typed, base) => {
    expect(toBaseUrl(typed, false)).toEqual({ ok: true, base });
  });

  it.each([
    'http://localhost',
    'http://api.localhost:3000',
    'http://127.0.0.1:8787',
    'http://[::1]:8787',
    'http://LOCALHOST:8787',
  ])('lets %s be plain http, since it never leaves the device', (typed) => {
    expect(toBaseUrl(typed, false)).toMatchObject({ ok: true });
  });

  it.each([
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://notlocalhost',
    'http://10.0.0.2',
  ])('does not take %s for this device', (typed) => {
    expect(toBaseUrl(typed, false)).toEqual({ ok: false, error: 'insecure' });
  });

  it.each([
    [' \u200b\n\t ', 'empty'],
    ['javascript:alert(1)', 'scheme'],
    ['data:text/plain,hi', 'scheme'],
    ['file:///etc/hosts', 'scheme'],
    ['ws://relay.example.com', 'scheme'],
    ['https://', 'invalid'],
    ['?x=1', 'invalid'],
    ['https://user:secret@relay.example.com', 'invalid'],
    ['user:secret@relay.example.com', 'invalid'],
    ['https://token@relay.example.com', 'invalid'],
    ['https://relay .example.com', 'invalid'],
    ['https://relay.example.com/a b', 'invalid'],
    ['https://relay.example.com:99999', 'invalid'],
    ['https://[::1', 'invalid'],
    ['relay.example.com:port', 'invalid'],
  ])('refuses %j as %s', (typed, error) => {
    expect(toBaseUrl(typed, false)).toEqual({ ok: false, error });
  });

  it('refuses huge input', () => {
    expect(toBaseUrl(`https://r.example/${'/v1'.repeat(1_000_000)}`, true)).toEqual({
      ok: false,
      error: 'invalid',
    });
    expect(toBaseUrl(`https://r.example/${'中'.repeat(1900)}`, true)).toEqual({
      ok: false,
      error: 'invalid',
    });
  });

  it(`gives its own result back, for any path that somebody pastes (seed ${SEED})`, () => {
    const segment = fc.oneof(
      fc.constantFrom(
        'v1',
        'V1',
        'v3',
        'v1beta',
        'openai',
        'models',
        'responses',
        'images',
        'edits',
        '',
        '..',
      ),
      fc.constantFrom('chat', 'completions', 'generations', 'embeddings', 'proxy', 'ü', '%2e%2e'),
      fc.string({ maxLength: 6 }),
    );
    const typed = fc
      .tuple(
        fc.constantFrom('https://r.example', 'http://localhost:1', 'r.example:8443', 'http://[::1]'),
        fc.array(segment, { maxLength: 8 }),
        fc.constantFrom('', '/', '?a=b', '#x', ' '),
      )
      .map(([origin, segments, end]) => [origin, ...segments].join('/') + end);
    checkIdempotent(typed);
  });

  it(`never throws, and gives its own result back, for any text (seed ${SEED})`, () => {
    checkIdempotent(fc.string({ unit: 'binary', maxLength: 60 }));
  });
});

function checkIdempotent(texts: fc.Arbitrary<string>) {
  fc.assert(
    fc.property(texts, fc.boolean(), (typed, allowInsecure) => {
      const first = toBaseUrl(typed, allowInsecure);
      if (!first.ok) return;
      expect(toBaseUrl(first.base, allowInsecure)).toEqual(first);
      expect(first.base).not.toMatch(/[\s?#]|\/$/);
      expect(() => new URL(toEndpoint(first.base, 'responses'))).not.toThrow();
    }),
    { seed: SEED, numRuns: 1000 },
  );
}

describe('toEndpoint', () => {
  it.each([
    ['https://r.example', 'models', 'https://r.example/v1/models'],
    ['https://r.example/proxy', 'responses', 'https://r.example/proxy/v1/responses'],
    ['https://r.example/api/v3', 'images/edits', 'https://r.example/api/v3/images/edits'],
    ['https://r.example/openai', 'models', 'https://r.example/openai/models'],
    ['https://r.example/openai/v1', 'models', 'https://r.example/openai/v1/models'],
    // Hosts that are named like a version.
    ['https://openai', 'models', 'https://openai/v1/models'],
    ['http://v2', 'models', 'http://v2/v1/models'],
  ])('%s + %s', (base, path, expected) => {
    expect(toEndpoint(base, path)).toBe(expected);
  });
});
