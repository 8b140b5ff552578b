import { isPartSent, planPart } from '../kernel/edits/plan-part.ts';
import { findMaskBounds } from '../kernel/mask/mask.ts';
import type { MaskedSource, MaskedSourceInput, MaskedSourceParts } from './masked-source-input.ts';
import { toPartSource } from './part-source.ts';
import { toSourceImage } from './source-of-asset.ts';

/**
 * Stores the mask as it is sent, and names it and its picture, or the part of it that is sent; undefined where nothing may change.
 * Throws AppError where the picture cannot be read, or there is no room.
 */
export async function toMaskedSource(
  parts: MaskedSourceParts,
  input: MaskedSourceInput,
): Promise<MaskedSource | undefined> {
  const { asset, mask, tools, sizes } = input;
  const bounds = findMaskBounds(mask);
  if (!bounds) return undefined;
  const plan = planPart({ picture: asset, bounds, sizes });
  return plan && isPartSent(plan, tools) ? toPartSource(parts, input, plan) : toWholeSource(parts, input);
}

async function toWholeSource(
  { repositories, images }: MaskedSourceParts,
  { asset, mask, tools }: MaskedSourceInput,
): Promise<MaskedSource | undefined> {
  const blob = await images.encodeMask(mask);
  if (!blob) return undefined;
  const { width, height } = asset;
  const { lock, bandPx } = tools;
  const bytesHash = await repositories.bytes.put(blob);
  return {
    source: toSourceImage(asset),
    mask: { bytesHash, sizeBytes: blob.size, width, height, lock, bandPx },
  };
}
