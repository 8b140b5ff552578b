import { beforeEach, describe, expect, it } from 'vitest';
import type { Finding, FindingReason, ProbeId, ProbeReasons, RelayKind } from '../../lib/contracts/traits.ts';
import { locales, overwriteGetLocale } from '../../messages/generated/runtime.js';
import { findingWords } from './finding-words.ts';

/** By type complete, as the words are. */
const REASONS = {
  reachable: ['ok', 'offline', 'mixedContent', 'unreachable', 'serverError', 'failed'],
  preflight: ['ok', 'corsNone', 'corsHeader', 'corsMethod', 'corsErrors', 'cannotTell', 'failed'],
  key: ['ok', 'badKey', 'noKey', 'cannotTell', 'failed'],
  models: ['ok', 'noModelList', 'modelMissing', 'serverError', 'failed'],
  responsesForm: ['ok', 'endpointMissing', 'badKey', 'serverError', 'cannotTell', 'failed'],
  imagesForm: ['ok', 'endpointMissing', 'badKey', 'serverError', 'cannotTell', 'failed'],
  editsForm: ['ok', 'endpointMissing', 'badKey', 'serverError', 'cannotTell', 'failed'],
  idleCut: ['cutAfter', 'neverCut', 'cannotTell', 'failed'],
  background: [
    'ok',
    'backgroundRefused',
    'backgroundIgnored',
    'notResumable',
    'cannotTell',
    'refused',
    'failed',
  ],
  fetchById: ['ok', 'notFoundById', 'endpointExists', 'cannotTell', 'refused', 'failed'],
  streaming: ['ok', 'buffered', 'notStreamed', 'cannotTell', 'refused', 'failed'],
  size: ['ok', 'differs', 'cannotTell', 'refused', 'failed'],
  format: ['ok', 'differs', 'cannotTell', 'refused', 'failed'],
  count: ['ok', 'differs', 'cannotTell', 'refused', 'failed'],
  severalImages: ['ok', 'refused', 'cannotTell', 'failed'],
  promptKept: ['ok', 'promptRewritten', 'cannotTell', 'refused', 'failed'],
  mask: ['ok', 'maskIgnored', 'refused', 'cannotTell', 'failed'],
} as const satisfies { [P in ProbeId]: readonly ProbeReasons[P][] };

const PAIRS = Object.entries(REASONS).flatMap(([probe, reasons]) =>
  reasons.map((reason) => [probe as ProbeId, reason as FindingReason] as const),
);

const origin = 'https://easel.example';

function say(
  finding: Pick<Finding, 'probe' | 'reason'> & Partial<Finding>,
  relays: readonly RelayKind[] = [],
) {
  return findingWords({ outcome: 'no', values: {}, at: 0, ...finding }, { relays, origin });
}

beforeEach(() => overwriteGetLocale(() => 'en'));

describe('findingWords', () => {
  it.each(PAIRS)('has words for %s: %s in every language, whatever values are there', (probe, reason) => {
    const values = {
      status: 404,
      message: 'words',
      path: '/v1/x',
      seconds: 60,
      count: 2,
      asked: 'a',
      got: 'b',
    };
    for (const given of [{}, values]) {
      const spoken = locales.map((locale) => {
        overwriteGetLocale(() => locale);
        const { user, owner } = say({ probe, reason, values: given });
        expect([user, ...owner].join(' ')).not.toMatch(/undefined|null|NaN|\{|\}/);
        expect(user).toMatch(/[.。]$/);
        expect(owner.length).toBeGreaterThan(0);
        return user;
      });
      expect(new Set(spoken).size).toBe(locales.length);
    }
  });

  it('gives the config key of the relay that was recognised, and of no other', () => {
    const keys: [RelayKind, RegExp][] = [
      ['sub2api', /cors\.allowed_origins/],
      ['one-api', /AllowHeaders/],
      ['litellm', /LITELLM_CORS_ORIGINS/],
      ['nginx', /add_header/],
    ];
    for (const [relay, key] of keys) {
      const owner = say({ probe: 'preflight', reason: 'corsNone' }, [relay]).owner;
      expect(owner).toHaveLength(2);
      expect(owner[1]).toMatch(key);
    }
  });

  it('gives those of all relays where none was recognised', () => {
    const owner = say({
      probe: 'idleCut',
      reason: 'cutAfter',
      values: { seconds: 100, count: 2 },
    }).owner.join();
    expect(owner).toMatch(/proxy_read_timeout/);
    expect(owner).toMatch(/grey cloud/);
    expect(owner).toMatch(/ping_interval_enabled/);
    expect(owner).toMatch(/image_stream_keepalive_interval/);
  });

  it('blames the probed field for a refusal only where it was the reason', () => {
    const refused = { probe: 'mask', reason: 'refused' } as const;
    expect(say({ ...refused, outcome: 'no' }).user).toMatch(/refuses requests with a mask/);
    expect(say({ ...refused, outcome: 'unknown' }).user).toMatch(/cannot be told/);
  });

  it('does not fail over a reason of another version', () => {
    expect(say({ probe: 'key', reason: 'unheardOf' as FindingReason }).user).toMatch(/came to nothing/);
  });
});
