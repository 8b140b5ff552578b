import { expect, it } from 'vitest';
import { imageUsd } from './image-price.ts';

const tiers = { '1K': 0.1, '4K': 0.4 };

it.each([
  [undefined, '1K', undefined],
  [0.04, '4K', 0.04],
  [0, '1K', 0],
  [tiers, '1K', 0.1],
  [tiers, '512', 0.1],
  [tiers, '2K', 0.4],
  [tiers, '4K', 0.4],
  [{ '1K': 0.1 }, '4K', 0.1],
  [{}, '1K', undefined],
] as const)('%j at %s is %s', (usd, resolution, price) => {
  const capabilities = usd === undefined ? {} : { price: { usd, date: '2026-11-01' } };
  expect(imageUsd(capabilities, resolution)).toBe(price);
});
