import type { LockedImage, LockInput } from '../../../lib/contracts/image-api.ts';
import type { Mask } from '../../../lib/contracts/mask.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { applyStepToMask } from '../../../lib/kernel/edits/edit-mask.ts';
import { encodePixels } from '../codecs/encode-pixels.ts';
import { readPixels } from '../codecs/read-pixels.ts';
import { lockIntoWhole } from './lock-into-whole.ts';
import { lockPixels } from './lock-pixels.ts';
import type { Pixels } from './pixels.ts';
import { IDENTITY } from './register.ts';
import { warp } from './warp.ts';

/** A result must be larger by this before the source is scaled up for it: sizes that a model allows round by less. */
const CLEARLY_LARGER = 1.1;

/** `lockPixels` from files to a PNG. Null where a picture cannot be decoded or is too large. Throws RangeError if the mask is not the source's. */
export async function lockImage(input: LockInput): Promise<LockedImage | null> {
  const { source, result, mask, bandPx, part } = input;
  if (part) return lockIntoWhole({ ...input, part });
  const [there, made] = [await readPixels(source), await readPixels(result)];
  if (!there || !made) return null;
  if (mask.width !== there.width || mask.height !== there.height)
    throw new RangeError('The mask has another size than the source.');
  const { pixels, moved } = lockPixels(toLargerSize({ source: there, result: made, mask, bandPx }));
  const blob = await encodePixels(pixels, { type: 'image/png' });
  return blob && { blob, width: pixels.width, height: pixels.height, moved };
}

interface Lock {
  source: Pixels;
  result: Pixels;
  mask: Mask;
  bandPx: number;
}

/** Where the result has clearly more pixels, source and mask are brought to as many; the picture keeps the source's shape. */
function toLargerSize({ source, result, mask, bandPx }: Lock): Lock {
  const scale = Math.min(result.width / source.width, result.height / source.height);
  if (scale < CLEARLY_LARGER) return { source, result, mask, bandPx };
  const size: Size = { width: Math.round(source.width * scale), height: Math.round(source.height * scale) };
  return {
    source: warp(source, { registration: IDENTITY, size }),
    result,
    mask: applyStepToMask(mask, { type: 'resize', size }),
    bandPx: bandPx * scale,
  };
}
