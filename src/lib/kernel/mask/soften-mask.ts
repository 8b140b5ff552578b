import type { Mask } from '../../contracts/mask.ts';

/** Three box blurs come close to a Gaussian; a box of radius r has the variance r(r+1)/3. */
const PASSES = 3;

/**
 * A softer edge: about `radiusPx` to each side. Beyond the picture's edge the mask goes on as it is there, so that a mask that
 * touches the edge stays whole at it. Linear in pixels, whatever the radius.
 */
export function featherMask(mask: Mask, radiusPx: number): Mask {
  const radius = Math.round(radiusPx / PASSES);
  if (radius < 1) return mask;
  const { width, height } = mask;
  const rows = mask.data.slice();
  const other = new Uint8Array(rows.length);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let y = 0; y < height; y += 1) {
      blurLine({ from: rows, to: other, start: y * width, step: 1, length: width, radius });
    }
    for (let x = 0; x < width; x += 1) {
      blurLine({ from: other, to: rows, start: x, step: width, length: height, radius });
    }
  }
  return { width, height, data: rows };
}

interface Line {
  from: Uint8Array;
  to: Uint8Array;
  start: number;
  step: number;
  length: number;
  radius: number;
}

/** A running sum: each step one pixel enters and one leaves. */
function blurLine({ from, to, start, step, length, radius }: Line): void {
  const span = 2 * radius + 1;
  const last = start + (length - 1) * step;
  const firstValue = from[start] ?? 0;
  const lastValue = from[last] ?? 0;
  let sum = firstValue * (radius + 1);
  for (let at = 1; at <= radius; at += 1) sum += at < length ? (from[start + at * step] ?? 0) : lastValue;
  for (let at = 0; at < length; at += 1) {
    to[start + at * step] = Math.round(sum / span);
    const entering = at + radius + 1;
    const leaving = at - radius;
    sum += entering < length ? (from[start + entering * step] ?? 0) : lastValue;
    sum -= leaving >= 0 ? (from[start + leaving * step] ?? 0) : firstValue;
  }
}
