import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  sampleAsset,
  sampleJob,
  sampleProfile,
  sampleRecipe,
  sampleSource,
  sampleWorkspace,
} from '../db/testing/sample-rows.ts';
import type { EditStep } from '../contracts/edit.ts';
import { estimatePrice } from './estimate-price.ts';
import { PRICE_TABLE } from './prices.ts';
import { reduceJob } from './reduce-job.ts';
import { repairAsset } from './repair-asset.ts';
import { repairJob } from './repair-job.ts';
import { repairProfile } from './repair-profile.ts';
import { repairSteps } from './repair-steps.ts';
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

const mask = { bytesHash: 'm', width: 8, height: 8, sizeBytes: 9, lock: true, bandPx: 12 };
const masked = sampleJob({ state: 'queued', recipe: sampleRecipe({ sources: [sampleSource()], mask }) });

const part = {
  rect: { x: 2, y: 0, width: 8, height: 8 },
  whole: { bytesHash: 'w', mimeType: 'image/png', width: 20, height: 12, sizeBytes: 40 },
  maskHash: 'f',
};
const zoomed = sampleJob({
  state: 'queued',
  recipe: sampleRecipe({ sources: [sampleSource()], mask: { ...mask, part } }),
});

const markup = {
  ...{ bytesHash: 'k', width: 8, height: 8, sizeBytes: 9 },
  copy: { bytesHash: 'c', sizeBytes: 9, mimeType: 'image/png' },
  drawn: { bytesHash: 'd', sizeBytes: 9 },
};
const marked = sampleJob({
  state: 'queued',
  recipe: sampleRecipe({ sources: [sampleSource()], markup, legend: '1: red' }),
});

const version = { bytesHash: 'r', mimeType: 'image/png', width: 4, height: 4, sizeBytes: 3 };
const STEPS: EditStep[] = [
  { type: 'turn', quarters: 3 },
  { type: 'straighten', degrees: -4.5 },
  { type: 'flip', axis: 'vertical' },
  { type: 'crop', rect: { x: -1, y: 0, width: 3, height: 2 } },
  { type: 'resize', size: { width: 9, height: 9 } },
  { type: 'extend', top: 1, right: 0, bottom: 2, left: 0 },
  {
    type: 'adjust',
    values: { exposure: 1, contrast: 2, saturation: 3, temperature: -4, sharpen: 5, blur: 0 },
  },
];
const edited = sampleAsset({
  recipe: sampleRecipe({ sources: [sampleSource()], mask }),
  raw: version,
  locked: { ...version, bytesHash: 'l', moved: 0.5 },
  showsRaw: true,
  steps: STEPS,
});

const SAMPLES = [
  ['job', job, repairJob],
  ['asset', sampleAsset({ usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 } }), repairAsset],
  ['job with a mask', masked, repairJob],
  ['job with a part', zoomed, repairJob],
  ['job with marks', marked, repairJob],
  ['edited asset', edited, repairAsset],
  ['asset of a file', sampleAsset({ imported: true }), repairAsset],
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

describe('a damaged mask', () => {
  it.each([
    null,
    7,
    'mask',
    [],
    {},
    { ...mask, bytesHash: 4 },
    { ...mask, width: 0 },
    { ...mask, lock: 'yes' },
  ])('%o holds its job back, and never becomes no mask', (damage) => {
    const sound = repairJob({ ...masked, recipe: { ...masked.recipe, mask: damage } });
    expect(sound).toMatchObject({ state: 'interrupted', recipe: { prompt: 'a red boat' } });
    expect(sound?.recipe.mask?.bytesHash).toBeTypeOf('string');
    expect(sound?.recipe.mask?.width).toBeGreaterThan(0);
  });

  it('of an ended job or an image leaves the rest of the recipe', () => {
    const recipe = { ...masked.recipe, mask: null };
    expect(repairJob({ ...masked, state: 'done', recipe })).toMatchObject({ state: 'done' });
    expect(repairAsset({ ...edited, recipe })).toMatchObject({
      recipe: { prompt: 'a red boat', mask: { bytesHash: '' } },
      steps: STEPS,
    });
  });
});

describe('a damaged part', () => {
  it.each([null, 7, {}, { ...part, rect: { ...part.rect, width: 0 } }, { ...part, whole: null }])(
    '%o holds its job back, and leaves its mask',
    (damage) => {
      const sound = repairJob({ ...zoomed, recipe: { ...zoomed.recipe, mask: { ...mask, part: damage } } });
      expect(sound?.state).toBe('interrupted');
      expect(sound?.recipe.mask).toEqual(mask);
    },
  );
});

describe('damaged marks', () => {
  it.each([null, 7, [], {}, { ...markup, copy: null }, { ...markup, copy: { bytesHash: 3 } }])(
    '%o hold their job back, and never become none',
    (damage) => {
      const sound = repairJob({ ...marked, recipe: { ...marked.recipe, markup: damage } });
      expect(sound).toMatchObject({ state: 'interrupted', recipe: { prompt: 'a red boat' } });
      expect(sound?.recipe.markup?.copy.bytesHash).toBeTypeOf('string');
    },
  );

  it('a legend that is no text holds its job back, too', () => {
    const sound = repairJob({ ...marked, recipe: { ...marked.recipe, legend: 4 } });
    expect(sound?.state).toBe('interrupted');
    expect(sound?.recipe).not.toHaveProperty('legend');
  });
});

describe('damaged edits', () => {
  it.each([
    null,
    {},
    { type: 'spin' },
    { type: 'toString' },
    { type: 'turn', quarters: 4 },
    { type: 'straighten', degrees: NaN },
    { type: 'flip' },
    { type: 'crop', rect: { x: 0, y: 0, width: 0, height: 4 } },
    { type: 'resize', size: null },
    { type: 'extend', top: -1, right: 0, bottom: 0, left: 0 },
    { type: 'adjust', values: 3 },
  ])('%o takes all edits with it, and nothing else', (step) => {
    const sound = repairAsset({ ...edited, steps: [...STEPS, step] });
    expect(sound).not.toHaveProperty('steps');
    expect(sound).toMatchObject({ raw: version, locked: { moved: 0.5 } });
  });

  it('are made whole where a slider lacks its value', () => {
    expect(repairSteps([{ type: 'adjust', values: { contrast: 9 } }])).toEqual([
      {
        type: 'adjust',
        values: { exposure: 0, contrast: 9, saturation: 0, temperature: 0, sharpen: 0, blur: 0 },
      },
    ]);
  });

  it('are part of the picture once their original is not known', () => {
    expect(repairAsset({ ...edited, raw: { bytesHash: 4 } })).not.toHaveProperty('steps');
  });
});

it('a profile is none where nobody can tell whom it speaks to', () => {
  expect(repairProfile({ ...sampleProfile(), kind: 'odd' })).toBeUndefined();
});
