import type { Candidate, ChoiceLack, ChoiceReason } from '../../../../lib/contracts/choice.ts';
import type { QualityLevel } from '../../../../lib/contracts/kit.ts';
import { m } from '../../../../messages/generated/messages.js';
import { toPriceRange } from '../../price-words.ts';
import { toOptionName } from '../option-words.ts';

export const LEVEL_NAMES: Readonly<Record<QualityLevel, () => string>> = {
  auto: m.kit_level_auto,
  draft: m.kit_level_draft,
  standard: m.kit_level_standard,
  premium: m.kit_level_premium,
};

const LEVEL_REASONS: Readonly<Record<QualityLevel, () => string>> = {
  auto: m.kit_level_auto,
  draft: m.kit_reason_level_draft,
  standard: m.kit_reason_level_standard,
  premium: m.kit_reason_level_premium,
};

export function toReasonWords(reason: ChoiceReason): string {
  switch (reason.type) {
    case 'exact-ratio':
      return m.kit_reason_exact_ratio();
    case 'any-size':
      return m.kit_reason_any_size();
    case 'crops':
      return m.kit_reason_crops({ percent: reason.percent });
    case 'cheapest':
      return m.kit_reason_cheapest();
    case 'fastest':
      return m.kit_reason_fastest();
    case 'level':
      return LEVEL_REASONS[reason.level]();
    case 'proven':
      return m.kit_reason_proven({ done: reason.done, all: reason.all });
    case 'unreliable':
      return m.kit_reason_unreliable({ failed: reason.failed, all: reason.all });
    case 'enlarges':
      return m.kit_reason_enlarges();
    case 'price-unknown':
      return m.kit_reason_price_unknown();
    default:
      return reason satisfies never;
  }
}

export function toLackWords(lack: ChoiceLack): string {
  switch (lack.type) {
    case 'no-source':
      return m.kit_lack_no_source();
    case 'sources':
      return lack.max === 0 ? m.kit_lack_no_sources() : m.kit_lack_sources({ max: lack.max });
    case 'mask':
      return m.kit_lack_mask();
    case 'paused':
      return lack.reason === 'cap' ? m.kit_lack_capped() : m.kit_lack_paused();
    case 'option':
      return m.kit_lack_option({ option: toOptionName({ id: lack.option, title: lack.option }) });
    case 'crop':
      return m.kit_lack_crop({ percent: lack.percent });
    default:
      return lack satisfies never;
  }
}

/** What one picture costs, about. */
export function toCostWords({ usd }: Pick<Candidate, 'usd'>): string {
  if (!usd) return m.kit_no_price();
  if (usd.high === 0) return m.kit_free();
  return toPriceRange({ lowUsd: usd.low, highUsd: usd.high, tableDate: '' });
}

const MINUTE_S = 60;

/** How long it takes: measured here, or as it is said; empty: not known. */
export function toTimeWords({ typicalMs, isMeasured }: Pick<Candidate, 'typicalMs' | 'isMeasured'>): string {
  if (typicalMs === undefined) return '';
  const seconds = Math.max(1, Math.round(typicalMs / 1000));
  if (seconds > 2 * MINUTE_S) return m.kit_minutes({ minutes: Math.round(seconds / MINUTE_S) });
  return isMeasured ? m.kit_seconds({ seconds }) : m.kit_about_seconds({ seconds });
}
