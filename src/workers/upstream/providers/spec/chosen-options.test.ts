import { expect, it } from 'vitest';
import type { OptionSpec } from '../../../../lib/contracts/capabilities.ts';
import { chosenOptions } from './chosen-options.ts';

const SPECS: readonly OptionSpec[] = [
  { id: 'negative-prompt', title: '', type: 'text', maxLength: 12 },
  { id: 'seed', title: '', type: 'seed', max: 9 },
  { id: 'guidance', title: '', type: 'number', min: 1, max: 10, step: 1, default: 4 },
  { id: 'style', title: '', type: 'choice', values: ['', 'anime'], default: '' },
  { id: 'expand', title: '', type: 'flag', default: true },
];

const choose = (options: Record<string, string | number | boolean>, negative = '') =>
  chosenOptions(SPECS, { options, ...(negative ? { frame: { parts: [], negative } } : {}) });

it.each([
  [
    { seed: 0, guidance: 7, style: 'anime', expand: false },
    { seed: 0, guidance: 7, style: 'anime', expand: false },
  ],
  [
    { seed: 12, guidance: 99 },
    { seed: 2, guidance: 10 },
  ],
  [
    { seed: -3, guidance: 0 },
    { seed: 3, guidance: 1 },
  ],
  [{ style: 'of another', steps: 30, seed: 'x', expand: 'yes' }, {}],
  [{ style: '', 'negative-prompt': '  ' }, {}],
  [{ 'negative-prompt': ' dogs and many cats ' }, { 'negative-prompt': 'dogs and man' }],
])('%j becomes %j', (options, expected) => {
  expect(choose(options as Record<string, string>)).toEqual(expected);
});

it('takes what the frame keeps out along, each word once', () => {
  expect(choose({ 'negative-prompt': 'dogs' }, 'fog, dogs')).toEqual({ 'negative-prompt': 'fog, dogs' });
});

it('sends nothing to a model without options', () => {
  expect(chosenOptions(undefined, { options: { seed: 1 } })).toEqual({});
});
