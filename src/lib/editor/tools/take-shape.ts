import type { MaskMode } from '../../contracts/mask.ts';
import { combineShape, findShapeReach } from '../../kernel/mask/combine-masks.ts';
import { coverPolygon, findExtent } from '../../kernel/mask/fill-polygon.ts';
import type { Point } from '../../kernel/mask/fill-polygon.ts';
import { createTileJournal } from '../../kernel/undo/tile-journal.ts';
import type { MaskSurface } from '../mask/mask-surface.ts';
import type { EditorCommand } from './tool.ts';

export interface TakenShape {
  surface: MaskSurface | undefined;
  outline: readonly Point[];
  mode: MaskMode;
  emit(command: EditorCommand): void;
}

/** Narrower than this it was a slip of the hand. */
const LEAST_PX = 1;

/** Gives what lies in an outline to the mask, as one act; only the pixels that it may change are looked at. */
export function takeShape({ surface, outline, mode, emit }: TakenShape): void {
  if (!surface) return;
  const { mask } = surface;
  const cover = coverPolygon(mask, outline);
  const reach = findShapeReach(mask, cover, mode);
  const journal = createTileJournal(mask);
  journal.touch(reach);
  combineShape(mask, cover, mode);
  surface.invalidate(reach);
  const change = journal.finish();
  if (change) emit({ type: 'mask-changed', change });
}

/** False for a slip of the hand. It goes by the way of the hand, whose ends may meet. */
export function isMeant(way: readonly Point[]): boolean {
  const { left, top, right, bottom } = findExtent(way);
  return right - left >= LEAST_PX && bottom - top >= LEAST_PX;
}
