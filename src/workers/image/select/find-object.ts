import type { Mask } from '../../../lib/contracts/mask.ts';
import { toFit } from '../decode.ts';
import { selectObject, type ObjectSelection } from './select-object.ts';
import { shrinkPixels, shrinkSeeds } from './shrink.ts';
import { snapEdge } from './snap-edge.ts';

/** Longer side at which an object is looked for: the search has a cost for every pixel, and edges are found again at full size. */
const SEARCH_SIDE_PX = 640;

/** `selectObject` for a picture of any size. */
export function findObject({ pixels, inside, outside }: ObjectSelection): Mask {
  const size = toFit(pixels, SEARCH_SIDE_PX);
  if (!size) return selectObject({ pixels, inside, ...(outside && { outside }) });
  const small = shrinkPixels(pixels, size);
  const found = selectObject({
    pixels: small,
    inside: shrinkSeeds(inside, size),
    ...(outside && { outside: shrinkSeeds(outside, size) }),
  });
  return snapEdge({ pixels, small, found });
}
