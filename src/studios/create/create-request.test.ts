import { describe, expect, it } from 'vitest';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { SourceImage } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import { capabilitiesOfModel } from '../../lib/kernel/capabilities-of.ts';
import { toRecipe } from './create-request.ts';
import { fitDraft } from './fit-draft.ts';

const draft: Draft = {
  prompt: 'A pear',
  profileId: 'p',
  aspectRatio: '16:9',
  resolution: '2K',
  quality: 'max',
  format: 'png',
  compression: 80,
  background: 'transparent',
  count: 1,
  sources: [],
};
const profile: Profile = {
  id: 'p',
  name: 'Relay',
  kind: 'openai',
  form: 'responses',
  baseUrl: 'https://relay.example.com',
  textModel: 'gpt-5.5',
  imageModel: 'gpt-image-2.6-flare',
  hasKey: true,
  sendPromptUnchanged: true,
  reasoningEffort: 'low',
  extraAttempts: 3,
  waitMs: 15_000,
  previews: 2,
  stallTimeoutMs: 120_000,
  parallelJobs: 3,
  allowInsecure: false,
  stream: true,
  fallbackProfileId: '',
  dailyCapUsd: 0,
  knownModels: [],
  createdAt: 0,
  updatedAt: 0,
};
const source = (id: string): SourceImage => ({
  id,
  bytesHash: id,
  mimeType: 'image/png',
  name: id,
  width: 1,
  height: 1,
  sizeBytes: 1,
});
const newest = capabilitiesOfModel('gpt-image-2.6-flare');
const oldest = capabilitiesOfModel('gpt-image-1.5');

describe('toRecipe', () => {
  it('keeps what the model understands, with exact pixels', () => {
    const result = toRecipe({ draft, profile, capabilities: newest });
    expect(result).toMatchObject({
      ok: true,
      recipe: {
        prompt: 'A pear',
        size: { width: 2048, height: 1152 },
        quality: 'max',
        background: 'transparent',
        profileName: 'Relay',
      },
    });
    expect(result.ok && 'compression' in result.recipe).toBe(false);
  });

  it('gives an older model the nearest it has', () => {
    const result = toRecipe({ draft, profile, capabilities: oldest });
    expect(result).toMatchObject({
      recipe: { size: { width: 1536, height: 1024 }, aspectRatio: '3:2', resolution: '1K', quality: 'high' },
    });
  });

  it('sends the compression of formats that have one', () => {
    expect(toRecipe({ draft: { ...draft, format: 'webp' }, profile, capabilities: newest })).toMatchObject({
      recipe: { compression: 80, format: 'webp', background: 'transparent' },
    });
  });

  it('refuses an empty prompt and too many sources', () => {
    expect(toRecipe({ draft: { ...draft, prompt: ' \n' }, profile, capabilities: newest })).toEqual({
      ok: false,
      reason: 'empty-prompt',
    });
    const sources = Array.from({ length: 17 }, (_, index) => source(String(index)));
    expect(toRecipe({ draft: { ...draft, sources }, profile, capabilities: newest })).toEqual({
      ok: false,
      reason: 'too-many-sources',
    });
  });
});

describe('toRecipe with a mask', () => {
  const shown = { ...source('shown'), width: 1003, height: 1500, assetId: 'a1' };
  const mask = { bytesHash: 'mask', sizeBytes: 9, width: 1003, height: 1500, lock: true, bandPx: 12 };
  const edit = { source: shown, mask };

  it('sends the picture first, once, and its mask', () => {
    const twin = { ...source('twin'), assetId: 'a1' };
    const copy = { ...source('copy'), bytesHash: 'shown' };
    const sources = [source('other'), twin, copy];
    const result = toRecipe({ draft: { ...draft, sources }, profile, capabilities: newest, edit });
    expect(result.ok && result.recipe.sources.map(({ id }) => id)).toEqual(['shown', 'other']);
    expect(result).toMatchObject({ recipe: { mask } });
  });

  it('asks for the legal size nearest to the picture, whatever ratio is chosen', () => {
    expect(toRecipe({ draft, profile, capabilities: newest, edit })).toMatchObject({
      recipe: { size: { width: 1008, height: 1504 } },
    });
    expect(toRecipe({ draft, profile, capabilities: oldest, edit })).toMatchObject({
      recipe: { size: { width: 1024, height: 1536 } },
    });
  });

  it('counts the picture among the sources', () => {
    const sources = Array.from({ length: newest.maxSources }, (_, index) => source(String(index)));
    const wish = { draft: { ...draft, sources }, profile, capabilities: newest };
    expect(toRecipe(wish).ok).toBe(true);
    expect(toRecipe({ ...wish, edit })).toEqual({ ok: false, reason: 'too-many-sources' });
  });

  it('has no mask without one', () => {
    const result = toRecipe({ draft, profile, capabilities: newest });
    expect(result.ok && 'mask' in result.recipe).toBe(false);
  });
});

