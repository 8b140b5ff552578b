import type { EditStep } from '../contracts/edit.ts';
import type { WrittenTile } from '../db/document-repository.ts';
import type { UndoStep } from '../contracts/edit-document.ts';
import type { EditHistory } from '../kernel/undo/edit-history.ts';
import type { MaskChange } from '../kernel/undo/tile-journal.ts';

/** The picture's edits in place, before and after, and the mask of the time before. */
export interface StepsChange {
  kind: 'steps';
  step: EditStep;
  before: EditStep[];
  after: EditStep[];
  /** Packed tiles of the mask before; the one after follows from the steps. */
  maskBefore: WrittenTile[];
  sizeBytes: number;
}

/** One act over a picture that can be taken back. Plain data: it is stored as it is. */
export type EditChange = MaskChange | StepsChange;

/** An act with its number in its document. */
export interface NumberedChange {
  number: number;
  change: EditChange;
  sizeBytes: number;
}

/** A document's acts as they were stored, oldest first, as what can be taken back and done again. */
export function toHistory(steps: readonly UndoStep[]): EditHistory<NumberedChange> {
  const pick = (isUndone: boolean): NumberedChange[] =>
    steps
      .filter((step) => step.isUndone === isUndone)
      .map(({ number, change }) => {
        const kept = change as EditChange;
        return { number, change: kept, sizeBytes: kept.sizeBytes };
      });
  return { done: pick(false), undone: pick(true).reverse() };
}
