import { describe, expect, it } from 'vitest';
import type { OptionSpec } from '../../contracts/capabilities.ts';
import type { Persona, Style } from '../../contracts/kit.ts';
import { composePrompt } from '../compose-prompt.ts';
import { framePrompt } from './frame-prompt.ts';

const persona: Persona = {
  id: 'p',
  name: 'Orchard',
  audience: 'families in towns',
  tone: ' warm\n and honest. ',
  visualStyle: 'soft daylight',
  palette: ['#AABB00', 'red', '#123456'],
  must: ['a linen cloth', ' '],
  never: ['people', 'plastic'],
  styleId: '',
  profileId: '',
  references: [],
};
const template = { id: 't', words: 'Room for a headline' };
const style: Style = {
  id: 's',
  group: 'paint',
  words: 'Watercolour',
  negative: 'plastic, gloss',
  native: 'wash',
};
const bare: Persona = {
  ...persona,
  audience: '',
  tone: '',
  visualStyle: '',
  palette: [],
  must: [],
};

const negative = (maxLength: number): OptionSpec => ({
  id: 'negative-prompt',
  title: '',
  type: 'text',
  maxLength,
});
const styles = (...values: string[]): OptionSpec => ({
  id: 'style',
  title: '',
  type: 'choice',
  values,
  default: '',
});

const PERSONA_TEXT =
  'Look: soft daylight. Mood: warm and honest. Made for: families in towns. Colours: #aabb00, #123456. Include: a linen cloth.';

describe('framePrompt', () => {
  it('says everything in words to a model that has no options: persona, template, style', () => {
    const { frame, options } = framePrompt({ persona, template, style, capabilities: {} });
    expect(options).toEqual({});
    expect(composePrompt({ prompt: 'A pear', ...(frame ? { frame } : {}) })).toBe(
      [PERSONA_TEXT, 'Room for a headline', 'Watercolour. Leave out: people, plastic, gloss.', 'A pear'].join(
        '\n',
      ),
    );
    expect(frame?.negative).toBe('people, plastic, gloss');
  });

  it('uses the options of a model that has them', () => {
    const capabilities = { options: [negative(100), styles('', 'wash')] };
    expect(framePrompt({ persona, template, style, capabilities })).toEqual({
      frame: {
        parts: [
          { from: 'persona', id: 'p', text: PERSONA_TEXT },
          { from: 'template', id: 't', text: 'Room for a headline' },
          { from: 'style', id: 's', text: '' },
        ],
        negative: 'people, plastic, gloss',
      },
      options: { style: 'wash', 'negative-prompt': 'people, plastic, gloss' },
    });
  });

  it.each([
    ['has other styles only', [styles('', 'oil')]],
    ['takes any text for a style', [{ id: 'style', title: '', type: 'text', maxLength: 9 } as const]],
  ])('puts the style in words where the model %s', (_what, options) => {
    const framed = framePrompt({ style, capabilities: { options } });
    expect(framed.options).toEqual({});
    expect(framed.frame?.parts).toEqual([
      { from: 'style', id: 's', text: 'Watercolour. Leave out: plastic, gloss.' },
    ]);
  });

  it('leaves out in words where the model knows the style, but no negatives', () => {
    const framed = framePrompt({ style, capabilities: { options: [styles('wash')] } });
    expect(framed.options).toEqual({ style: 'wash' });
    expect(framed.frame?.parts).toEqual([{ from: 'style', id: 's', text: 'Leave out: plastic, gloss.' }]);
  });

  it('keeps what is left out with the persona where there is no style', () => {
    const { frame } = framePrompt({ persona: bare, template, capabilities: {} });
    expect(frame?.parts.map(({ text }) => text)).toEqual([
      'Leave out: people, plastic.',
      'Room for a headline',
    ]);
  });

  it('says nothing of a persona of which nothing is said, and is still to be found', () => {
    expect(framePrompt({ persona: { ...bare, never: [] }, capabilities: {} })).toEqual({
      frame: { parts: [{ from: 'persona', id: 'p', text: '' }], negative: '' },
      options: {},
    });
  });

  it('is nothing where nothing was chosen', () => {
    const capabilities = { options: [negative(100), styles('wash')] };
    expect(framePrompt({ capabilities })).toEqual({ frame: undefined, options: {} });
  });

  it.each([
    [22, 'people, plastic, gloss'],
    [21, 'people, plastic'],
    [15, 'people, plastic'],
    [14, 'people'],
    [5, ''],
  ])('sends as many whole terms as %i characters hold', (length, sent) => {
    const { options } = framePrompt({ persona, style, capabilities: { options: [negative(length)] } });
    expect(options['negative-prompt'] ?? '').toBe(sent);
  });
});
