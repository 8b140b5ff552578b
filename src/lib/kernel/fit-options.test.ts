import { describe, expect, it } from 'vitest';
import type { OptionSpec } from '../contracts/capabilities.ts';
import { fitOptions } from './fit-options.ts';

const SPECS: OptionSpec[] = [
  { id: 'negative-prompt', title: '', type: 'text', maxLength: 5 },
  { id: 'guidance', title: '', type: 'number', min: 1, max: 10, step: 0.1, default: 5 },
  { id: 'seed', title: '', type: 'seed', max: 9 },
  { id: 'style', title: '', type: 'choice', values: ['anime'], default: '' },
  { id: 'enhance', title: '', type: 'flag', default: false },
];

describe('fitOptions', () => {
  it('keeps what the model takes, within its bounds', () => {
    const values = {
      'negative-prompt': 'rain and fog',
      guidance: 40,
      seed: 23,
      style: 'anime',
      enhance: true,
    };
    expect(fitOptions(SPECS, values)).toEqual({
      'negative-prompt': 'rain ',
      guidance: 10,
      seed: 3,
      style: 'anime',
      enhance: true,
    });
  });

  it('puts figures on their steps, as people write them', () => {
    const of = (guidance: number) => fitOptions(SPECS, { guidance })['guidance'];
    expect([of(3.34), of(-2), of(0.3 + 1)]).toEqual([3.3, 1, 1.3]);
  });

  it.each([
    { 'negative-prompt': '  ' },
    { guidance: '4' },
    { guidance: NaN },
    { seed: true },
    { style: 'baroque' },
    { enhance: 1 },
    { unheard: 'of' },
  ])('leaves out %o', (values) => {
    expect(fitOptions(SPECS, values as never)).toEqual({});
    expect(fitOptions(undefined, values as never)).toEqual({});
  });
});
