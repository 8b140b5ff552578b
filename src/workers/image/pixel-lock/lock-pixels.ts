import type { Mask, PixelRect } from '../../../lib/contracts/mask.ts';
import { widenRect } from '../../../lib/kernel/edits/part-rect.ts';
import { cutMask } from '../../../lib/kernel/mask/cut-mask.ts';
import { copyMask, findMaskBounds } from '../../../lib/kernel/mask/mask.ts';
import { growMask } from '../../../lib/kernel/mask/reshape-mask.ts';
import { featherMask } from '../../../lib/kernel/mask/soften-mask.ts';
import { continueSource } from './continue-source.ts';
import { cutPixels, pastePixels } from './cut.ts';
import { findRing, matchColour } from './match-colour.ts';
import type { ColourMatch } from './match-colour.ts';
import { measureMoved } from './measure-moved.ts';
import { createPixels } from './pixels.ts';
import type { Pixels } from './pixels.ts';
import { IDENTITY, register } from './register.ts';
import type { Registration } from './register.ts';
import { warp } from './warp.ts';

export interface LockedPixels {
  pixels: Pixels;
  /** Share of the kept pixels that the model had changed visibly, 0 to 1. */
  moved: number;
  registration: Registration;
}

/** Width of the ring on which colours are compared. */
const RING_PX = 24;
/** From this alpha on a pixel's colour is one that people see. */
const SEEN = 128;
/** How far the ring reaches: the softened edge that it is drawn from is as wide as its three boxes. */
const RING_REACH_PX = RING_PX + 1;

/**
 * Puts the untouched pixels of the source back. The result is laid onto the source (shift and scale), its colours are matched on a
 * ring around the mask, and within a band of `bandPx` inside the mask it fades in; where the mask is 0 the source's bytes come
 * out unchanged. Source and mask have one size; the result may have any, and is brought to it.
 */
export function lockPixels(input: {
  source: Pixels;
  result: Pixels;
  mask: Mask;
  bandPx: number;
}): LockedPixels {
  const { source, result, mask } = input;
  const compared = toCompared(mask, source);
  const registration = register({ source, result, mask: compared });
  const moved = measureMoved({
    source,
    result: warp(result, { registration: IDENTITY, size: source }),
    mask: compared,
  });
  const pixels = createPixels(source);
  pixels.data.set(source.data);
  const bounds = findMaskBounds(mask);
  if (bounds) {
    const rect = widenRect(bounds, RING_REACH_PX, source);
    pastePixels(pixels, lockPart({ ...input, registration, rect }), rect);
  }
  return { pixels, moved, registration };
}

/** What lies round the mask: nothing beyond it changes, and most masks are small. */
function lockPart({ source, result, mask, bandPx, registration, rect }: PartInput): Pixels {
  const part = cutPixels(source, rect);
  const masked = cutMask(mask, rect);
  const laid = warp(result, { registration, size: source, rect });
  const colours = matchColour(part, laid, findRing(toCompared(masked, part), RING_PX));
  const weights = toWeights(masked, bandPx);
  const whole = continueSource({ source: part, laid, colours, mask: masked, weights, bandPx });
  return blend({ source: whole, laid, colours, weights });
}

/** What is transparent says nothing about colours and places: it counts as masked. The same mask for an opaque picture. */
function toCompared(mask: Mask, { data }: Pixels): Mask {
  let compared: Mask | undefined;
  for (let place = 0; place < mask.data.length; place += 1) {
    if ((data[place * 4 + 3] as number) >= SEEN || mask.data[place] === 255) continue;
    compared ??= copyMask(mask);
    compared.data[place] = 255;
  }
  return compared ?? mask;
}

interface PartInput {
  source: Pixels;
  result: Pixels;
  mask: Mask;
  bandPx: number;
  registration: Registration;
  rect: PixelRect;
}

/** How much of the result each pixel gets: 0 wherever the mask is 0, rising to the mask's value over the band. */
export function toWeights(mask: Mask, bandPx: number): Mask {
  if (bandPx < 1) return mask;
  const inner = featherMask(growMask(mask, -Math.ceil(bandPx / 2)), bandPx / 2);
  return { ...mask, data: mask.data.map((value, at) => Math.min(value, inner.data[at] ?? 0)) };
}

interface BlendInput {
  source: Pixels;
  laid: Pixels;
  colours: readonly ColourMatch[];
  weights: Mask;
}

/** Colours are mixed by how much their pixel is seen: a colour under alpha 0 is none. */
function blend({ source, laid, colours, weights }: BlendInput): Pixels {
  const blended = createPixels(source);
  blended.data.set(source.data);
  weights.data.forEach((weight, place) => {
    if (weight === 0) return;
    const alphaAt = place * 4 + 3;
    const fromSource = (source.data[alphaAt] as number) * (1 - weight / 255);
    const fromLaid = (laid.data[alphaAt] as number) * (weight / 255);
    const alpha = fromSource + fromLaid;
    const share = alpha === 0 ? 0 : fromLaid / alpha;
    for (let channel = 0; channel < 3; channel += 1) {
      const at = place * 4 + channel;
      const { gain, offset } = colours[channel] as ColourMatch;
      const matched = Math.min(Math.max((laid.data[at] as number) * gain + offset, 0), 255);
      blended.data[at] = (source.data[at] as number) * (1 - share) + matched * share;
    }
    blended.data[alphaAt] = alpha;
  });
  return blended;
}
