import type { UndoStep } from '../contracts/edit-document.ts';
import type { EditHistory } from '../kernel/undo/edit-history.ts';
import type { MarksChange } from '../kernel/marks/marks-change.ts';
import type { MaskChange } from '../kernel/undo/tile-journal.ts';
import type { StepsChange } from './steps-change.ts';

/** One act over a picture that can be taken back. Plain data: it is stored as it is. */
export type EditChange = MaskChange | MarksChange | StepsChange;

/** An act with its number in its document. */
export interface NumberedChange {
  number: number;
  change: EditChange;
  sizeBytes: number;
}

/**
 * A document's acts as they were stored, oldest first, as what can be taken back and done again. Acts follow from one another: a
 * damaged one ends what is known.
 */
export function toHistory(steps: readonly UndoStep[]): EditHistory<NumberedChange> {
  const done = steps.filter(({ isUndone }) => isUndone !== true);
  const undone = steps.filter(({ isUndone }) => isUndone === true);
  return { done: takeSound(done.reverse()).reverse(), undone: takeSound(undone).reverse() };
}

/** From what is nearest to the present up to the first that is damaged. */
function takeSound(steps: readonly UndoStep[]): NumberedChange[] {
  const damaged = steps.findIndex((step) => !isSound(step));
  const sound = damaged < 0 ? steps : steps.slice(0, damaged);
  return sound.map(({ number, change }) => {
    const kept = change as EditChange;
    return { number, change: kept, sizeBytes: kept.sizeBytes };
  });
}

function isSound({ number, change }: UndoStep): boolean {
  const { kind, sizeBytes } = (change ?? {}) as Partial<EditChange>;
  const lists = kind !== undefined && Object.hasOwn(LISTS, kind) ? LISTS[kind] : undefined;
  const isComplete = lists?.every((name) => Array.isArray((change as Record<string, unknown>)[name]));
  return Number.isFinite(number) && Number.isFinite(sizeBytes) && isComplete === true;
}

/** What each kind cannot be without. */
const LISTS: Record<EditChange['kind'], readonly string[]> = {
  mask: ['tiles'],
  marks: ['before', 'after'],
  steps: ['before', 'after', 'maskBefore'],
};
