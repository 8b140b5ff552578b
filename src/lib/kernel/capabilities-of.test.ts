import { describe, expect, it } from 'vitest';
import { capabilitiesOf, capabilitiesOfModel } from './capabilities-of.ts';

describe('capabilitiesOfModel', () => {
  it.each([
    ['gpt-image-2.6-flare', 'gpt-image-2.6'],
    ['openai/GPT-Image-2.6-Sunburst', 'gpt-image-2.6'],
    ['gpt-image-2.5-flare-2026-09-08', 'gpt-image-2.5'],
    ['gpt-image-2-2026-04-21', 'gpt-image-2'],
    ['gpt-image-1.5', 'gpt-image-1.5'],
    ['gpt-image-1-mini', 'gpt-image-1-mini'],
    ['chatgpt-image-latest', 'chatgpt-image'],
    ['gpt-image-2.7-ray', 'unknown'],
    ['some-relay-model', 'unknown'],
    ['', 'unknown'],
  ])('%s is of %s', (id, family) => {
    expect(capabilitiesOfModel(id).family).toBe(family);
  });

  it('keeps the finer qualities, complexity and markup to 2.5 and 2.6', () => {
    expect(capabilitiesOfModel('gpt-image-2.6-flare').qualities).toContain('max');
    expect(capabilitiesOfModel('gpt-image-2').qualities).not.toContain('xhigh');
    expect(capabilitiesOfModel('gpt-image-2').markup).toBe(false);
    expect(capabilitiesOfModel('gpt-image-2.5-sunburst').complexity).toBe(true);
  });

  it('sends input fidelity only where the facts allow it', () => {
    expect(capabilitiesOfModel('gpt-image-1.5').inputFidelity).toEqual(['low', 'high']);
    expect(capabilitiesOfModel('gpt-image-1-mini').inputFidelity).toEqual(['low']);
    expect(capabilitiesOfModel('gpt-image-2').inputFidelity).toEqual([]);
  });

  it('marks an id that it does not know', () => {
    expect(capabilitiesOfModel('mystery')).toMatchObject({
      verified: false,
      sizes: 'any',
      complexity: false,
    });
  });
});

it('takes marks as a part of their own in the Images form only', () => {
  const profile = { kind: 'openai', imageModel: 'gpt-image-2.6-flare', textModel: '' } as const;
  expect(capabilitiesOf({ ...profile, form: 'images' }).markup).toBe(true);
  expect(capabilitiesOf({ ...profile, form: 'responses' })).toMatchObject({
    family: 'gpt-image-2.6',
    markup: false,
  });
});

it('lets the demo do everything', () => {
  expect(capabilitiesOf({ kind: 'demo', form: 'images', imageModel: '', textModel: '' }).qualities).toContain(
    'max',
  );
});
