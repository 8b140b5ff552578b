import { describe, expect, it } from 'vitest';
import type { Job } from '../contracts/job.ts';
import type { Profile } from '../contracts/profile.ts';
import { sampleJob, sampleProfile, sampleRecipe } from '../db/testing/sample-rows.ts';
import { createFailure } from './app-error.ts';
import { capabilitiesOfModel } from './capabilities-of.ts';
import { findDearer, findDearerFallback } from './fallback-cost.ts';
import { PRICE_TABLE } from './prices.ts';

function toProfile(id: string, usd: number | undefined, values: Partial<Profile> = {}): Profile {
  const price = usd === undefined ? {} : { price: { usd, date: '2026-11-01' } };
  const capabilities = { ...capabilitiesOfModel('gpt-image-2'), ...price };
  return sampleProfile({ id, form: 'other', capabilities, ...values });
}

function toJob(usd: number | undefined, values: Partial<Job> = {}): Job {
  const { capabilities } = toProfile('', usd);
  return sampleJob({ recipe: sampleRecipe({ form: 'other', capabilities: capabilities! }), ...values });
}

const extraOf = (first: number | undefined, second: number | undefined) =>
  findDearer({ job: toJob(first), own: undefined, fallback: toProfile('p2', second), table: PRICE_TABLE })
    ?.extraUsd;

describe('a dearer fallback', () => {
  it.each([
    [0.1, 0.2, 0.1],
    [0.1, 0.13, 0.03],
    [0.02, 0.03, 0.01],
    [0, 0.02, 0.02],
  ])('costs clearly more: %d, then %d', (first, second, extra) => {
    expect(extraOf(first, second)).toBeCloseTo(extra, 9);
  });

  it.each([
    [0.1, 0.05],
    [0.1, 0.1],
    // A fifth exactly.
    [0.1, 0.12],
    // Half as much again, and not a cent.
    [0.01, 0.015],
    [undefined, 0.5],
    [0.1, undefined],
  ])('is none at %s, then %s', (first, second) => {
    expect(extraOf(first, second)).toBeUndefined();
  });

  it('is any that costs money after the demo, and never the demo', () => {
    const demo = { kind: 'demo' } as const;
    const fallback = toProfile('p2', 0.05);
    const input = { job: toJob(0.04), fallback, table: PRICE_TABLE };
    expect(findDearer({ ...input, own: demo })?.extraUsd).toBeCloseTo(0.05, 9);
    const toDemo = { ...fallback, ...demo };
    expect(findDearer({ ...input, own: undefined, fallback: toDemo })).toBeUndefined();
  });
});

describe('what is offered for an ended job', () => {
  const own = toProfile('p1', 0.02, { fallbackProfileId: 'p2' });
  const profiles = [own, toProfile('p2', 0.2)];
  const around = { profiles, table: PRICE_TABLE };
  const failed: Partial<Job> = { state: 'failed', failure: createFailure('serverError') };
  const find = (values: Partial<Job>) => findDearerFallback(toJob(0.02, { ...failed, ...values }), around);

  it('is the dearer fallback of its profile', () => {
    expect(find({})?.profile.id).toBe('p2');
    expect(find({ state: 'preview-only' })?.profile.id).toBe('p2');
    expect(find({})?.extraUsd).toBeCloseTo(0.18, 9);
  });

  it('is nothing where it is of no help, has been tried, or was not needed', () => {
    expect(find({ state: 'running' })).toBeUndefined();
    expect(find({ failure: createFailure('moderation') })).toBeUndefined();
    expect(find({ heldImages: 1 })).toBeUndefined();
    expect(find({ profileId: 'elsewhere' })).toBeUndefined();
    const { id: profileId, name: profileName, form, textModel, imageModel } = toProfile('p2', 0.2);
    const fallback = { profileId, profileName, form, textModel, imageModel };
    expect(find({ fallback })).toBeUndefined();
    expect(findDearerFallback(toJob(0.02, failed), { ...around, profiles: [own] })).toBeUndefined();
  });
});
