import type { Mask } from '../contracts/mask.ts';
import type { Size } from '../contracts/size.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { toShownVersion } from '../kernel/edits/asset-versions.ts';
import { fitMask } from '../kernel/edits/edit-mask.ts';
import type { PartPlan } from '../kernel/edits/plan-part.ts';
import { coverMask, cutMask } from '../kernel/mask/cut-mask.ts';
import type { MaskedSource, MaskedSourceInput, MaskedSourceParts } from './masked-source-input.ts';
import { toSourceImage } from './source-of-asset.ts';

/** Cuts out what is sent, and stores it with its mask twice: as it is sent, and as it is put back. Throws AppError. */
export async function toPartSource(
  { repositories, images }: MaskedSourceParts,
  { asset, mask, tools }: MaskedSourceInput,
  { rect, size }: PartPlan,
): Promise<MaskedSource> {
  const { bytes } = repositories;
  const blob = await bytes.get(asset.bytesHash);
  const cut = blob && (await images.cutPart({ blob, rect, size }));
  const fine = cutMask(mask, rect);
  const fineFile = cut && (await images.encodeMask(fine));
  const sentFile = fineFile && (await images.encodeMask(scaleMask(fine, size)));
  if (!cut || !fineFile || !sentFile) throw new AppError(createFailure('decode'));
  const sourceHash = await bytes.put(cut);
  const maskHash = await bytes.put(fineFile);
  const bytesHash = await bytes.put(sentFile);
  const { lock, bandPx } = tools;
  return {
    source: {
      ...toSourceImage(asset),
      ...size,
      bytesHash: sourceHash,
      mimeType: cut.type,
      sizeBytes: cut.size,
    },
    mask: {
      ...size,
      bytesHash,
      sizeBytes: sentFile.size,
      lock,
      bandPx,
      part: { rect, whole: toShownVersion(asset), maskHash },
    },
  };
}

/** However thin a stroke is, it is there at the smaller size, too. */
function scaleMask(mask: Mask, size: Size): Mask {
  return size.width < mask.width || size.height < mask.height ? coverMask(mask, size) : fitMask(mask, size);
}
