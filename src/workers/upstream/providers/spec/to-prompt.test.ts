import { expect, it } from 'vitest';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { toPrompt } from './to-prompt.ts';

const write = (values: Partial<Recipe>, hasMarkedCopy?: boolean): string =>
  toPrompt({
    recipe: { prompt: ' As typed,\n雨 ', ...values } as Recipe,
    ...(hasMarkedCopy === undefined ? {} : { hasMarkedCopy }),
  });

it('is what was typed, to the last space, where there is nothing to add', () => {
  expect(write({})).toBe(' As typed,\n雨 ');
});

it('explains numbers, and a copy with marks, behind it', () => {
  expect(write({ legend: '1: red\n2: gone' })).toBe(
    ' As typed,\n雨 \n\nThe numbers marked on the image:\n1: red\n2: gone',
  );
  expect(write({ legend: '1: red' }, true)).toMatch(
    /^ As typed,\n雨 \n\nImage 2 is image 1 with marks [^\n]+\n\nThe numbers marked on the image:\n1: red$/u,
  );
});
