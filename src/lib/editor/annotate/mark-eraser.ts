import type { MarkPoint } from '../../contracts/mark.ts';
import { findMarkAt } from '../../kernel/marks/find-mark.ts';
import type { HandKind } from '../ink/hand-state.ts';
import type { ToolPoint } from '../tools/tool.ts';
import type { MarkBoard } from './mark-board.ts';

/** The pen's other end takes away the marks that it runs over. */
export interface MarkEraser {
  move(points: readonly ToolPoint[]): void;
  commit(): void;
}

export function createMarkEraser(board: MarkBoard, kind: HandKind): MarkEraser {
  const removedIds = new Set<string>();
  const reachPx = board.reachOf(kind);
  let last: ToolPoint | undefined;

  function eraseAt(at: MarkPoint): void {
    const left = board.shown.marks.filter(({ id }) => !removedIds.has(id));
    const hit = findMarkAt(left, at, { reachPx, measure: board.measure });
    if (hit) removedIds.add(hit.id);
  }

  return {
    move: (points) => {
      for (const to of points) {
        for (const at of toWay(last ?? to, to, reachPx)) eraseAt(at);
        last = to;
      }
      board.show({ removedIds });
    },
    commit: () => (removedIds.size > 0 ? board.keep({ removedIds }) : board.show(undefined)),
  };
}

/** A quick hand leaves wide gaps: places between two, each within reach of the next. */
function toWay(from: MarkPoint, to: MarkPoint, stepPx: number): MarkPoint[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const count = Math.max(1, Math.ceil(Math.hypot(dx, dy) / stepPx));
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / count;
    return { x: from.x + dx * share, y: from.y + dy * share };
  });
}
