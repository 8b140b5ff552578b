/** CIE L*a*b* of an sRGB colour, white D65. */
export function toLab(red: number, green: number, blue: number): [number, number, number] {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

const toLinear = (value: number): number => LINEAR[value] ?? 0;

const bend = (value: number): number =>
  value > 216 / 24389 ? Math.cbrt(value) : (value * (24389 / 27) + 16) / 116;

/** CIE76 difference of two pixels, given by the place of their red in RGBA data; about 2.3 is just visible. */
export function measureDifference(a: Uint8ClampedArray, b: Uint8ClampedArray, at: number): number {
  const [l1, a1, b1] = toLab(a[at] ?? 0, a[at + 1] ?? 0, a[at + 2] ?? 0);
  const [l2, a2, b2] = toLab(b[at] ?? 0, b[at + 1] ?? 0, b[at + 2] ?? 0);
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2);
}
