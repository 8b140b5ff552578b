import { expect, it } from 'vitest';
import { isSamePrompt } from './same-prompt.ts';

it.each([
  ['A red boat, at sea.', 'a red boat at sea'],
  ['一只红色的船。', '一只红色的船'],
  ['two  lines\nhere', 'two lines here!'],
])('%j is drawn from %j', (prompt, revised) => expect(isSamePrompt(prompt, revised)).toBe(true));

it.each([
  ['a red boat', 'a beautiful red boat'],
  ['a red boat', ''],
  ['check 7314', 'check 7315'],
])('%j is not drawn from %j', (prompt, revised) => expect(isSamePrompt(prompt, revised)).toBe(false));
