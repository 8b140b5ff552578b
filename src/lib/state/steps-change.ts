import type { Asset } from '../contracts/asset.ts';
import type { EditStep } from '../contracts/edit.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Size } from '../contracts/recipe.ts';
import type { WrittenTile } from '../db/document-repository.ts';
import { toSteps } from '../kernel/edits/asset-versions.ts';
import { applyStepToMask, fitMask } from '../kernel/edits/edit-mask.ts';
import { addStep } from '../kernel/edits/edit-size.ts';
import { createMask } from '../kernel/mask/mask.ts';
import { fillFromTiles, toTiles } from '../kernel/undo/tile-journal.ts';

/** The picture's edits in place, before and after, and the mask of the time before. */
export interface StepsChange {
  kind: 'steps';
  /** Left out: all edits were taken away at once. */
  step?: EditStep;
  before: EditStep[];
  after: EditStep[];
  /** Of the picture before. */
  size: Size;
  /** Packed tiles of the mask before; the one after follows from the step. */
  maskBefore: WrittenTile[];
  sizeBytes: number;
}

/** `step`: undefined takes all edits away. `mask`: undefined where nothing is painted. */
export function createStepsChange(
  asset: Asset,
  step: EditStep | undefined,
  mask: Mask | undefined,
): StepsChange {
  const before = toSteps(asset);
  const { width, height } = asset;
  const maskBefore = mask ? toTiles(mask) : [];
  const sizeBytes = maskBefore.reduce((sum, { packed }) => sum + packed.length, 0);
  const after = step ? addStep(before, step) : [];
  const change: StepsChange = {
    kind: 'steps',
    before,
    after,
    size: { width, height },
    maskBefore,
    sizeBytes,
  };
  return step ? { ...change, step } : change;
}

/** The mask before an edit, or after it; `mask` is the one at present. Undefined: nothing is masked. */
export function toMaskOf(
  { step, size, maskBefore }: StepsChange,
  way: 'before' | 'after',
  mask: Mask | undefined,
): Mask | undefined {
  if (way === 'before') return maskBefore.length === 0 ? undefined : toMask(size, maskBefore);
  // It has followed edits that are gone.
  if (!step) return undefined;
  // New canvas is masked even where nothing else is.
  const start = mask ?? (step.type === 'extend' ? createMask(size) : undefined);
  return start && applyStepToMask(fitMask(start, size), step);
}

/** Throws RangeError where the tiles are not of that size. */
export function toMask(size: Size, tiles: readonly WrittenTile[]): Mask {
  const mask = createMask(size);
  fillFromTiles(mask, tiles);
  return mask;
}
