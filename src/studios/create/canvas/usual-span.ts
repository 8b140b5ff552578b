import type { Asset } from '../../../lib/contracts/asset.ts';
import type { Recipe } from '../../../lib/contracts/recipe.ts';

/** When jobs like this one usually end: the middle half of what was measured, in milliseconds from the start. */
export interface UsualSpan {
  lowMs: number;
  medianMs: number;
  highMs: number;
}

/** Fewer say nothing. */
const LEAST_SAMPLES = 3;
/** Older ones may be of a time when the upstream was slower or faster. */
const MOST_SAMPLES = 40;

/** Undefined while too few images of the same model, size and quality were made. `assets` newest first. */
export function toUsualSpan(assets: readonly Asset[], recipe: Recipe): UsualSpan | undefined {
  const durations = assets
    .filter((asset) => asset.kind === 'final' && asset.durationMs > 0 && isAlike(asset.recipe, recipe))
    .slice(0, MOST_SAMPLES)
    .map((asset) => asset.durationMs)
    .sort((a, b) => a - b);
  if (durations.length < LEAST_SAMPLES) return undefined;
  return {
    lowMs: toQuantile(durations, 0.25),
    medianMs: toQuantile(durations, 0.5),
    highMs: toQuantile(durations, 0.75),
  };
}

function isAlike(a: Recipe, b: Recipe): boolean {
  return (
    a.profileId === b.profileId &&
    a.imageModel === b.imageModel &&
    a.textModel === b.textModel &&
    a.quality === b.quality &&
    toSizeKey(a) === toSizeKey(b)
  );
}

function toSizeKey({ size }: Recipe): string {
  return size === 'auto' ? size : `${size.width}x${size.height}`;
}

/** Linear between the two neighbours. `sorted` has at least one entry. */
function toQuantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
