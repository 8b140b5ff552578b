import type { Asset } from '../contracts/asset.ts';
import type { EditDocument } from '../contracts/edit-document.ts';
import type { Mask } from '../contracts/mask.ts';
import { fitMask } from '../kernel/edits/edit-mask.ts';
import { toTiles } from '../kernel/undo/tile-journal.ts';
import { toRevised } from './document-acts.svelte.ts';
import type { NextAct } from './document-acts.svelte.ts';
import { toWrittenAct } from './document-writer.ts';
import { changeVersion, OvertakenError } from './show-version.ts';
import type { VersionParts } from './show-version.ts';
import { toMarksOf, toMaskOf } from './steps-change.ts';
import type { StepsChange } from './steps-change.ts';

/** An edit in place that is done, taken back, or done again. */
export interface StepsTurn extends Pick<NextAct, 'history' | 'act'> {
  change: StepsChange;
  way: 'before' | 'after';
}

export interface WrittenSteps {
  asset: Asset;
  document: EditDocument;
  /** Undefined where nothing is painted. */
  mask: Mask | undefined;
}

/**
 * Shows a picture with the edits before a change, or after it, and writes with it what lies over it then. Undefined: it is gone;
 * `overtaken`: another window has acted over it, and nothing was done. Throws AppError as `changeVersion` does.
 */
export async function writeSteps(
  parts: VersionParts & { now(): number },
  input: Omit<StepsTurn, 'history'> & { document: EditDocument; mask: Mask | undefined },
): Promise<WrittenSteps | 'overtaken' | undefined> {
  const { document, change, way, act } = input;
  const mask = toMaskOf(change, way, input.mask);
  const marks = toMarksOf(change, way, document.marks);
  let over: Omit<WrittenSteps, 'asset'> | undefined;
  try {
    const asset = await changeVersion(parts, {
      assetId: document.assetId,
      change: { steps: change[way] },
      toAct: (size) => {
        const fitting = mask && fitMask(mask, size);
        const tiles = fitting ? toTiles(fitting) : [];
        over = { document: toRevised(document, { ...size, marks, updatedAt: parts.now() }), mask: fitting };
        return toWrittenAct(over.document, { ...act, tiles, replacesMask: true });
      },
    });
    return asset && over && { asset, ...over };
  } catch (error) {
    if (error instanceof OvertakenError) return 'overtaken';
    throw error;
  }
}
