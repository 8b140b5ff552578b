/** Long, as it holds all that one request is made of: each case is a few lines, and they share one set of samples. */
import { describe, expect, it } from 'vitest';
import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Persona } from '../../lib/contracts/kit.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { SourceImage } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import { capabilitiesOfModel } from '../../lib/kernel/capabilities-of.ts';
import { toRecipes } from './create-request.ts';
import type { RecipeWish, WishedKit } from './create-request.ts';
import { fitDraft } from './fit-draft.ts';
import type { Along } from './fit-draft.ts';

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

/** Of the first slot. */
function toRecipe(wish: RecipeWish) {
  const result = toRecipes(wish);
  const [recipe] = result.ok ? result.recipes : [];
  return recipe ? { ok: true as const, recipe } : { ...result, ok: false as const };
}

describe('a recipe', () => {
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

describe('a recipe with a mask', () => {
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

describe('a recipe with marks', () => {
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
    expect(fitDraft(draft, newest)).toEqual({ draft, misfits: [], lackingOptions: [] });
  });

  it('names options that were set and that the model does not have', () => {
    const capabilities: Capabilities = {
      ...newest,
      options: [{ id: 'seed', title: 'Seed', type: 'seed', max: 9 }],
    };
    const options = { seed: 3, guidance: 4, 'negative-prompt': '', enhance: false };
    expect(fitDraft({ ...draft, options }, capabilities)).toMatchObject({
      misfits: ['options'],
      lackingOptions: ['guidance'],
    });
  });

  it('knows what goes along and has no place', () => {
    const poor: Capabilities = { ...newest, masks: false, markup: false, maxSources: 1, promptLength: 8 };
    const misfitsOf = (along: Along, changes: Partial<Draft> = {}) =>
      fitDraft({ ...draft, ...changes }, poor, along).misfits;
    expect(misfitsOf({})).toEqual([]);
    expect(misfitsOf({ hasMask: true, isShownSent: true })).toEqual(['mask']);
    expect(misfitsOf({ hasMarks: true, isShownSent: true })).toEqual(['markup']);
    expect(misfitsOf({ isShownSent: true }, { sources: [source('1')] })).toEqual(['sources']);
    expect(misfitsOf({ references: 1 })).toEqual([]);
    expect(misfitsOf({ references: 2 })).toEqual(['references']);
    expect(misfitsOf({ frameLetters: 3 })).toEqual(['prompt-length']);
    expect(misfitsOf({ hasMask: true }, { templateId: 'story' })).toEqual(['mask', 'template']);
    expect(fitDraft(draft, newest, { hasMask: true, hasMarks: true, frameLetters: 9999 }).misfits).toEqual(
      [],
    );
  });

  it('asks for the quality that a level stands for, and is content where there is none such', () => {
    const level = { ...draft, level: 'premium' as const };
    expect(fitDraft(level, newest)).toMatchObject({ draft: { quality: 'high' }, misfits: [] });
    const plain = { ...newest, qualities: ['auto'] as const };
    expect(fitDraft(level, plain)).toMatchObject({ draft: { quality: 'auto' }, misfits: [] });
    expect(fitDraft({ ...draft, level: 'auto' }, newest).draft.quality).toBe('max');
  });
});

describe('slots', () => {
  const withSeed: Capabilities = {
    ...newest,
    options: [
      { id: 'seed', title: 'Seed', type: 'seed', max: 10 },
      { id: 'guidance', title: 'Guidance', type: 'number', min: 1, max: 10, step: 0.5, default: 5 },
    ],
  };
  const recipesOf = (changes: Partial<Draft>, rest: Partial<RecipeWish> = {}) => {
    const result = toRecipes({ draft: { ...draft, ...changes }, profile, capabilities: withSeed, ...rest });
    return result.ok ? result.recipes : [];
  };

  it('are as many as were asked for, at most ten', () => {
    expect(recipesOf({ count: 3 })).toHaveLength(3);
    expect(recipesOf({ count: 40 })).toHaveLength(10);
  });

  it('count a seed on, round at its end; without one nothing is drawn', () => {
    const seeds = recipesOf({ count: 4, options: { seed: 9 } }).map(({ options }) => options?.['seed']);
    expect(seeds).toEqual([9, 10, 0, 1]);
    expect(recipesOf({ count: 2 }).map(({ options }) => options)).toEqual([undefined, undefined]);
  });

  it('take options within what the model takes, and no others', () => {
    const [recipe] = recipesOf({ options: { guidance: 40, strength: 1 } });
    expect(recipe?.options).toEqual({ guidance: 10 });
  });

  it('each draw from what the prompt leaves open, and keep what was typed', () => {
    const draws = [0, 0.9, 0.4];
    const random = () => draws.shift() ?? 0;
    const recipes = recipesOf({ count: 3, prompt: 'A {red|blue} pear' }, { random });
    expect(recipes.map(({ variant }) => variant)).toEqual(['A red pear', 'A blue pear', 'A red pear']);
    expect(new Set(recipes.map(({ prompt }) => prompt))).toEqual(new Set(['A {red|blue} pear']));
    expect(recipesOf({ prompt: 'A pear' })[0]).not.toHaveProperty('variant');
  });

  it('are one for every combination of a matrix', () => {
    const lists = [{ id: 'l', name: 'fruit', words: ['pear', 'plum'] }];
    const changes = { prompt: 'A {red|blue} __fruit__', isMatrix: true };
    expect(recipesOf(changes, { kit: { lists } }).map(({ variant }) => variant)).toEqual([
      'A red pear',
      'A red plum',
      'A blue pear',
      'A blue plum',
    ]);
    expect(recipesOf({ isMatrix: true, count: 2 })).toHaveLength(2);
  });

  it('are none where a matrix has more than ten, or where nothing but comments is left', () => {
    const wish = {
      draft: { ...draft, isMatrix: true, prompt: '{1|2|3|4} {1|2|3}' },
      profile,
      capabilities: newest,
    };
    expect(toRecipes(wish)).toEqual({ ok: false, reason: 'too-many-variants' });
    const empty = { ...wish, draft: { ...draft, prompt: '# only for me' } };
    expect(toRecipes(empty)).toEqual({ ok: false, reason: 'empty-prompt' });
  });

  it('say weights in words to models that do not know them', () => {
    const prompt = 'a (red:1.3) pear';
    expect(recipesOf({ prompt })[0]?.variant).toBe('a red pear');
    const capabilities: Capabilities = { ...newest, weights: 'parentheses' };
    expect(recipesOf({ prompt }, { capabilities })[0]).not.toHaveProperty('variant');
  });
});

describe('the kit', () => {
  const template = {
    id: 'story',
    platform: 'own',
    uses: [],
    words: 'Tall.',
    width: 1080,
    height: 1920,
  } as const;
  const style = { id: 'chalk', group: 'own', words: 'In chalk.', negative: 'ink' } as const;
  const persona: Persona = {
    id: 'harbour',
    name: 'Harbour',
    audience: 'sailors',
    tone: '',
    visualStyle: '',
    palette: [],
    must: [],
    never: [],
    styleId: '',
    profileId: '',
    references: [source('one'), source('two'), source('three')],
  };
  const recipeOf = (kit: WishedKit, rest: Partial<RecipeWish> = {}) => {
    const result = toRecipes({ draft, profile, capabilities: newest, kit, ...rest });
    return result.ok ? result.recipes[0] : undefined;
  };

  it('gives a template exact pixels to come to, and asks for what they are cut out of', () => {
    const recipe = recipeOf({ template });
    expect(recipe).toMatchObject({ target: { templateId: 'story', width: 1080, height: 1920 } });
    const { width, height } = recipe?.size as { width: number; height: number };
    expect(width).toBeGreaterThanOrEqual(1080);
    expect(height).toBeGreaterThanOrEqual(1920);
  });

  it('stands around the prompt in its order, and keeps what was typed apart', () => {
    const recipe = recipeOf({ template, style, persona });
    expect(recipe?.prompt).toBe('A pear');
    expect(recipe?.frame?.parts.map(({ from, id }) => [from, id])).toEqual([
      ['persona', 'harbour'],
      ['template', 'story'],
      ['style', 'chalk'],
    ]);
    expect(recipe?.frame?.negative).toBe('ink');
  });

  it('names a style as the model knows it', () => {
    const capabilities: Capabilities = {
      ...newest,
      options: [
        { id: 'style', title: 'Style', type: 'choice', values: ['anime'], default: '' },
        { id: 'negative-prompt', title: 'Negative', type: 'text', maxLength: 100 },
      ],
    };
    const wish = { capabilities, draft: { ...draft, options: { 'negative-prompt': 'fog' } } };
    expect(recipeOf({ style: { ...style, native: 'anime' } }, wish)).toMatchObject({
      // What the style keeps out is joined with it where the request is made.
      options: { style: 'anime', 'negative-prompt': 'fog' },
      frame: { parts: [{ from: 'style', text: '' }], negative: 'ink' },
    });
  });

  it('is not told of pixels where only a part of a picture changes', () => {
    const mask = { bytesHash: 'mask', sizeBytes: 9, width: 1, height: 1, lock: true, bandPx: 12 };
    const recipe = recipeOf({ template, style }, { edit: { source: source('shown'), mask } });
    expect(recipe).not.toHaveProperty('target');
    expect(recipe?.frame?.parts.map(({ from }) => from)).toEqual(['style']);
  });

  it('sends as many reference images as have room, behind the own ones, each once', () => {
    const own = { ...draft, sources: [source('mine'), { ...source('again'), bytesHash: 'two' }] };
    const capabilities = { ...newest, maxSources: 3 };
    const sent = recipeOf({ persona }, { draft: own, capabilities })?.sources.map(({ id }) => id);
    expect(sent).toEqual(['mine', 'again', 'one']);
    const all = recipeOf({ persona }, { draft: own })?.sources.map(({ id }) => id);
    expect(all).toEqual(['mine', 'again', 'one', 'three']);
  });
});

describe('other models', () => {
  const other: Profile = { ...profile, form: 'other' };

  it('go by their own name, with what is known of them; a relay is told by its ids', () => {
    const wish = { draft: { ...draft, imageModel: 'draw-2' }, profile: other, capabilities: oldest };
    expect(toRecipe(wish)).toMatchObject({ recipe: { imageModel: 'draw-2', capabilities: oldest } });
    const byRelay = toRecipe({ ...wish, profile });
    expect(byRelay).toMatchObject({ recipe: { imageModel: 'draw-2' } });
    expect(byRelay).not.toHaveProperty('recipe.capabilities');
  });

  it('that take no mask are told of none, but what was kept is put back', () => {
    const mask = { bytesHash: 'mask', sizeBytes: 9, width: 1, height: 1, lock: true, bandPx: 12 };
    const wish = { draft, profile: other, capabilities: { ...newest, masks: false } };
    expect(toRecipe({ ...wish, edit: { source: source('s'), mask } })).toMatchObject({ recipe: { mask } });
    const loose = { source: source('s'), mask: { ...mask, lock: false } };
    expect(toRecipe({ ...wish, edit: loose })).not.toHaveProperty('recipe.mask');
  });

  it('that have no room for marks do without them', () => {
    const copy = { bytesHash: 'copy', sizeBytes: 9, mimeType: 'image/png' };
    const markup = { bytesHash: 'marks', sizeBytes: 9, width: 1, height: 1, copy };
    const wish = { draft, profile: other, edit: { source: source('s'), markup, legend: '1: red' } };
    const made = toRecipe({ ...wish, capabilities: { ...newest, markup: false, maxSources: 1 } });
    expect(made).toMatchObject({ ok: true, recipe: { sources: [{ id: 's' }] } });
    expect(made).not.toHaveProperty('recipe.markup');
    expect(made).not.toHaveProperty('recipe.legend');
  });
});

it.each([
  [{ minSources: 1 }, 'too-few-sources'],
  [{ promptLength: 3 }, 'prompt-too-long'],
])('refuses beforehand what the model would: %j', (limits, reason) => {
  expect(toRecipes({ draft, profile, capabilities: { ...newest, ...limits } })).toEqual({
    ok: false,
    reason,
  });
});

it('says beforehand that a model needs a picture, unless a persona brings one', () => {
  const capabilities = { ...newest, minSources: 1 };
  expect(fitDraft(draft, capabilities).misfits).toContain('too-few-sources');
  expect(fitDraft(draft, capabilities, { references: 1 }).misfits).not.toContain('too-few-sources');
});
