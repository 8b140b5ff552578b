import type { PriceTable } from '../contracts/price.ts';
import type { Quality } from '../contracts/parameters.ts';

/** USD per million tokens. Source: facts on OpenAI images, as of 2026-11; the user may replace it in the settings. */
export const PRICE_TABLE: PriceTable = {
  date: '2026-11-01',
  models: {
    default: { textInput: 5, imageInput: 8, imageOutput: 30, cachedTextInput: 1.25, cachedImageInput: 2 },
  },
};

/**
 * Output tokens per megapixel by quality, for estimates only. Unverified for the newer models (they publish no table): derived
 * from what the first generation listed for 1024x1024. `auto` may be anything from low to high.
 */
export const OUTPUT_TOKENS_PER_MEGAPIXEL: Record<Quality, { low: number; high: number }> = {
  low: { low: 220, high: 300 },
  medium: { low: 900, high: 1150 },
  high: { low: 3500, high: 4400 },
  xhigh: { low: 5000, high: 6600 },
  max: { low: 7000, high: 9000 },
  auto: { low: 260, high: 4400 },
};

/** Output tokens that one preview costs. Unverified for the newer models. */
export const TOKENS_PER_PREVIEW = 100;

/** Input tokens of one source image: about a cent at 8 USD per million. */
export const TOKENS_PER_SOURCE = 1250;
