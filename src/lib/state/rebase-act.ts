import type { EditDocument } from '../contracts/edit-document.ts';
import type { StoredDocument, WrittenAct } from '../db/document-repository.ts';
import { rebaseMarksChange, createMarksChange } from '../kernel/marks/marks-change.ts';
import { repairMarks } from '../kernel/marks/repair-marks.ts';
import type { Mask } from '../contracts/mask.ts';
import { applyMaskChange, toTilesOf } from '../kernel/undo/tile-journal.ts';
import { replaceMask } from '../kernel/undo/replace-mask.ts';
import type { MaskChange } from '../kernel/undo/tile-journal.ts';
import type { EditChange } from './edit-change.ts';
import { toMask } from './steps-change.ts';

/**
 * An act that someone else has overtaken, over what stands now: it changes there what it had changed, and leaves what it had left.
 * Undefined where it means nothing any more: what it took back is another act now, or its picture has another frame.
 */
export function rebaseAct(act: WrittenAct, stored: StoredDocument | undefined): WrittenAct | undefined {
  const change = act.added?.change as EditChange | undefined;
  if (!change || change.kind === 'steps' || !isOfFrame(act.document, stored)) return undefined;
  const now = { ...act.document, marks: repairMarks(stored?.document.marks) };
  const done = change.kind === 'marks' ? markAgain(now, change) : paintAgain(now, change, stored);
  if (!done) return undefined;
  const steps = stored?.steps ?? [];
  const number = 1 + Math.max(0, ...steps.map((step) => step.number).filter(Number.isFinite));
  return {
    document: { ...done.document, revision: (stored?.document.revision ?? 0) + 1 },
    tiles: done.tiles,
    replacesMask: false,
    added: { number, change: done.change },
    // What the other had taken back cannot be done again after this.
    dropped: steps.filter(({ isUndone }) => isUndone === true).map((step) => step.number),
  };
}

function isOfFrame({ width, height }: EditDocument, stored: StoredDocument | undefined): boolean {
  return !stored || (stored.document.width === width && stored.document.height === height);
}

type DoneAgain = Pick<WrittenAct, 'document' | 'tiles'> & { change: EditChange };

function markAgain(
  document: EditDocument,
  change: Extract<EditChange, { kind: 'marks' }>,
): DoneAgain | undefined {
  const marks = rebaseMarksChange(document.marks, change);
  const again = createMarksChange(document.marks, marks);
  return again && { document: { ...document, marks }, tiles: [], change: again };
}

function paintAgain(
  document: EditDocument,
  change: MaskChange,
  stored: StoredDocument | undefined,
): DoneAgain | undefined {
  try {
    const mask = toMask(document, stored?.tiles ?? []);
    const again = replaceMask(mask, mergeChange(mask, change));
    return again && { document, tiles: toTilesOf(again, 'after'), change: again };
  } catch {
    // Tiles that do not fit belong to another frame of the picture.
    return undefined;
  }
}

/** What the act had changed is as it made it; all else is as it is now. */
function mergeChange(mask: Mask, change: MaskChange): Mask {
  const [before, after] = (['before', 'after'] as const).map((way) => {
    const copy = { ...mask, data: mask.data.slice() };
    applyMaskChange(copy, change, way);
    return copy.data;
  });
  const data = mask.data.slice();
  for (let at = 0; at < data.length; at += 1) if (before?.[at] !== after?.[at]) data[at] = after?.[at] ?? 0;
  return { ...mask, data };
}
