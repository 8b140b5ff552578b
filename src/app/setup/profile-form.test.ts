import { describe, expect, it } from 'vitest';
import type { Profile } from '../../lib/contracts/profile.ts';
import { newProfileValues } from '../../lib/state/profiles.svelte.ts';
import type { ProviderCard } from '../../lib/contracts/provider.ts';
import { EXAMPLE_DESCRIPTION } from '../../lib/kernel/descriptions/example-description.ts';
import {
  findProblems,
  toDescriptionChanges,
  toFormChanges,
  toHost,
  toKey,
  toStartValues,
  toStoredValues,
} from './profile-form.ts';

const blank = newProfileValues();
const usable = { ...blank, baseUrl: 'relay.example.com/v1', textModel: 't', imageModel: 'i' };

describe('toStartValues', () => {
  it('opens a profile with its own values and nothing of ours', () => {
    const original: Profile = { ...usable, name: 'A', id: 'x', hasKey: true, createdAt: 1, updatedAt: 2 };
    expect(toStartValues({ original, blank, prefill: null })).toEqual({ ...usable, name: 'A' });
  });

  it('opens a new one with what a link brought, but for the key', () => {
    const prefill = { form: 'images', baseUrl: 'https://r.example', apiKey: 'sk-planted' } as const;
    const values = toStartValues({ original: undefined, blank, prefill });
    expect(values).toEqual({ ...blank, form: 'images', baseUrl: 'https://r.example' });
    expect(JSON.stringify(values)).not.toContain('sk-planted');
  });
});

describe('toKey', () => {
  it.each([
    ['  sk-1 \n', 'sk-1'],
    ['Bearer sk-1', 'sk-1'],
    ['bearer   sk-1', 'sk-1'],
    ['Authorization: Bearer sk-1', 'sk-1'],
    ['sk-abc\n  def', 'sk-abcdef'],
    ['\ufeffsk-\u200b1', 'sk-1'],
    ['"sk-1"', 'sk-1'],
    ['bearer-is-my-name', 'bearer-is-my-name'],
    ['', ''],
  ])('reads %j', (pasted, key) => expect(toKey(pasted)).toBe(key));
});

describe('findProblems', () => {
  it('finds none where all is well', () => expect(findProblems(usable, 'sk-1')).toEqual({}));

  it('says what is wrong with the address', () => {
    expect(findProblems({ ...usable, baseUrl: '' }, '')).toEqual({ baseUrl: 'empty' });
    expect(findProblems({ ...usable, baseUrl: 'http://r.example' }, '')).toEqual({ baseUrl: 'insecure' });
    expect(findProblems({ ...usable, baseUrl: 'http://r.example', allowInsecure: true }, '')).toEqual({});
  });

  it('finds a key that no header can hold', () => {
    expect(findProblems(usable, '密钥：sk-1')).toEqual({ apiKey: 'invalid' });
  });

  it('wants an image model for the Images form, and one model at least for the Responses form', () => {
    const none = { ...usable, textModel: ' ', imageModel: '' };
    expect(findProblems({ ...none, form: 'images' }, '')).toEqual({ imageModel: 'missing' });
    expect(findProblems({ ...none, form: 'responses' }, '')).toEqual({ textModel: 'missing' });
    expect(findProblems({ ...none, form: 'responses', imageModel: 'i' }, '')).toEqual({});
  });

  it('asks nothing of the demo', () => expect(findProblems({ ...blank, kind: 'demo' }, '')).toEqual({}));
});

describe('toStoredValues', () => {
  it('normalises the address, trims the models, and names it after its host', () => {
    const stored = toStoredValues({ ...usable, imageModel: ' i ' }, []);
    expect(stored).toMatchObject({
      baseUrl: 'https://relay.example.com',
      imageModel: 'i',
      name: 'relay.example.com',
    });
  });

  it('keeps a given name, and makes its own unlike the others', () => {
    expect(toStoredValues({ ...usable, name: ' Mine ' }, ['Mine']).name).toBe('Mine');
    expect(toStoredValues(usable, ['relay.example.com', 'relay.example.com 2']).name).toBe(
      'relay.example.com 3',
    );
  });
});

it('toHost names a host with its port, and gives other text back', () => {
  expect(toHost('http://localhost:8787/api')).toBe('localhost:8787');
  expect(toHost('')).toBe('');
});

describe('toFormChanges', () => {
  const card = (form: string, textModels?: string[]): ProviderCard => ({
    form,
    name: form,
    baseUrl: `https://${form}.example`,
    models: [`${form}-1`, `${form}-2`],
    keyExample: '',
    ...(textModels ? { textModels } : {}),
  });
  const cards = [card('one', ['t1', 't2']), card('two')];
  const startModels = { textModel: 'start-text', imageModel: 'start-image' };
  const choose = (form: string, values: Partial<Parameters<typeof toFormChanges>[0]> = {}) =>
    toFormChanges(
      { form: 'responses', baseUrl: '', textModel: 'start-text', imageModel: 'start-image', ...values },
      { form, cards, startModels },
    );

  it('brings what the form suggests', () => {
    expect(choose('one')).toEqual({
      form: 'one',
      knownModels: [],
      baseUrl: 'https://one.example',
      textModel: 't1',
      imageModel: 'one-1',
    });
  });

  it.each([
    ['two', {}, ''],
    ['two', { textModel: 'mine' }, ''],
    ['one', { textModel: 'mine' }, 'mine'],
    ['images', { form: 'one', textModel: 't2' }, 'start-text'],
    ['images', { form: 'two', textModel: '' }, 'start-text'],
    ['images', { form: 'one', textModel: 'mine' }, 'mine'],
  ] as const)('%s after %j has the text model %j', (form, values, textModel) => {
    expect(choose(form, values).textModel).toBe(textModel);
  });

  it('keeps what was typed', () => {
    const values = { form: 'one', baseUrl: 'https://proxy.example', imageModel: 'mine' };
    expect(choose('two', values)).toEqual({ form: 'two', knownModels: [], textModel: '' });
  });
});

describe('toDescriptionChanges', () => {
  const description = EXAMPLE_DESCRIPTION;

  it('fills in what is free', () => {
    expect(toDescriptionChanges({ ...blank, imageModel: '' }, description)).toEqual({
      description,
      knownModels: ['model-1'],
      baseUrl: 'https://api.example.com',
      imageModel: 'model-1',
      name: 'My upstream',
    });
  });

  it('follows the last description, and leaves alone what was typed', () => {
    const before = { ...blank, description, baseUrl: description.baseUrl, imageModel: 'mine', name: 'Mine' };
    const next = { ...description, baseUrl: 'https://b.example', models: ['m2'], name: 'B' };
    expect(toDescriptionChanges(before, next)).toEqual({
      description: next,
      knownModels: ['m2'],
      baseUrl: 'https://b.example',
    });
  });
});

it('a described upstream needs no name of a model', () => {
  const card = { form: 'd', name: 'D', baseUrl: '', models: [], keyExample: '' };
  const values = { ...usable, form: 'd', imageModel: '' };
  expect(findProblems(values, '', { ...card, isDescribed: true })).toEqual({});
  expect(findProblems(values, '', card)).toEqual({ imageModel: 'missing' });
});

it('a profile opens with its description', () => {
  const original: Profile = {
    ...usable,
    id: 'x',
    hasKey: false,
    createdAt: 1,
    updatedAt: 2,
    description: EXAMPLE_DESCRIPTION,
  };
  expect(toStartValues({ original, blank, prefill: null }).description).toBe(EXAMPLE_DESCRIPTION);
});
