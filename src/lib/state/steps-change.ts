import type { Asset } from '../contracts/asset.ts';
import type { EditStep } from '../contracts/edit.ts';
import type { Mark } from '../contracts/mark.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Size } from '../contracts/size.ts';
import type { WrittenTile } from '../db/document-repository.ts';
import { toBaseVersion, toSteps } from '../kernel/edits/asset-versions.ts';
import { applyStepToMask, fitMask } from '../kernel/edits/edit-mask.ts';
import { addStep } from '../kernel/edits/edit-size.ts';
import { applyStepToMarks, takeStepsFromMarks } from '../kernel/marks/follow-steps.ts';
import { createMask } from '../kernel/mask/mask.ts';
import { fillFromTiles, toTiles } from '../kernel/undo/tile-journal.ts';

/** The picture's edits in place, before and after, and what lay over it before. */
export interface StepsChange {
  kind: 'steps';
  /** Left out: all edits were taken away at once. */
  step?: EditStep;
  before: EditStep[];
  after: EditStep[];
  /** Of the picture before. */
  size: Size;
  /** Of the picture without edits. Older acts do not say it, nor the marks: there were none. */
  original?: Size;
  marksBefore?: Mark[];
  /** Packed tiles of the mask before; the one after follows from the step. */
  maskBefore: WrittenTile[];
  sizeBytes: number;
}

/** What lies over a picture; `mask`: undefined where nothing is painted. */
export interface LaidOver {
  mask: Mask | undefined;
  marks: readonly Mark[];
}

/** `step`: undefined takes all edits away. */
export function createStepsChange(
  asset: Asset,
  step: EditStep | undefined,
  { mask, marks }: LaidOver,
): StepsChange {
  const before = toSteps(asset);
  const original = toBaseVersion(asset);
  const maskBefore = mask ? toTiles(mask) : [];
  const marksBefore = [...marks];
  const change: StepsChange = {
    kind: 'steps',
    before,
    after: step ? addStep(before, step) : [],
    size: { width: asset.width, height: asset.height },
    original: { width: original.width, height: original.height },
    maskBefore,
    marksBefore,
    sizeBytes: maskBefore.reduce(
      (sum, { packed }) => sum + packed.length,
      JSON.stringify(marksBefore).length,
    ),
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

/** The marks before an edit, or after it; `marks` are those at present. They stay on what they mark, whatever becomes of it. */
export function toMarksOf(change: StepsChange, way: 'before' | 'after', marks: readonly Mark[]): Mark[] {
  const { step, size, original = size, before, marksBefore = [] } = change;
  if (way === 'before') return marksBefore;
  return step ? applyStepToMarks(marks, size, step) : takeStepsFromMarks(marks, original, before);
}

/** Throws RangeError where the tiles are not of that size. */
export function toMask(size: Size, tiles: readonly WrittenTile[]): Mask {
  const mask = createMask(size);
  fillFromTiles(mask, tiles);
  return mask;
}
