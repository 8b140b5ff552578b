import type { Asset } from '../../../lib/contracts/asset.ts';
import type { PriceTable } from '../../../lib/contracts/price.ts';
import type { Quality } from '../../../lib/contracts/parameters.ts';
import { estimatePrice } from '../../../lib/kernel/estimate-price.ts';
import { toRawVersion, toSteps } from '../../../lib/kernel/edits/asset-versions.ts';
import { formatBytes } from '../../../lib/kernel/format-bytes.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatCount, formatDuration, formatMimeType, formatSize, formatUsd } from './format-facts.ts';

/** One row of what is known about a result. */
export interface Fact {
  name: string;
  value: string;
  /** It is not what was asked for. */
  differs: boolean;
}

const QUALITY_NAMES: Record<Quality, () => string> = {
  auto: m.canvas_quality_auto,
  low: m.canvas_quality_low,
  medium: m.canvas_quality_medium,
  high: m.canvas_quality_high,
  xhigh: m.canvas_quality_xhigh,
  max: m.canvas_quality_max,
};

/** Whether other pixels came than were asked for; `auto` asks for none. What was done to the picture since is no news. */
export function isOtherSize(asset: Asset): boolean {
  if (asset.imported) return false;
  const { width, height } = isChanged(asset) ? toRawVersion(asset) : asset;
  const { size } = asset.recipe;
  return size !== 'auto' && (size.width !== width || size.height !== height);
}

/** Edited in place, or put back into its source, which has a size of its own. */
function isChanged(asset: Asset): boolean {
  return toSteps(asset).length > 0 || asset.locked !== undefined;
}

/** `2048 × 1360 · PNG · 4.6 MB`; with what was asked for where it differs. */
export function toCaption(asset: Asset, locale: string): string {
  return [toSizeWords(asset), formatMimeType(asset.mimeType), formatBytes(asset.sizeBytes, locale)].join(
    ' · ',
  );
}

function toSizeWords(asset: Asset): string {
  const actual = formatSize(asset);
  const { size } = asset.recipe;
  if (size === 'auto' || !isOtherSize(asset)) return actual;
  return m.canvas_size_differs({ actual, asked: formatSize(size) });
}

/** Everything known of a result, for its details; rows about which nothing is known are left out. */
export function toFacts(input: { asset: Asset; table: PriceTable; locale: string }): Fact[] {
  const { asset, table, locale } = input;
  if (asset.imported) return toFileFacts(asset);
  const facts = [
    toSizeFact(asset),
    toQualityFact(asset),
    toFact(m.canvas_fact_model(), asset.recipe.imageModel || asset.recipe.textModel),
    toFact(m.canvas_fact_profile(), asset.recipe.profileName),
    toFact(m.canvas_fact_duration(), asset.durationMs > 0 ? formatDuration(asset.durationMs) : ''),
    toFact(m.canvas_fact_tokens(), toTokenWords(asset, locale)),
    toFact(m.canvas_fact_price(), toPriceWords({ asset, table, locale })),
  ];
  return facts.filter(({ value }) => value !== '');
}

/** Of a picture that no model made. */
function toFileFacts(asset: Asset): Fact[] {
  const facts = [
    toFact(m.canvas_fact_file(), asset.recipe.prompt),
    toFact(m.canvas_fact_size(), formatSize(asset)),
  ];
  return facts.filter(({ value }) => value !== '');
}

function toFact(name: string, value: string, differs = false): Fact {
  return { name, value, differs };
}

function toSizeFact(asset: Asset): Fact {
  const actual = formatSize(asset);
  const { size } = asset.recipe;
  if (size === 'auto') return toFact(m.canvas_fact_size(), m.canvas_auto_size({ actual }));
  if (isChanged(asset)) return toFact(m.canvas_fact_size(), toSizeWords(asset));
  if (isOtherSize(asset)) return toFact(m.canvas_fact_size(), toSizeWords(asset), true);
  return toFact(m.canvas_fact_size(), m.canvas_as_asked({ value: actual }));
}

function toQualityFact({ actualQuality, recipe }: Asset): Fact {
  const asked = QUALITY_NAMES[recipe.quality]();
  if (actualQuality === undefined) return toFact(m.canvas_fact_quality(), asked);
  const actual = toQualityName(actualQuality);
  if (recipe.quality === 'auto') return toFact(m.canvas_fact_quality(), actual);
  if (actualQuality === recipe.quality)
    return toFact(m.canvas_fact_quality(), m.canvas_as_asked({ value: asked }));
  return toFact(m.canvas_fact_quality(), m.canvas_size_differs({ actual, asked }), true);
}

/** An upstream may name a quality that we have no word for. */
function toQualityName(quality: string): string {
  return Object.hasOwn(QUALITY_NAMES, quality) ? QUALITY_NAMES[quality as Quality]() : quality;
}

function toTokenWords({ usage }: Asset, locale: string): string {
  if (!usage) return '';
  return m.canvas_tokens({
    input: formatCount(usage.inputTokens, locale),
    output: formatCount(usage.outputTokens, locale),
  });
}

function toPriceWords({ asset, table, locale }: { asset: Asset; table: PriceTable; locale: string }): string {
  if (asset.demo) return m.canvas_price_none();
  if (asset.priceUsd !== undefined)
    return m.canvas_price_actual({ price: formatUsd(asset.priceUsd, locale) });
  const estimate = estimatePrice({ recipe: asset.recipe, previews: 0, count: 1, table });
  if (!estimate) return '';
  const [low, high] = [formatUsd(estimate.lowUsd, locale), formatUsd(estimate.highUsd, locale)];
  return m.canvas_price_estimate({ price: low === high ? low : `${low} – ${high}` });
}
