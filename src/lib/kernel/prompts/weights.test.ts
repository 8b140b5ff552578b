import { expect, it } from 'vitest';
import { toWeights } from './weights.ts';

it.each([
  ['a (ripe:1.2) pear', 'a ripe pear'],
  ['(a pear : 0.85)', 'a pear'],
  ['((ripe:1.2) pear:1)', 'ripe pear'],
  ['(梨:1.5)', '梨'],
  ['(a (small) pear:1.3)', '(a (small) pear:1.3)'],
  ['(at 16:9)', '(at 16:9)'],
  ['(shot at 9:30)', '(shot at 9:30)'],
  ['(ripe:12)', '(ripe:12)'],
  ['(ripe)', '(ripe)'],
  ['(:1.2)', '(:1.2)'],
  ['(ripe:1.2', '(ripe:1.2'],
])('%j is %j without weights', (prompt, plain) => {
  expect(toWeights(prompt, 'none')).toBe(plain);
  expect(toWeights(prompt, 'parentheses')).toBe(prompt);
});

it.each(['(', '(a:', '(a b ', '(a:1', 'a:1.2)'])('reads 100,000 characters of %j', (piece) => {
  const prompt = piece.repeat(Math.ceil(100_000 / piece.length));
  expect(toWeights(prompt, 'none')).toBe(prompt);
});
