import type { Mask } from '../../../lib/contracts/mask.ts';
import { featherMask } from '../../../lib/kernel/mask/soften-mask.ts';
import type { Pixels } from './pixels.ts';

/** How a channel of the result becomes the source's: value * gain + offset. */
export interface ColourMatch {
  gain: number;
  offset: number;
}

/** Fewer pixels say nothing. */
const LEAST_PIXELS = 64;
const NO_CHANGE: ColourMatch = { gain: 1, offset: 0 };
const MIN_GAIN = 0.6;
const MAX_GAIN = 1.6;

/** Places of the kept pixels within about `radiusPx` of the mask. */
export function findRing(mask: Mask, radiusPx: number): Uint32Array {
  const near = featherMask(mask, radiusPx).data;
  const places: number[] = [];
  near.forEach((value, at) => {
    if (value > 0 && mask.data[at] === 0) places.push(at);
  });
  return Uint32Array.from(places);
}

/** Red, green and blue; by least squares on the ring, once more without what fits badly (it is another content). */
export function matchColour(source: Pixels, result: Pixels, ring: Uint32Array): ColourMatch[] {
  return [0, 1, 2].map((channel) => {
    const all = fitLine({ source, result, ring, channel, isKept: () => true });
    if (!all) return NO_CHANGE;
    const limit = 2 * Math.max(all.deviation, 1);
    const { gain, offset } =
      fitLine({
        source,
        result,
        ring,
        channel,
        isKept: (from, to) => Math.abs(from * all.gain + all.offset - to) <= limit,
      }) ?? all;
    return { gain, offset };
  });
}

interface LineInput {
  source: Pixels;
  result: Pixels;
  ring: Uint32Array;
  channel: number;
  isKept(from: number, to: number): boolean;
}

function fitLine({
  source,
  result,
  ring,
  channel,
  isKept,
}: LineInput): (ColourMatch & { deviation: number }) | undefined {
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (const place of ring) {
    const from = result.data[place * 4 + channel] as number;
    const to = source.data[place * 4 + channel] as number;
    if (!isKept(from, to)) continue;
    n += 1;
    sx += from;
    sy += to;
    sxx += from * from;
    sxy += from * to;
    syy += to * to;
  }
  if (n < LEAST_PIXELS) return undefined;
  const spread = n * sxx - sx * sx;
  // Nearly one tone: a gain would be drawn from noise.
  const isFlat = spread < 4 * n * n;
  const gain = isFlat ? 1 : Math.min(Math.max((n * sxy - sx * sy) / spread, MIN_GAIN), MAX_GAIN);
  const offset = (sy - gain * sx) / n;
  const squares =
    syy - 2 * gain * sxy - 2 * offset * sy + gain * gain * sxx + 2 * gain * offset * sx + n * offset * offset;
  return { gain, offset, deviation: Math.sqrt(Math.max(0, squares) / n) };
}
