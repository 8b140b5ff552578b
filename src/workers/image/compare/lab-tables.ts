/*
 * CIE76 differences of millions of pixels: the same figures as `measureDifference`, to a hundredth or so, from tables and
 * without an allocation a pixel.
 */

const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Steps of the table of `bend` over 0 to 1; what is beyond is rounding. */
const STEPS = 8192;
/** L* of a grey of that light is 116 times the entry less 16. */
const BEND = Float64Array.from({ length: STEPS + 2 }, (_, step) => {
  const value = step / STEPS;
  return value > 216 / 24389 ? Math.cbrt(value) : (value * (24389 / 27) + 16) / 116;
});

function bend(value: number): number {
  const place = Math.min(Math.max(value, 0), 1) * STEPS;
  const step = Math.floor(place);
  const low = BEND[step] as number;
  return low + ((BEND[step + 1] as number) - low) * (place - step);
}

/** Writes L*, a* and b* of a colour into `lab`; channels 0 to 255, whole numbers. */
export function writeLab(lab: Float64Array, red: number, green: number, blue: number): void {
  const [r, g, b] = [LINEAR[red] as number, LINEAR[green] as number, LINEAR[blue] as number];
  const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}
