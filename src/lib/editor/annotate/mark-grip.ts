import type { Mark } from '../../contracts/mark.ts';
import { findHandleAt, findMarkAt } from '../../kernel/marks/find-mark.ts';
import { isInBox, toBoxOf } from '../../kernel/marks/mark-box.ts';
import { pullHandle, toHandles } from '../../kernel/marks/mark-handles.ts';
import type { MarkHandle } from '../../kernel/marks/mark-handles.ts';
import { moveMark } from '../../kernel/marks/map-mark.ts';
import { holdMove } from '../../kernel/marks/place-marks.ts';
import type { HandKind } from '../ink/hand-state.ts';
import type { ToolPoint } from '../tools/tool.ts';
import type { MarkBoard } from './mark-board.ts';

/** A hold on marks: they move with the hand, or are pulled by a handle. */
export interface MarkGrip {
  readonly marks: readonly Mark[];
  /** They were selected before. */
  readonly wasSelected: boolean;
  move(to: ToolPoint): void;
  /** False where nothing was moved: it was a tap. */
  commit(): boolean;
}

/** Less than this is a tap, CSS pixels. */
const TAP_PX = 3;

/** What a hand takes hold of at a place; undefined: nothing is there. With `onlySelected` marks that are not are left alone. */
export function takeHold(
  board: MarkBoard,
  { at, kind, onlySelected }: { at: ToolPoint; kind: HandKind; onlySelected: boolean },
): MarkGrip | undefined {
  const find = { reachPx: board.reachOf(kind), measure: board.measure };
  const { selected } = board;
  const handle = findHandleAt(selected, at, { ...find, padPx: board.padOf(selected) });
  const place = handle && toHandles(selected, board.measure).find(({ id }) => id === handle.id);
  if (place) return createGrip(board, { at, marks: selected, wasSelected: true, handle: place });
  const box = toBoxOf(selected, board.measure);
  const isHeld = box !== undefined && isInBox(box, at, find.reachPx / 2);
  const marks = board.shown.marks.filter(({ id }) => id !== board.shown.hiddenId);
  const meant = onlySelected ? undefined : findMarkAt(marks, at, find);
  if (meant && !selected.some(({ id }) => id === meant.id))
    return createGrip(board, { at, marks: [meant], wasSelected: false });
  return meant || isHeld ? createGrip(board, { at, marks: selected, wasSelected: true }) : undefined;
}

interface Hold {
  at: ToolPoint;
  marks: readonly Mark[];
  wasSelected: boolean;
  handle?: MarkHandle;
}

function createGrip(board: MarkBoard, { at, marks, wasSelected, handle }: Hold): MarkGrip {
  let changed: readonly Mark[] | undefined;

  function shift(to: ToolPoint): readonly Mark[] {
    const size = board.size;
    const [dx, dy] = [to.x - at.x, to.y - at.y];
    if (handle) {
      const place = { x: handle.x + dx, y: handle.y + dy };
      return pullHandle(marks, { handle: handle.id, to: place, measure: board.measure });
    }
    const held = size ? holdMove(marks, { dx, dy, size, measure: board.measure }) : { dx, dy };
    return marks.map((mark) => moveMark(mark, held.dx, held.dy));
  }

  return {
    marks,
    wasSelected,
    move: (to) => {
      if (!changed && Math.hypot(to.x - at.x, to.y - at.y) < board.toImagePx(TAP_PX)) return;
      changed = shift(to);
      board.show({ changed });
    },
    commit: () => {
      if (changed)
        board.keep(
          { changed },
          marks.map(({ id }) => id),
        );
      return changed !== undefined;
    },
  };
}
