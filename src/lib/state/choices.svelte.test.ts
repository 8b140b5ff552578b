import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Capabilities } from '../contracts/capabilities.ts';
import type { Wish } from '../contracts/choice.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Repositories } from '../db/repositories.ts';
import type { UpstreamApi } from '../contracts/upstream-api.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { sampleJob, sampleProfile, sampleRecipe } from '../db/testing/sample-rows.ts';
import { createFailure } from '../kernel/app-error.ts';
import { capabilitiesOfModel } from '../kernel/capabilities-of.ts';
import { toSpanKey } from '../kernel/span-key.ts';
import { Choices } from './choices.svelte.ts';

const WISH: Wish = {
  aspectRatio: '1:1',
  sources: 0,
  hasMask: false,
  options: [],
  level: 'auto',
};

const understands = (family: string, values: Partial<Capabilities> = {}): Capabilities => ({
  family,
  provider: 'Somebody',
  verified: true,
  sizes: { ratios: ['1:1', '16:9'], areas: { '1K': 1_000_000 } },
  qualities: ['auto'],
  backgrounds: ['auto'],
  formats: ['png'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  maxSources: 4,
  maxSourceBytes: 1,
  ...values,
});

let repositories: Repositories;
const upstream = {
  providers: vi.fn<UpstreamApi['providers']>(async () => [
    {
      form: 'other',
      name: 'Other',
      baseUrl: '',
      models: ['draw-1', 'draw-2', 'draw-3'],
      keyExample: '',
    },
  ]),
  capabilitiesOf: vi.fn<UpstreamApi['capabilitiesOf']>(async ({ imageModel }) =>
    understands(imageModel, { price: { usd: 0.02, date: '2026-11-01' }, typicalMs: 4000 }),
  ),
};

beforeEach(() => {
  vi.clearAllMocks();
  ({ repositories } = openTestDatabase());
});

function open(list: Profile[]): Choices {
  return new Choices({
    repositories,
    upstream,
    profiles: { list },
    settings: { values: { priceTable: null } } as never,
  });
}

const relay = sampleProfile({ id: 'relay', form: 'images', imageModel: 'gpt-image-2' });
const other = sampleProfile({
  id: 'other',
  form: 'other',
  imageModel: 'draw-2',
  capabilities: understands('draw-2'),
});

describe('candidates', () => {
  it("are a profile's own model, and others that its upstream has", async () => {
    const knownModels = ['gpt-5', 'gpt-image-2', 'gpt-image-1.5', 'flux-pro'];
    const choices = open([{ ...relay, knownModels }, other]);
    const found = await choices.candidates(WISH);
    expect(found.map(({ profile, imageModel }) => `${profile.id} ${imageModel}`)).toEqual([
      'relay gpt-image-2',
      'relay gpt-image-1.5',
      'relay flux-pro',
      'other draw-2',
      'other draw-1',
      'other draw-3',
    ]);
    expect(found[1]?.capabilities).toEqual(capabilitiesOfModel('gpt-image-1.5'));
    expect(found[3]?.capabilities).toEqual(other.capabilities);
    expect(found[4]?.capabilities.family).toBe('draw-1');
  });

  it('are known without a word to an upstream, and asked for once', async () => {
    const choices = open([other]);
    await choices.candidates(WISH);
    await choices.rank(WISH);
    expect(
      upstream.capabilitiesOf.mock.calls.map(([{ imageModel }, , options]) => [imageModel, options]),
    ).toEqual([
      ['draw-1', { isOffline: true }],
      ['draw-3', { isOffline: true }],
    ]);
  });

  it('say of a profile that takes no request now why', async () => {
    await repositories.queue.pause({ profileId: 'other', reason: 'user', pausedAt: 5 });
    await repositories.queue.pause({ profileId: 'relay', reason: 'cap', pausedAt: 5 });
    const choices = await open([relay, other]).rank(WISH);
    expect(choices[0]?.candidate).toMatchObject({ profile: { id: 'relay' } });
    // Its limit was spent on another day.
    expect(choices[0]?.candidate).not.toHaveProperty('pause');
    expect(choices.at(-1)).toMatchObject({ lacks: [{ type: 'paused', reason: 'user' }] });
  });

  it('hold at most six models of one profile', async () => {
    const knownModels = Array.from({ length: 30 }, (_, number) => `flux-${number}`);
    expect(await open([{ ...relay, knownModels }]).modelsOf({ ...relay, knownModels })).toHaveLength(6);
  });

  it('have the demo among them only where there is nothing else', async () => {
    const demo = sampleProfile({ id: 'demo', kind: 'demo' });
    const idsOf = async (list: Profile[]) =>
      (await open(list).candidates(WISH)).map(({ profile }) => profile.id);
    expect(await idsOf([demo, relay])).toEqual(['relay']);
    expect(await idsOf([demo])).toEqual(['demo']);
    expect(await open([demo]).candidates(WISH)).toMatchObject([{ usd: { low: 0, high: 0 } }]);
  });

  it('cost what the provider says, or what the price table says of a relay', async () => {
    const byTable = await open([relay]).candidates(WISH, { prompt: '', quality: 'low', resolution: '1K' });
    const mine = await open([{ ...other, imageModel: 'draw-9' }]).candidates(WISH);
    expect(byTable[0]?.usd?.high).toBeGreaterThan(0);
    expect(mine.map(({ imageModel, usd }) => [imageModel, usd])).toEqual([
      ['draw-9', undefined],
      ['draw-1', { low: 0.02, high: 0.02 }],
      ['draw-2', { low: 0.02, high: 0.02 }],
      ['draw-3', { low: 0.02, high: 0.02 }],
    ]);
  });

  it('take the time that was measured: of such jobs, else of any of the model, else what is known of it', async () => {
    const recipe = sampleRecipe({ profileId: 'relay', form: 'images', quality: 'low' });
    for (const durationMs of [1000, 2000, 3000])
      await repositories.queue.addDuration(toSpanKey(recipe), durationMs);
    const choices = open([relay, other]);
    const drawn = { prompt: '', quality: 'low', resolution: '1K' } as const;
    const [same] = await choices.candidates(WISH, drawn);
    expect(same).toMatchObject({ typicalMs: 2000, isMeasured: true });
    const [alike] = await choices.candidates(WISH, { ...drawn, quality: 'high' });
    expect(alike).toMatchObject({ typicalMs: 2000, isMeasured: true });
    const told = (await choices.candidates(WISH)).find(({ imageModel }) => imageModel === 'draw-1');
    expect(told).toMatchObject({ typicalMs: 4000, isMeasured: false });
  });

  it("have a record of how their newest jobs ended; what is not the model's doing does not count", async () => {
    const recipe = sampleRecipe({ profileId: 'relay' });
    const ended = { recipe, endedAt: 1 };
    await repositories.jobs.add([
      sampleJob({ id: '1', ...ended, state: 'done' }),
      sampleJob({ id: '2', ...ended, state: 'done', recipe: sampleRecipe({ profileId: 'elsewhere' }) }),
      sampleJob({ id: '3', ...ended, state: 'failed', failure: createFailure('serverError') }),
      sampleJob({ id: '4', ...ended, state: 'failed', failure: createFailure('storageFull') }),
      sampleJob({ id: '5', ...ended, state: 'cancelled' }),
    ]);
    const [candidate] = await open([relay]).candidates(WISH);
    expect(candidate?.record).toEqual({ done: 1, failed: 1 });
  });
});

describe('one model', () => {
  it('is asked about once where it was chosen, and known from then on', async () => {
    const choices = open([other]);
    await choices.capabilitiesOf(other, 'draw-1');
    expect(await choices.capabilitiesOf(other, 'draw-1')).toMatchObject({ family: 'draw-1' });
    expect(await choices.capabilitiesOf(other, '')).toEqual(other.capabilities);
    expect(upstream.capabilitiesOf).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ imageModel: 'draw-1' }),
      null,
      { isOffline: false },
    );
  });

  it('is asked about again where that failed', async () => {
    upstream.capabilitiesOf.mockRejectedValueOnce(new Error('the worker died'));
    const choices = open([other]);
    await expect(choices.capabilitiesOf(other, 'draw-1')).rejects.toThrow();
    expect(await choices.capabilitiesOf(other, 'draw-1')).toMatchObject({ family: 'draw-1' });
  });
});

it('ranks those first that lack nothing', async () => {
  const wish: Wish = { ...WISH, sources: 6 };
  const [first, ...rest] = await open([other, relay]).rank(wish);
  expect(first?.candidate.profile.id).toBe('relay');
  expect(first?.lacks).toEqual([]);
  expect(rest.every(({ lacks }) => lacks.some(({ type }) => type === 'sources'))).toBe(true);
});
