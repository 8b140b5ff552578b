import { describe, expect, it } from 'vitest';
import { listPricedFamilies, readModelPrice, readPrice, withPrice } from './price-edit.ts';

describe('readPrice', () => {
  it.each([
    ['5', 5],
    [' 1.25 ', 1.25],
    ['0,5', 0.5],
    ['0', 0],
    ['7.', 7],
  ])('reads %j', (typed, usd) => expect(readPrice(typed)).toBe(usd));

  it.each(['', '-1', 'abc', '1.2.3', '1e9', 'NaN', 'Infinity', '99999999'])('refuses %j', (typed) =>
    expect(readPrice(typed)).toBeUndefined(),
  );
});

describe('withPrice', () => {
  const price = { textInput: 1, imageInput: 2, imageOutput: 3, cachedTextInput: 4, cachedImageInput: 5 };
  const table = { date: '2026-11-01', models: { a: price, default: price } };

  it('changes one figure of one model and leaves the given table alone', () => {
    const changed = withPrice(table, { model: 'a', name: 'imageOutput', usd: 9 });
    expect(changed).toEqual({
      date: '2026-11-01',
      models: { a: { ...price, imageOutput: 9 }, default: price },
    });
    expect(table.models.a.imageOutput).toBe(3);
  });

  it('gives a model its own row, which starts from the common one', () => {
    const common = { date: '2026-11-01', models: { default: price } };
    const changed = withPrice(common, { model: 'b', name: 'imageOutput', usd: 9 });
    expect(changed.models).toEqual({ default: price, b: { ...price, imageOutput: 9 } });
    expect(readModelPrice(changed, 'b')?.imageOutput).toBe(9);
    expect(readModelPrice(changed, 'c')?.imageOutput).toBe(3);
  });

  it('has nothing to start from in an empty table', () => {
    const empty = { date: '2026-11-01', models: {} };
    expect(withPrice(empty, { model: 'b', name: 'imageOutput', usd: 9 })).toBe(empty);
  });
});

it('listPricedFamilies names each family once, and the rest at the end', () => {
  const price = { textInput: 1, imageInput: 2, imageOutput: 3, cachedTextInput: 4, cachedImageInput: 5 };
  const table = { date: '2026-11-01', models: { default: price, b: price } };
  expect(listPricedFamilies(table, ['c', 'a', 'b', 'unknown'])).toEqual(['a', 'b', 'c', 'default']);
});
