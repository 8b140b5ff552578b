import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createProfile, createRecipe } from '../../../tests/support/runner-harness.ts';
import type { Finding } from '../../lib/contracts/traits.ts';
import { openDatabase } from '../../lib/db/database.ts';
import { createRepositories } from '../../lib/db/repositories.ts';
import type { Repositories } from '../../lib/db/repositories.ts';
import { learnFromAsset, learnFromJob } from './learn-from-job.ts';

const profile = createProfile({ id: 'p', baseUrl: 'https://relay.example.com' });
const recipe = createRecipe(profile);
const asset = { width: 1536, height: 1024, mimeType: 'image/png', revisedPrompt: 'A red boat.' };

describe('learnFromAsset', () => {
  const outcomes = (...input: Parameters<typeof learnFromAsset>) =>
    Object.fromEntries(learnFromAsset(...input).map(({ probe, outcome }) => [probe, outcome]));

  it('sees what was kept and what was not', () => {
    expect(outcomes(profile, recipe, asset)).toEqual({ size: 'yes', format: 'yes', promptKept: 'yes' });
    const other = { width: 1024, height: 1024, mimeType: 'image/jpeg', revisedPrompt: 'A masterpiece' };
    expect(outcomes(profile, recipe, other)).toEqual({ size: 'no', format: 'no', promptKept: 'no' });
  });

  it('does not judge what was not asked for', () => {
    expect(
      outcomes(profile, { ...recipe, size: 'auto' }, { width: 1, height: 1, mimeType: 'image/png' }),
    ).toEqual({ format: 'yes' });
    expect(
      outcomes({ ...profile, sendPromptUnchanged: false }, recipe, { ...asset, revisedPrompt: 'x' }),
    ).not.toHaveProperty('promptKept');
  });

  it('asks for what was sent, not for what was wished', () => {
    const wished = { ...recipe, size: { width: 1920, height: 1080 } };
    expect(outcomes(profile, wished, { ...asset, width: 1920, height: 1088 })).toMatchObject({ size: 'yes' });
    const old = { ...profile, imageModel: 'gpt-image-1.5' };
    expect(outcomes(old, { ...recipe, size: { width: 1920, height: 1088 } }, asset)).toMatchObject({
      size: 'yes',
    });
  });
});

describe('learnFromJob', () => {
  let repositories: Repositories;
  beforeEach(() => void (repositories = createRepositories(openDatabase(`learn-${randomUUID()}`))));
  const learn = (values: Partial<typeof asset> = {}, at = 5) =>
    learnFromJob({ repositories, now: () => at }, { profile, recipe, asset: { ...asset, ...values } });
  const sizeFinding = async () =>
    (await repositories.traits.of(profile)).findings.find(({ probe }) => probe === 'size');

  it('writes what is news, once, and leaves the rest alone', async () => {
    const key: Finding = { probe: 'key', outcome: 'yes', reason: 'ok', values: {}, at: 1 };
    await repositories.traits.change(profile, 1, () => ({ findings: [key], resume: 'poll' }));
    await learn();
    const change = vi.spyOn(repositories.traits, 'change');
    await learn({}, 9);
    expect(change).not.toHaveBeenCalled();
    const traits = await repositories.traits.of(profile);
    expect(traits.findings).toContainEqual(key);
    expect(traits.findings).toHaveLength(4);
    expect(traits.resume).toBe('poll');
    expect(await sizeFinding()).toMatchObject({ outcome: 'yes', at: 5 });
  });

  it('changes its mind, and learns nothing of the demo', async () => {
    await learn();
    await learn({ width: 1024 }, 9);
    expect(await sizeFinding()).toMatchObject({
      outcome: 'no',
      values: { asked: '1536x1024', got: '1024x1024' },
      at: 9,
    });
    const demo = createProfile({ id: 'd', kind: 'demo' });
    await learnFromJob({ repositories, now: () => 1 }, { profile: demo, recipe, asset });
    expect((await repositories.traits.all()).map(({ profileId }) => profileId)).toEqual(['p']);
  });
});
