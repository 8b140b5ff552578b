import { describe, expect, it } from 'vitest';
import { composeNegative, composePrompt } from './compose-prompt.ts';

describe('composePrompt', () => {
  const parts = [
    { from: 'persona', id: 'a', text: 'Warm, honest produce' },
    { from: 'template', id: 'b', text: 'Room for a headline above' },
    { from: 'style', id: 'c', text: '' },
  ] as const;

  it('puts what frames the prompt before it, a line each, without those that say nothing', () => {
    expect(composePrompt({ prompt: 'A pear', frame: { parts, negative: '' } })).toBe(
      'Warm, honest produce\nRoom for a headline above\nA pear',
    );
  });

  it('takes what came of variables in place of what was typed', () => {
    expect(composePrompt({ prompt: 'A {pear|plum}', variant: 'A plum' })).toBe('A plum');
  });

  it('leaves a prompt alone that nothing frames', () => {
    expect(composePrompt({ prompt: '  A pear\n' })).toBe('  A pear\n');
  });
});

it.each([
  ['', '', ''],
  ['text, blur', 'blur , people', 'text, blur, people'],
  ['', ' people ', 'people'],
])('composeNegative(%j, %j) is %j', (framed, own, expected) => {
  expect(composeNegative({ parts: [], negative: framed }, own)).toBe(expected);
});
