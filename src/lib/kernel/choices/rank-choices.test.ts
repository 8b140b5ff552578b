import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capabilities, OptionSpec } from '../../contracts/capabilities.ts';
import type { Candidate, Wish } from '../../contracts/choice.ts';
import type { QualityLevel } from '../../contracts/kit.ts';
import type { Profile } from '../../contracts/profile.ts';
import { rankChoices } from './rank-choices.ts';
import { toFallbacks } from './to-fallbacks.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1e9);

const K = 1024 * 1024;
const option = (id: string): OptionSpec => ({ id, title: id, type: 'text', maxLength: 100 });
const usd = (low: number, high = low) => ({ usd: { low, high } });

type Parts = Partial<Omit<Candidate, 'capabilities'>> & { capabilities?: Partial<Capabilities> };

function candidate(imageModel: string, { capabilities, ...parts }: Parts = {}): Candidate {
  return {
    // Nothing but the model is looked at.
    profile: { id: 'p' } as Profile,
    imageModel,
    capabilities: {
      family: imageModel,
      verified: true,
      sizes: { ratios: ['1:1', '16:9'], areas: { '1K': K } },
      qualities: ['auto'],
      backgrounds: ['auto'],
      formats: ['png'],
      complexity: false,
      inputFidelity: [],
      markup: false,
      maxSources: 1,
      maxSourceBytes: K,
      ...capabilities,
    },
    isMeasured: false,
    record: { done: 0, failed: 0 },
    ...parts,
  };
}

const wish: Wish = { aspectRatio: 'auto', sources: 0, hasMask: false, options: [], level: 'auto' };
const rank = (candidates: readonly Candidate[], parts: Partial<Wish> = {}) =>
  rankChoices(candidates, { ...wish, ...parts });
const names = (candidates: readonly Candidate[], parts: Partial<Wish> = {}) =>
  rank(candidates, parts).map((choice) => choice.candidate.imageModel);
const reasonsOf = (name: string, choices: ReturnType<typeof rank>) =>
  choices.find((choice) => choice.candidate.imageModel === name)?.reasons.map(({ type }) => type);

const tall = candidate('tall', {
  capabilities: { sizes: { ratios: ['4:5'], areas: { '1K': K } } },
  ...usd(0.2),
});
const square = candidate('square', { ...usd(0.01), record: { done: 9, failed: 1 } });
const any = candidate('any', { capabilities: { sizes: 'any' }, ...usd(0.1), record: { done: 4, failed: 6 } });
const portrait = { target: { width: 1080, height: 1350 } };

