import type { Mask, PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import { createMask } from './mask.ts';

/** The mask of a part, as one of the whole picture that keeps all else; `rect` lies within the whole and is of the part's size. */
export function placeMask(part: Mask, rect: PixelRect, whole: Size): Mask {
  const mask = createMask(whole);
  for (let y = 0; y < rect.height; y += 1) {
    const line = part.data.subarray(y * part.width, (y + 1) * part.width);
    mask.data.set(line, (rect.y + y) * whole.width + rect.x);
  }
  return mask;
}
