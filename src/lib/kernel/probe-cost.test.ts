import { describe, expect, it } from 'vitest';
import type { ProbeId } from '../contracts/traits.ts';
import { isLegalSize } from './legal-size.ts';
import { PRICE_TABLE } from './prices.ts';
import { estimateProbeCost, estimateProbesCost } from './probe-cost.ts';
import { needsPayment, paidRequestOf, probesOf, toPaidPlan } from './probe-plan.ts';

const profile = { kind: 'openai', form: 'images', textModel: '', imageModel: 'gpt-image-2' } as const;

describe('probesOf', () => {
  it('leaves out what a form does not have, and everything for the demo', () => {
    expect(probesOf({ kind: 'openai', form: 'responses' })).not.toContain('count');
    expect(probesOf({ kind: 'openai', form: 'images' })).not.toContain('fetchById');
    expect(probesOf({ kind: 'demo', form: 'images' })).toEqual(['reachable']);
  });

  it('begins with what is free', () => {
    const probes = probesOf(profile);
    const first = probes.findIndex((probe) => needsPayment(probe));
    expect(probes.slice(first).every((probe) => paidRequestOf(probe) !== undefined)).toBe(true);
    expect(probes[0]).toBe('reachable');
  });
});

describe('toPaidPlan', () => {
  it.each(['gpt-image-2', 'gpt-image-2.6-flare', 'gpt-image-1.5', 'unknown', ''])(
    'is legal for %s',
    (imageModel) => {
      const { size } = toPaidPlan({ ...profile, imageModel }, 'picture');
      expect(isLegalSize(size)).toBe(true);
      expect(`${size.width}x${size.height}`).not.toMatch(/^(?:1024x1024|1536x1024)$/);
    },
  );

  it('asks for two where two are to be counted, and edits two', () => {
    expect(toPaidPlan(profile, 'count').count).toBe(2);
    expect(toPaidPlan(profile, 'edit').sources).toBe(2);
  });
});

describe('estimateProbeCost', () => {
  it('is nothing for what is free, and cents for the rest', () => {
    expect(estimateProbeCost(profile, 'key', PRICE_TABLE)).toBeUndefined();
    const cost = estimateProbeCost(profile, 'size', PRICE_TABLE);
    expect(cost?.highUsd).toBeGreaterThan(0.005);
    expect(cost?.highUsd).toBeLessThan(0.02);
    expect(cost?.tableDate).toBe(PRICE_TABLE.date);
  });

  it('counts images and sources', () => {
    const usdOf = (probe: ProbeId) => estimateProbeCost(profile, probe, PRICE_TABLE)?.highUsd ?? 0;
    expect(usdOf('count')).toBeGreaterThan(usdOf('size') * 1.2);
    expect(usdOf('mask')).toBeGreaterThan(usdOf('size') + 0.015);
  });

  it('lets probes that share a request pay for it once', () => {
    const one = estimateProbeCost(profile, 'size', PRICE_TABLE);
    expect(estimateProbesCost(profile, ['size', 'format', 'streaming', 'key'], PRICE_TABLE)).toEqual(one);
    const both = estimateProbesCost(profile, ['size', 'count'], PRICE_TABLE);
    expect(both?.highUsd).toBeCloseTo(
      (one?.highUsd ?? 0) + (estimateProbeCost(profile, 'count', PRICE_TABLE)?.highUsd ?? 0),
    );
    expect(estimateProbesCost(profile, ['key'], PRICE_TABLE)).toBeUndefined();
  });
});
