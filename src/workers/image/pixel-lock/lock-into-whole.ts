import type { LockedImage, LockInput } from '../../../lib/contracts/image-api.ts';
import type { Mask, PixelRect } from '../../../lib/contracts/mask.ts';
import { findMaskBounds } from '../../../lib/kernel/mask/mask.ts';
import { readPixels } from '../codecs/read-pixels.ts';
import { resample } from '../edits/lanczos.ts';
import { cutPixels } from './cut.ts';
import { lockPixels } from './lock-pixels.ts';
import { openWhole } from './open-whole.ts';
import type { Whole } from './open-whole.ts';
import type { Pixels } from './pixels.ts';

/**
 * Puts the result of a part back into the whole picture, which keeps its size and every byte outside the mask. Null where a picture
 * cannot be decoded or is too large. Throws RangeError if the part is not in the picture, or the mask not the part's.
 */
export async function lockIntoWhole(input: LockInput & { part: PixelRect }): Promise<LockedImage | null> {
  const made = await readPixels(input.result);
  const whole = made && (await openWhole(input.source));
  if (!whole) return null;
  try {
    const moved = lockPart(whole, made, input);
    const blob = await whole.encode();
    return blob && { blob, width: whole.width, height: whole.height, moved };
  } finally {
    whole.close();
  }
}

/** Answers with how much had moved outside the mask. */
function lockPart(whole: Whole, made: Pixels, input: LockInput & { part: PixelRect }): number {
  const { mask, part, bandPx } = input;
  if (!isPartOf(whole, part, mask)) throw new RangeError('The part and its mask do not fit the picture.');
  const { pixels, moved } = lockPixels({ source: whole.cut(part), result: shrink(made, part), mask, bandPx });
  const bounds = findMaskBounds(mask);
  if (bounds) whole.paste(cutPixels(pixels, bounds), { x: part.x + bounds.x, y: part.y + bounds.y });
  return moved;
}

function isPartOf(whole: Whole, part: PixelRect, mask: Mask): boolean {
  const isWithin = part.x + part.width <= whole.width && part.y + part.height <= whole.height;
  return isWithin && part.x >= 0 && part.y >= 0 && mask.width === part.width && mask.height === part.height;
}

/** A part that was sent larger than it is comes back with more than there is room for: brought down with no pixel passed over. */
function shrink(made: Pixels, { width, height }: PixelRect): Pixels {
  if (made.width <= width && made.height <= height) return made;
  return resample(made, { width, height });
}
