import type { Asset } from '../contracts/asset.ts';
import type { EditDocument } from '../contracts/edit-document.ts';
import type { Mask } from '../contracts/mask.ts';
import type { StoredDocument } from '../db/document-repository.ts';
import { fitMask } from '../kernel/edits/edit-mask.ts';
import { fitMarks } from '../kernel/marks/follow-steps.ts';
import { repairMarks } from '../kernel/marks/repair-marks.ts';
import { createEditHistory } from '../kernel/undo/edit-history.ts';
import type { EditHistory } from '../kernel/undo/edit-history.ts';
import { toHistory } from './edit-change.ts';
import type { NumberedChange } from './edit-change.ts';
import { toMask } from './steps-change.ts';

/** What lies over the picture that is open. */
export interface OpenedDocument {
  document: EditDocument;
  /** Undefined where nothing is painted. */
  mask: Mask | undefined;
  history: EditHistory<NumberedChange>;
  nextNumber: number;
  /**
   * Numbers of stored acts that do not fit the picture as it is now; they, and all stored tiles, go with the next act. Undefined
   * where what is stored fits.
   */
  outgrown: number[] | undefined;
}

/**
 * What was stored of a document, over the picture as it is now. Where that is of another size (its other form is shown, say) the
 * mask and the marks are scaled and nothing can be taken back, but nothing is lost either until something is done.
 */
export function toOpened({
  workspaceId,
  asset,
  stored,
}: {
  workspaceId: string;
  asset: Asset;
  stored: StoredDocument | undefined;
}): OpenedDocument {
  const { width, height } = asset;
  const steps = stored?.steps ?? [];
  const numbers = steps.map(({ number }) => number).filter(Number.isFinite);
  const mask = stored && readMask(stored);
  const fits = !stored || (mask !== 'damaged' && isOfSize(stored.document, asset));
  const document = { id: toDocumentId(workspaceId, asset), workspaceId, assetId: asset.id, width, height };
  return {
    document: { ...document, ...readDrawn(stored?.document, asset), updatedAt: 0 },
    mask: mask === undefined || mask === 'damaged' ? undefined : fitMask(mask, { width, height }),
    history: fits ? toHistory(steps) : createEditHistory(),
    nextNumber: 1 + Math.max(0, ...numbers),
    outgrown: fits ? undefined : numbers,
  };
}

function readDrawn(
  stored: Partial<EditDocument> | undefined,
  asset: Asset,
): Pick<EditDocument, 'marks' | 'revision'> {
  const { width = 0, height = 0, revision = 0 } = stored ?? {};
  const frame = width > 0 && height > 0 ? { width, height } : asset;
  return { marks: fitMarks(repairMarks(stored?.marks), frame, asset), revision };
}

export function toDocumentId(workspaceId: string, asset: Asset): string {
  return `${workspaceId}/${asset.id}`;
}

function readMask({ document, tiles }: StoredDocument): Mask | undefined | 'damaged' {
  if (tiles.length === 0) return undefined;
  try {
    return toMask(document, tiles);
  } catch {
    return 'damaged';
  }
}

function isOfSize(a: { width: number; height: number }, b: { width: number; height: number }): boolean {
  return a.width === b.width && a.height === b.height;
}
