import type { Mask } from '../../../lib/contracts/mask.ts';
import { blurPlane } from '../edits/blur-plane.ts';
import type { ColourMatch } from './match-colour.ts';
import { createPixels, createPlane } from './pixels.ts';
import type { Pixels, Plane } from './pixels.ts';

/** Below it a place is too far from what is kept for that to say anything about it. */
const LEAST_SEEN = 1e-3;

export interface ContinueInput {
  source: Pixels;
  /** The result as it lies on the source. */
  laid: Pixels;
  colours: readonly ColourMatch[];
  mask: Mask;
  /** How much of the result each pixel gets. */
  weights: Mask;
  bandPx: number;
}

/**
 * The source with what it lacks in the band: where it is transparent under the mask (new canvas above all) there is nothing to fade
 * in from, and the seam would let the background through. What stands there is the result, brought by the colours' difference on
 * the kept side of the edge to go on from it; as opaque as that side is. The same source where nothing is lacking.
 */
export function continueSource(input: ContinueInput): Pixels {
  const places = findLacking(input);
  if (places.length === 0) return input.source;
  const { source, laid, colours, bandPx } = input;
  const reach = Math.max(1, bandPx / 2);
  const kept = blurred(input, reach, () => 1);
  const seen = blurred(input, reach, (at) => (source.data[at + 3] as number) / 255);
  const filled = createPixels(source);
  filled.data.set(source.data);
  for (let channel = 0; channel < 3; channel += 1) {
    const { gain, offset } = colours[channel] as ColourMatch;
    const matched = (at: number): number => (laid.data[at + channel] as number) * gain + offset;
    const difference = blurred(input, reach, (at) => {
      const share = (source.data[at + 3] as number) / 255;
      return share === 0 ? 0 : share * ((source.data[at + channel] as number) - matched(at));
    });
    for (const place of places) {
      const near = seen.data[place] as number;
      if (near < LEAST_SEEN) continue;
      filled.data[place * 4 + channel] = matched(place * 4) + (difference.data[place] as number) / near;
    }
  }
  for (const place of places) {
    const [near, around] = [seen.data[place] as number, kept.data[place] as number];
    if (near >= LEAST_SEEN) filled.data[place * 4 + 3] = (255 * near) / around;
  }
  return filled;
}

/** Places of the band where the source shows nothing. */
function findLacking({ source, mask, weights }: ContinueInput): Uint32Array {
  const places: number[] = [];
  for (let place = 0; place < mask.data.length; place += 1) {
    const isInBand = mask.data[place] !== 0 && (weights.data[place] as number) < 255;
    if (isInBand && source.data[place * 4 + 3] === 0) places.push(place);
  }
  return Uint32Array.from(places);
}

/** A value of the kept pixels, spread over their surroundings; `read` gets the place of a pixel's red. */
function blurred({ mask }: ContinueInput, reach: number, read: (at: number) => number): Plane {
  const plane = createPlane(mask);
  for (let place = 0; place < mask.data.length; place += 1) {
    if (mask.data[place] === 0) plane.data[place] = read(place * 4);
  }
  blurPlane(plane, reach);
  return plane;
}
