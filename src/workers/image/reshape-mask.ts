import type { MaskReshape } from '../../lib/contracts/mask-change.ts';
import type { Mask } from '../../lib/contracts/mask.ts';
import { fillHoles, growMask } from '../../lib/kernel/mask/reshape-mask.ts';
import { featherMask } from '../../lib/kernel/mask/soften-mask.ts';

/** A negative `px` of `grow` shrinks. */
export function reshapeMask(mask: Mask, reshape: MaskReshape): Mask {
  switch (reshape.type) {
    case 'grow':
      return growMask(mask, reshape.px);
    case 'feather':
      return featherMask(mask, reshape.px);
    case 'fill-holes':
      return fillHoles(mask);
    default:
      return reshape satisfies never;
  }
}
