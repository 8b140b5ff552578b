/** When jobs of one kind usually end: the middle half of what was measured, in milliseconds from the start of the attempt. */
export interface UsualSpan {
  lowMs: number;
  medianMs: number;
  highMs: number;
}

/** Fewer say nothing. */
const LEAST_SAMPLES = 3;

/** Of durations in milliseconds, in any order; undefined while they are too few. */
export function toUsualSpan(durations: readonly number[]): UsualSpan | undefined {
  if (durations.length < LEAST_SAMPLES) return undefined;
  const sorted = [...durations].sort((a, b) => a - b);
  return {
    lowMs: toQuantile(sorted, 0.25),
    medianMs: toQuantile(sorted, 0.5),
    highMs: toQuantile(sorted, 0.75),
  };
}

/** Linear between the two neighbours. `sorted` has at least one entry. */
function toQuantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
