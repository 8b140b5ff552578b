import type { Quality } from '../../lib/contracts/parameters.ts';
import { m } from '../../messages/generated/messages.js';

export const QUALITY_WORDS: Readonly<Record<Quality, () => string>> = {
  auto: m.composer_quality_auto,
  low: m.composer_quality_low,
  medium: m.composer_quality_medium,
  high: m.composer_quality_high,
  xhigh: m.composer_quality_xhigh,
  max: m.composer_quality_max,
};