describe('rankChoices', () => {
  it('by itself looks at what is cut off, then at what has worked, then at the price', () => {
    const cheap = candidate('cheap', { ...usd(0.01), record: { done: 1, failed: 1 } });
    const proven = candidate('proven', { ...usd(0.3), record: { done: 5, failed: 0 } });
    const dear = candidate('dear', usd(0.4));
    const failing = candidate('failing', { ...usd(0), record: { done: 1, failed: 2 } });
    expect(names([failing, dear, cheap, proven])).toEqual(['proven', 'cheap', 'dear', 'failing']);
    // 20 % of a square would be cut off.
    expect(names([square, tall, any], portrait)).toEqual(['tall', 'any', 'square']);
  });

  it('takes the cheapest for a draft, and one without a price last', () => {
    const unknown = candidate('unknown');
    const free = candidate('free', usd(0));
    const range = candidate('range', usd(0.01, 0.2));
    const choices = rank([unknown, tall, range, square, free], { level: 'draft' });
    expect(choices.map((choice) => choice.candidate.imageModel)).toEqual([
      'free',
      'square',
      'range',
      'tall',
      'unknown',
    ]);
    expect(reasonsOf('free', choices)?.slice(0, 2)).toEqual(['cheapest', 'level']);
    expect(reasonsOf('unknown', choices)).toEqual(['price-unknown']);
  });

  it('puts one behind that takes no request now, at every level, and says why', () => {
    const paused = candidate('paused', { ...usd(0.001), pause: 'user' });
    const capped = candidate('capped', { ...usd(0.001), pause: 'cap' });
    for (const level of ['auto', 'draft', 'standard', 'premium'] as const)
      expect(names([capped, paused, tall], { level })[0]).toBe('tall');
    expect(rank([capped, paused, tall]).map(({ lacks }) => lacks)).toEqual([
      [],
      [{ type: 'paused', reason: 'cap' }],
      [{ type: 'paused', reason: 'user' }],
    ]);
  });

  it('never starts a draft with one that keeps failing', () => {
    const broken = candidate('broken', { ...usd(0.001), record: { done: 0, failed: 3 } });
    const choices = rank([broken, tall], { level: 'draft' });
    expect(choices[0]?.candidate).toBe(tall);
    expect(choices[1]?.reasons[0]).toEqual({ type: 'unreliable', failed: 3, all: 3 });
  });

  it('takes large pictures and the dearer model at the highest level', () => {
    const large = candidate('large', {
      capabilities: { sizes: { ratios: ['1:1'], areas: { '1K': K, '4K': 16 * K } } },
      ...usd(0.1),
    });
    const small = candidate('small', usd(0.5));
    const fine = candidate('fine', { capabilities: { qualities: ['low', 'medium', 'high'] }, ...usd(0.1) });
    const plain = candidate('plain', usd(0.1));
    const unknown = candidate('unknown');
    const all = [unknown, plain, fine, large, small];
    expect(names(all, { level: 'premium' })).toEqual(['small', 'large', 'fine', 'plain', 'unknown']);
    const target = { width: 2000, height: 2000 };
    const choices = rank(all, { level: 'premium', target });
    expect(choices[0]?.candidate).toBe(large);
    expect(choices[0]?.reasons.slice(0, 2)).toEqual([
      { type: 'level', level: 'premium' },
      { type: 'exact-ratio' },
    ]);
    expect(reasonsOf('small', choices)).toContain('enlarges');
  });

  it('takes neither extreme at the level between', () => {
    const cheap = candidate('cheap', { ...usd(0.01), typicalMs: 60_000 });
    const dear = candidate('dear', { ...usd(0.5), typicalMs: 20_000, record: { done: 3, failed: 0 } });
    const middle = candidate('middle', {
      ...usd(0.04),
      typicalMs: 10_000,
      record: { done: 9, failed: 1 },
    });
    const choices = rank([cheap, dear, middle], { level: 'standard' });
    expect(choices.map((choice) => choice.candidate.imageModel)).toEqual(['middle', 'dear', 'cheap']);
    expect(choices[0]?.reasons).toEqual([
      { type: 'level', level: 'standard' },
      { type: 'fastest' },
      { type: 'proven', done: 9, all: 10 },
    ]);
  });

  it('says what is cut off, and what of it is exact', () => {
    const choices = rank([square, tall, any], { aspectRatio: '10:9' });
    expect(choices.map(({ cropLoss }) => Math.round(cropLoss * 100))).toEqual([0, 10, 28]);
    expect(choices[0]?.reasons).toEqual([{ type: 'unreliable', failed: 6, all: 10 }, { type: 'any-size' }]);
    expect(choices[1]?.reasons.slice(0, 2)).toEqual([
      { type: 'crops', percent: 10 },
      { type: 'proven', done: 9, all: 10 },
    ]);
    expect(choices[2]?.lacks).toEqual([{ type: 'crop', percent: 28 }]);
    expect(rank([square], { aspectRatio: '16:9' })[0]?.reasons[0]).toEqual({ type: 'exact-ratio' });
  });

  it('puts those that lack something behind all others, by how much', () => {
    const able = candidate('able', {
      capabilities: { maxSources: 4, options: [option('seed'), option('steps')] },
      ...usd(9),
    });
    const half = candidate('half', { capabilities: { maxSources: 4, options: [option('seed')] }, ...usd(1) });
    const none = candidate('none', { capabilities: { masks: false }, ...usd(0) });
    const needs = { sources: 2, hasMask: true, options: ['seed', 'steps'] };
    const choices = rank([none, half, able], { ...needs, level: 'draft' });
    expect(choices.map(({ lacks }) => lacks)).toEqual([
      [],
      [{ type: 'option', option: 'steps' }],
      [
        { type: 'sources', max: 1 },
        { type: 'mask' },
        { type: 'option', option: 'seed' },
        { type: 'option', option: 'steps' },
      ],
    ]);
    // Nothing is cheap that cannot do the work.
    expect(choices.some(({ reasons }) => reasons.some(({ type }) => type === 'cheapest'))).toBe(false);
  });

  it('calls nobody the cheapest where all cost the same', () => {
    const choices = rank([candidate('one', usd(1)), candidate('two', usd(1)), candidate('three')]);
    expect(choices.flatMap(({ reasons }) => reasons.map(({ type }) => type))).toEqual(['price-unknown']);
  });

  it(`keeps everybody, in an order of its own that does not hang on theirs but for equals (seed ${SEED})`, () => {
    const figure = fc.option(fc.constantFrom(0, 0.01, 0.04, 0.5), { nil: undefined });
    const parts = fc.record({
      price: figure,
      typicalMs: fc.option(fc.constantFrom(1000, 9000), { nil: undefined }),
      done: fc.integer({ min: 0, max: 5 }),
      failed: fc.integer({ min: 0, max: 5 }),
      sizes: fc.constantFrom<Capabilities['sizes']>(
        'any',
        ['1024x1024'],
        { ratios: ['1:1', '3:2'], areas: { '1K': K } },
        { ratios: ['1:1', '16:9', '21:9'], areas: { '1K': K, '4K': 16 * K } },
      ),
      maxSources: fc.integer({ min: 0, max: 2 }),
    });
    const level = fc.constantFrom<QualityLevel>('auto', 'draft', 'standard', 'premium');
    const aspectRatio = fc.constantFrom('auto', '1:1', '3:2', '3:1', 'nonsense');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), level, aspectRatio, (many, asked, shape) => {
        const candidates = many.map(({ price, typicalMs, done, failed, sizes, maxSources }, place) =>
          candidate(`${place}`, {
            ...(price === undefined ? {} : usd(price)),
            ...(typicalMs === undefined ? {} : { typicalMs }),
            record: { done, failed },
            capabilities: { sizes, maxSources },
          }),
        );
        const needs = { level: asked, aspectRatio: shape, sources: 1 };
        const choices = rank(candidates, needs);
        expect(new Set(choices.map((choice) => choice.candidate))).toEqual(new Set(candidates));
        const able = choices.map(({ lacks }) => lacks.length === 0);
        expect(able.lastIndexOf(true)).toBe(able.filter(Boolean).length - 1);
        // In their order already, they stay in it.
        const again = rank(
          choices.map((choice) => choice.candidate),
          needs,
        );
        expect(again).toEqual(choices);
        for (const { candidate: one, reasons } of choices) {
          const cheapest = reasons.some(({ type }) => type === 'cheapest');
          expect(cheapest && one.usd === undefined).toBe(false);
        }
        if (asked !== 'draft') return;
        const working = choices.filter(({ lacks, reasons }) => {
          return lacks.length === 0 && reasons.every(({ type }) => type !== 'unreliable');
        });
        const prices = working.map((choice) => choice.candidate.usd?.low ?? Infinity);
        expect(prices).toEqual([...prices].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0)));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe('toFallbacks', () => {
  it('says which of the others cost more, and how much', () => {
    const choices = rank(
      [
        candidate('first', { ...usd(0.1, 0.3), record: { done: 9, failed: 0 } }),
        candidate('dearer', usd(0.25)),
        candidate('same', usd(0.2)),
        candidate('cheaper', usd(0.1)),
        candidate('unknown'),
        candidate('unable', { capabilities: { maxSources: 0 } }),
      ],
      { sources: 1 },
    );
    const fallbacks = toFallbacks(choices).map(({ choice, isDearer, extraUsd }) => [
      choice.candidate.imageModel,
      isDearer,
      extraUsd === undefined ? undefined : Math.round(extraUsd * 1000) / 1000,
    ]);
    expect(fallbacks).toEqual([
      ['cheaper', false, undefined],
      ['same', false, undefined],
      ['dearer', true, 0.05],
      // Nobody can say that it is not.
      ['unknown', true, undefined],
    ]);
  });

  it('asks before all where the first has no price', () => {
    const choices = rank([
      candidate('first', { record: { done: 9, failed: 0 } }),
      candidate('other', usd(0)),
    ]);
    expect(toFallbacks(choices).map(({ isDearer }) => isDearer)).toEqual([true]);
  });

  it('is empty where nobody can do the work', () => {
    expect(toFallbacks([])).toEqual([]);
    expect(toFallbacks(rank([candidate('one'), candidate('two')], { sources: 9 }))).toEqual([]);
  });
});
