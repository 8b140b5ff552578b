import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  sampleAsset,
  sampleJob,
  sampleProfile,
  sampleSource,
  sampleWorkspace,
} from '../db/testing/sample-rows.ts';
import { estimatePrice } from './estimate-price.ts';
import { PRICE_TABLE } from './prices.ts';
import { reduceJob } from './reduce-job.ts';
import { repairAsset } from './repair-asset.ts';
import { repairJob } from './repair-job.ts';
import { repairProfile } from './repair-profile.ts';
import { repairWorkspace } from './repair-workspace.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const job = sampleJob({
  state: 'running',
  attempt: 1,
  preview: { bytesHash: 'h', mimeType: 'image/png', width: 1, height: 1, sizeBytes: 3, index: 0 },
  failure: { code: 'rate', message: 'slow', retryable: true, status: 429 },
  usage: {
    inputTokens: 1,
    outputTokens: 2,
    totalTokens: 3,
    tool: { inputTokens: 0, outputTokens: 2, totalTokens: 2 },
  },
  assetIds: ['a'],
  previewTimes: [5],
});

const SAMPLES = [
  ['job', job, repairJob],
  ['asset', sampleAsset({ usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 } }), repairAsset],
  ['profile', sampleProfile({ knownModels: ['m'] }), repairProfile],
  ['workspace', sampleWorkspace(), repairWorkspace],
] as const;

const junk = fc.oneof(
  fc.constantFrom(null, undefined, NaN, -1, Infinity, 0, '', 'x', true, [], {}, [null], [{}], { sources: 3 }),
  fc.date(),
);

describe.each(SAMPLES)('%s', (_, sample, repair) => {
  it('stays the same object where it is sound', () => {
    expect(repair(sample)).toBe(sample);
  });

  it('keeps what it does not know', () => {
    expect(repair({ ...sample, order: 'x', width: 'x', name: 0, invented: 7 })).toMatchObject({
      invented: 7,
    });
  });

  it.each([null, undefined, 7, 'text', {}, []])('is none where it is %o', (row) => {
    expect(repair(row)).toBeUndefined();
  });

  it(`is sound or none after any damage, and repaired once for all (seed ${SEED})`, () => {
    const names = fc.constantFrom(...Object.keys(sample));
    fc.assert(
      fc.property(fc.dictionary(names, junk), (damage) => {
        const row = { ...sample, ...damage };
        const before = structuredClone(row);
        const sound = repair(row);
        expect(row).toEqual(before);
        if (!sound) return;
        expect(repair(sound)).toBe(sound);
        expect(sound.id).toBe(row.id);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});

describe('a damaged job', () => {
  it.each([
    [{ recipe: undefined }, { state: 'interrupted' }],
    [{ recipe: { ...job.recipe, sources: [sampleSource(), { id: 's2' }] } }, { state: 'interrupted' }],
    [{ profileId: null }, { state: 'interrupted' }],
    [{ state: 'odd' }, { state: 'interrupted' }],
    [{ order: undefined }, { state: 'running', order: job.createdAt }],
    [
      { assetIds: null, previewTimes: 'x', failure: 3 },
      { state: 'running', assetIds: [], previewTimes: [] },
    ],
    [{ state: 'done', recipe: null }, { state: 'done' }],
  ])('%o becomes %o', (damage, expected) => {
    expect(repairJob({ ...job, ...damage })).toMatchObject(expected);
  });

  it('loses what cannot be read of it, and nothing else', () => {
    expect(repairJob({ ...job, preview: { bytesHash: 4 }, usage: null })).not.toHaveProperty('preview');
    expect(repairJob({ ...job, preview: null })).toMatchObject({ failure: job.failure, usage: job.usage });
  });

  it(`takes events and can be priced (seed ${SEED})`, () => {
    const names = fc.constantFrom(...Object.keys(job));
    fc.assert(
      fc.property(fc.dictionary(names, junk), (damage) => {
        const sound = repairJob({ ...job, ...damage });
        if (!sound) return;
        const after = reduceJob(sound, { type: 'image-stored', assetId: 'b', at: 1 });
        expect(Array.isArray(after.assetIds)).toBe(true);
        estimatePrice({ recipe: sound.recipe, previews: 1, count: 1, table: PRICE_TABLE });
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});

describe('a damaged asset', () => {
  it('is an image without its recipe, and none without its bytes', () => {
    expect(repairAsset({ ...sampleAsset(), recipe: null })).toMatchObject({
      recipe: { prompt: '', sources: [] },
    });
    expect(repairAsset({ ...sampleAsset(), bytesHash: null })).toBeUndefined();
  });
});

it('a profile is none where nobody can tell whom it speaks to', () => {
  expect(repairProfile({ ...sampleProfile(), kind: 'odd' })).toBeUndefined();
});
