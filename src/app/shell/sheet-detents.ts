/** Where the bottom sheet can rest, from the lowest. */
export const DETENTS = ['peek', 'mid', 'full'] as const;
export type Detent = (typeof DETENTS)[number];

/** Faster than this is a flick, CSS pixels per millisecond. */
const FLICK = 0.4;

/** One up or one down; stays at the ends. */
export function neighbourOf(detent: Detent, direction: 1 | -1): Detent {
  return DETENTS[DETENTS.indexOf(detent) + direction] ?? detent;
}

/**
 * Where a sheet that was let go comes to rest: a flick jumps one detent from where the drag began, otherwise the nearest wins.
 * Heights in CSS pixels; `velocity` in CSS pixels per millisecond, upwards positive.
 */
export function settle(release: {
  from: Detent;
  height: number;
  velocity: number;
  heights: Record<Detent, number>;
}): Detent {
  const { from, height, velocity, heights } = release;
  if (Math.abs(velocity) >= FLICK) return neighbourOf(from, velocity > 0 ? 1 : -1);
  const distance = (detent: Detent) => Math.abs(heights[detent] - height);
  return DETENTS.reduce((best, detent) => (distance(detent) < distance(best) ? detent : best));
}