describe('toRecipe with marks', () => {
  const shown = { ...source('shown'), width: 1003, height: 1500 };
  const copy = { bytesHash: 'copy', sizeBytes: 9, mimeType: 'image/png' };
  const markup = { bytesHash: 'marks', sizeBytes: 9, width: 1003, height: 1500, copy };
  const edit = { source: shown, markup, legend: '1: red' };
  const images = { ...profile, form: 'images' as const };

  it('sends the picture first, with what was drawn over it, and leaves prompt and size to the composer', () => {
    const sources = [source('other')];
    const result = toRecipe({ draft: { ...draft, sources }, profile: images, capabilities: newest, edit });
    expect(result).toMatchObject({
      recipe: { prompt: 'A pear', size: { width: 2048, height: 1152 }, markup, legend: '1: red' },
    });
    expect(result.ok && result.recipe.sources.map(({ id }) => id)).toEqual(['shown', 'other']);
    expect(result.ok && 'mask' in result.recipe).toBe(false);
  });

  it('counts a copy among the images, where one will be sent', () => {
    const sources = Array.from({ length: newest.maxSources - 1 }, (_, index) => source(String(index)));
    const wish = { draft: { ...draft, sources }, profile: images, edit };
    expect(toRecipe({ ...wish, capabilities: { ...newest, markup: true } }).ok).toBe(true);
    expect(toRecipe({ ...wish, capabilities: { ...newest, markup: false } })).toMatchObject({
      reason: 'too-many-sources',
    });
    const mask = { bytesHash: 'mask', sizeBytes: 9, width: 1003, height: 1500, lock: true, bandPx: 12 };
    expect(toRecipe({ ...wish, capabilities: newest, edit: { ...edit, mask } }).ok).toBe(false);
  });

  it('has none of it without an edit', () => {
    const result = toRecipe({ draft, profile, capabilities: newest });
    expect(result.ok && ('markup' in result.recipe || 'legend' in result.recipe)).toBe(false);
  });
});

describe('fitDraft', () => {
  it('names what had to give way and leaves the draft itself alone', () => {
    const wish = { ...draft, format: 'jpeg' as const };
    const fitted = fitDraft(wish, oldest);
    expect(fitted.misfits).toEqual(['resolution', 'ratio', 'quality', 'transparent-format']);
    expect(fitted.draft).toMatchObject({
      aspectRatio: '3:2',
      quality: 'high',
      background: 'auto',
      format: 'jpeg',
    });
    expect(wish).toMatchObject({ aspectRatio: '16:9', quality: 'max', background: 'transparent' });
  });

  it('takes the shape a model has as it is, and leaves the choice to it at auto', () => {
    expect(
      fitDraft({ ...draft, quality: 'high', aspectRatio: '2:3', resolution: '1K' }, oldest).misfits,
    ).toEqual([]);
    const free = fitDraft({ ...draft, quality: 'high', aspectRatio: 'auto', resolution: '1K' }, oldest);
    expect(free).toMatchObject({ draft: { aspectRatio: 'auto' }, misfits: [] });
  });

  it('says that there are too many sources without dropping any', () => {
    const sources = Array.from({ length: 17 }, (_, index) => source(String(index)));
    const fitted = fitDraft({ ...draft, sources }, newest);
    expect(fitted.misfits).toEqual(['sources']);
    expect(fitted.draft.sources).toHaveLength(17);
  });

  it('has nothing to say about what fits', () => {
    expect(fitDraft(draft, newest)).toEqual({ draft, misfits: [] });
  });
});
