import { expect, it } from 'vitest';
import { toPriceRange } from './price-words.ts';

const range = (lowUsd: number, highUsd: number) => toPriceRange({ lowUsd, highUsd, tableDate: '' });

it('shows a range, or one figure where the ends agree', () => {
  expect(range(0.041, 0.053)).toBe('$0.04–0.05');
  expect(range(0.04, 0.0401)).toBe('$0.04');
  expect(range(0.0021, 0.0049)).toBe('$0.002–0.005');
  expect(range(1.2, 3.456)).toBe('$1.20–3.46');
});
