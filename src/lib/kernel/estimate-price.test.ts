import { describe, expect, it } from 'vitest';
import type { Usage } from '../contracts/job.ts';
import { capabilitiesOfModel } from './capabilities-of.ts';
import { actualPrice, estimatePrice } from './estimate-price.ts';
import { PRICE_TABLE } from './prices.ts';

const recipe = {
  prompt: 'a pear',
  size: { width: 1024, height: 1024 },
  quality: 'high',
  imageModel: 'gpt-image-2.6-flare',
  sources: [],
} as const;
const source = {
  id: 's',
  bytesHash: 'h',
  mimeType: 'image/png',
  name: 'n',
  width: 1,
  height: 1,
  sizeBytes: 1,
};
const estimate = (changes: object = {}, count = 1, previews = 0) =>
  estimatePrice({ recipe: { ...recipe, sources: [], ...changes }, previews, count, table: PRICE_TABLE });

describe('estimatePrice', () => {
  it('is a range with the date of its table', () => {
    const { lowUsd, highUsd, tableDate } = estimate() ?? { lowUsd: 0, highUsd: 0, tableDate: '' };
    expect(lowUsd).toBeGreaterThan(0.1);
    expect(highUsd).toBeLessThan(0.15);
    expect(highUsd).toBeGreaterThan(lowUsd);
    expect(tableDate).toBe('2026-11-01');
  });

  it('grows with pixels, quality, count, previews and sources', () => {
    const base = estimate()?.lowUsd ?? 0;
    expect(estimate({ size: { width: 2048, height: 2048 } })?.lowUsd).toBeGreaterThan(3 * base);
    expect(estimate({ quality: 'low' })?.highUsd).toBeLessThan(base);
    expect(estimate({}, 4)?.lowUsd).toBeCloseTo(4 * base, 10);
    expect((estimate({}, 1, 2)?.lowUsd ?? 0) - base).toBeCloseTo(0.006, 6);
    expect((estimate({ sources: [source] })?.lowUsd ?? 0) - base).toBeCloseTo(0.01, 6);
    const markup = { bytesHash: 'm' };
    expect((estimate({ sources: [source], markup })?.lowUsd ?? 0) - base).toBeCloseTo(0.02, 6);
    expect(estimate({ legend: '1: a red sail' })?.lowUsd).toBeGreaterThan(base);
  });

  it('says nothing where the table has no price', () => {
    const table = { date: '2026-11-01', models: {} };
    expect(
      estimatePrice({ recipe: { ...recipe, sources: [] }, previews: 0, count: 1, table }),
    ).toBeUndefined();
  });
});

describe('actualPrice', () => {
  const price = (usage: Usage | undefined, form: 'images' | 'responses' = 'images') =>
    actualPrice({ usage, form, model: 'gpt-image-2', table: PRICE_TABLE });

  it('takes all output of the Images form for image tokens', () => {
    expect(price({ inputTokens: 10, outputTokens: 1000, totalTokens: 1010 })).toBeCloseTo(0.03005, 8);
  });

  it('prices the parts of the input apart, cached ones lower', () => {
    const usage = {
      inputTokens: 3000,
      inputTextTokens: 1000,
      inputImageTokens: 2000,
      cachedTextTokens: 400,
      cachedImageTokens: 500,
      outputTokens: 0,
      totalTokens: 3000,
    };
    expect(price(usage)).toBeCloseTo((600 * 5 + 400 * 1.25 + 1500 * 8 + 500 * 2) / 1e6, 10);
  });

  it("counts only the tool's tokens in the Responses form", () => {
    const tool = { inputTokens: 0, outputTokens: 1000, totalTokens: 1000 };
    expect(price({ inputTokens: 9, outputTokens: 9, totalTokens: 18, tool }, 'responses')).toBeCloseTo(
      0.03,
      8,
    );
    expect(price({ inputTokens: 9, outputTokens: 9, totalTokens: 18 }, 'responses')).toBeUndefined();
    expect(price(undefined)).toBeUndefined();
  });
});

describe("a provider's own price", () => {
  const capabilities = {
    ...capabilitiesOfModel('gpt-image-2'),
    price: { usd: { '1K': 0.04, '4K': 0.16 }, date: '2026-10-01' },
  };

  it('counts in place of the table, by resolution', () => {
    expect(estimate({ capabilities, resolution: '1K' }, 3)).toEqual({
      lowUsd: 0.12,
      highUsd: 0.12,
      tableDate: '2026-10-01',
    });
    expect(estimate({ capabilities, resolution: '4K' })?.lowUsd).toBe(0.16);
  });

  it('is not known where the provider does not say: the table is of others', () => {
    expect(estimate({ capabilities: capabilitiesOfModel('gpt-image-2'), resolution: '1K' })).toBeUndefined();
  });

  it('is what an answer cost, once there is one', () => {
    const usage: Usage = { inputTokens: 10, outputTokens: 10, totalTokens: 20 };
    const answer = {
      form: 'other',
      model: 'draw-2',
      table: PRICE_TABLE,
      capabilities,
      resolution: '4K',
    } as const;
    expect(actualPrice({ ...answer, usage })).toBe(0.16);
    expect(actualPrice({ ...answer, usage: undefined })).toBeUndefined();
  });
});

it('counts what stands around a prompt', () => {
  const frame = { parts: [{ from: 'style', id: 's', text: 'In chalk, on slate.' }], negative: '' };
  expect(estimate({ frame })?.lowUsd).toBeGreaterThan(estimate()?.lowUsd ?? 0);
});
