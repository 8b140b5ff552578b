/** From dark violet over red to pale yellow: each step lighter than the one before, so that it reads without colours too. */
const STOPS: readonly (readonly [number, number, number])[] = [
  [52, 16, 98],
  [122, 28, 109],
  [188, 55, 84],
  [237, 105, 37],
  [251, 180, 26],
  [252, 255, 164],
];

/** CIE76 from which on the map is at its end. */
const HOTTEST = 70;
const STEPS = 256;

/** Red, green and blue for each of 256 steps from no difference to the largest. */
export const HEAT: Uint8ClampedArray = Uint8ClampedArray.from({ length: STEPS * 3 }, (_, at) => {
  const place = (Math.floor(at / 3) / (STEPS - 1)) * (STOPS.length - 1);
  const first = Math.min(Math.floor(place), STOPS.length - 2);
  const channel = at % 3;
  const [low, high] = [STOPS[first]?.[channel] ?? 0, STOPS[first + 1]?.[channel] ?? 0];
  return low + (high - low) * (place - first);
});

/** Where the colour of a difference lies in `HEAT`: small differences get more than their share of the scale. */
export function toHeatPlace(difference: number): number {
  const share = Math.min(1, difference / HOTTEST);
  return Math.round(share ** 0.6 * (STEPS - 1)) * 3;
}
