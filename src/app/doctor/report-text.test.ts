import { beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../lib/contracts/traits.ts';
import { overwriteGetLocale } from '../../messages/generated/runtime.js';
import { toReport, type ReportInput } from './report-text.ts';

const KEY = 'sk-planted0123456789abcdef';

const profile = {
  name: 'Relay',
  kind: 'openai',
  form: 'images',
  baseUrl: 'https://relay.example.com/proxy',
} as const;

const finding = (values: Partial<Finding>): Finding => ({
  probe: 'reachable',
  outcome: 'yes',
  reason: 'ok',
  values: {},
  at: 0,
  ...values,
});

function report(input: Partial<ReportInput> & { findings?: Finding[] }) {
  const { findings = [], ...rest } = input;
  return toReport({
    profile,
    traits: { relays: ['nginx'], findings },
    origin: 'https://easel.example',
    when: 'Nov 21, 2:30 PM',
    ...rest,
  });
}

beforeEach(() => overwriteGetLocale(() => 'en'));

describe('toReport', () => {
  it('has all groups and rows, each with its outcome, and the sentences of what was found', () => {
    const cut = finding({
      probe: 'idleCut',
      outcome: 'no',
      reason: 'cutAfter',
      values: { seconds: 60, count: 3 },
    });
    const text = report({ findings: [finding({}), cut] });
    expect(text).toMatch(
      /^Easel's diagnosis of “Relay”\nAddress: https:\/\/relay\.example\.com\/proxy \(Images API\)/,
    );
    expect(text).toContain('It looks like nginx.');
    expect(text).toContain(
      '\n\nReach\n- Reachable: Yes\n  Something answers at this address.\n- Open to web pages: Not run',
    );
    expect(text).toContain('- Keeps a silent line open: No\n  Lines that are silent for about 60 s');
    expect(text).toContain("For the relay's owner: Something between closes lines that are silent for 60 s.");
    expect(text).toContain('proxy_read_timeout');
    expect(text).not.toContain('Cloudflare');
  });

  it('speaks the language of the page', () => {
    overwriteGetLocale(() => 'zh-CN');
    const text = report({ findings: [finding({})] });
    expect(text).toContain('可达');
    expect(text).not.toMatch(/Reachable|Not run/);
  });

  it('can be made before anything is known', () => {
    expect(report({ traits: undefined })).toContain('- Reachable: Not run');
  });

  it.each([
    ['in an address with a query', `see https://relay.example.com/v1/models?token=${KEY}&x=1 for more`],
    ['in an address with a name and password', `https://user:${KEY}@relay.example.com/v1`],
    ['after the word Bearer', `Authorization: Bearer ${KEY}`],
    ['on its own', `Incorrect API key provided: ${KEY}.`],
    ['in a fragment', `https://relay.example.com/#key=${KEY}`],
  ])('names no key that the upstream quotes %s', (_where, message) => {
    const text = report({
      findings: [
        finding({ probe: 'key', outcome: 'no', reason: 'badKey', values: { status: 401, message } }),
      ],
    });
    expect(text).toContain('HTTP 401');
    expect(text).not.toContain(KEY);
    expect(text).not.toContain('planted');
  });

  it('names no key that stands in the base URL or the name', () => {
    const text = report({
      profile: {
        ...profile,
        name: `Relay ${KEY}`,
        baseUrl: `https://me:${KEY}@relay.example.com/v1?key=plainword#token=plainword`,
      },
    });
    expect(text).toContain('https://relay.example.com/v1 (');
    expect(text).not.toMatch(/planted|plainword/);
  });
});
