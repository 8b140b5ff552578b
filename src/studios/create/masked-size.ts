import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Size } from '../../lib/contracts/size.ts';
import { toAspectRatio, toSize } from '../../lib/kernel/aspect-ratio.ts';
import { toLegalSize } from '../../lib/kernel/legal-size.ts';

/** The picture's own pixels, or what of the model's sizes comes nearest: a result of another shape could not be put back. */
export function toMaskedSize(
  { width, height }: Size,
  capabilities: Pick<Capabilities, 'sizes'>,
): Size | 'auto' {
  if (capabilities.sizes === 'any') return toLegalSize({ width, height });
  return toSize({ aspectRatio: toAspectRatio({ width, height }), resolution: '1K', capabilities });
}
