import { describe, expect, it } from 'vitest';
import { listPricedFamilies, readModelPrice, withDate, withPrice } from './price-edit.ts';

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

it('withDate takes a day and nothing else', () => {
  const table = { date: '2026-11-01', models: {} };
  expect(withDate(table, '2027-01-31')).toEqual({ date: '2027-01-31', models: {} });
  expect(withDate(table, '')).toBeUndefined();
  expect(withDate(table, '31.1.2027')).toBeUndefined();
});
