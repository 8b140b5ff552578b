import type { MarkToolId } from '../../contracts/editing.ts';
import type { Mark, MarkPoint } from '../../contracts/mark.ts';
import { findMarksIn } from '../../kernel/marks/find-mark.ts';
import { LINE_HEIGHT } from '../../kernel/marks/mark-shape.ts';
import { toLineWidth, toMarkWidth } from '../../kernel/marks/mark-style.ts';
import type { Tool, ToolPoint } from '../tools/tool.ts';
import type { MarkBoard } from './mark-board.ts';
import { createMarkTool } from './mark-tool.ts';
import type { MarkStroke } from './mark-tool.ts';

/** Smaller than this it was a slip of the hand, CSS pixels. */
const LEAST_PX = 4;
/** A free line takes no notice of less, CSS pixels. */
const STEP_PX = 0.75;

type DragType = 'rectangle' | 'ellipse' | 'arrow';

/** Tools for marks, one of each. */
export function createMarkTools(board: MarkBoard): Record<MarkToolId, Tool> {
  const drag = (id: MarkToolId, type: DragType): Tool =>
    createMarkTool({ id, board, holds: 'selected', begin: () => dragMark(board, type) });
  return {
    select: createMarkTool({
      id: 'select',
      board,
      holds: 'all',
      begin: () => chooseMarks(board),
      ontap: ({ marks: [mark], wasSelected }) => {
        if (wasSelected && mark?.type === 'text') board.emit({ type: 'mark-edit-wanted', id: mark.id });
      },
    }),
    rectangle: drag('rectangle', 'rectangle'),
    oval: drag('oval', 'ellipse'),
    arrow: drag('arrow', 'arrow'),
    pen: createMarkTool({ id: 'pen', board, holds: 'none', begin: () => drawFreely(board) }),
    text: createMarkTool({
      id: 'text',
      board,
      holds: 'all',
      begin: () => placeText(board),
      ontap: ({ marks: [mark] }) => {
        if (mark?.type === 'text') board.emit({ type: 'mark-edit-wanted', id: mark.id });
      },
    }),
    pin: createMarkTool({ id: 'pin', board, holds: 'selected', begin: () => placePin(board) }),
  };
}

/** How a new mark looks on this picture. */
function toLook(board: MarkBoard, type: Mark['type']): { id: string; colour: string; widthPx: number } {
  const { colour, thickness } = board.shown.options;
  const linePx = toLineWidth(board.size ?? { width: 1, height: 1 }, thickness);
  return { id: crypto.randomUUID(), colour, widthPx: toMarkWidth(type, linePx) };
}

/** Pixels have no finer parts that anyone sees. */
const toPlace = ({ x, y }: MarkPoint): MarkPoint => ({
  x: Math.round(x * 10) / 10,
  y: Math.round(y * 10) / 10,
});

/** From where the hand came down to where it is lifted. */
function dragMark(board: MarkBoard, type: DragType): MarkStroke {
  const look = toLook(board, type);
  let from: MarkPoint | undefined;
  let added: Mark | undefined;
  return {
    move: (points) => {
      from ??= points[0] && toPlace(points[0]);
      const last = points.at(-1);
      if (!from || !last) return;
      const isMeant = Math.hypot(last.x - from.x, last.y - from.y) >= board.toImagePx(LEAST_PX);
      added = isMeant ? { ...look, type, from, to: toPlace(last) } : undefined;
      board.show(added && { added });
    },
    commit: () => (added ? board.keep({ added }, [added.id]) : board.select([])),
  };
}

function drawFreely(board: MarkBoard): MarkStroke {
  const look = toLook(board, 'freehand');
  const points: (MarkPoint & { pressure: number })[] = [];
  const toMark = (): Mark => ({ ...look, type: 'freehand', points: [...points] });
  return {
    move: (more) => {
      for (const point of more) {
        const last = points.at(-1);
        const isNear = last && Math.hypot(point.x - last.x, point.y - last.y) < board.toImagePx(STEP_PX);
        if (isNear) continue;
        points.push({ ...toPlace(point), pressure: Math.round(point.pressure * 100) / 100 });
      }
      board.show({ added: toMark() });
    },
    // It is left alone: the next line may begin anywhere.
    commit: () => board.keep({ added: toMark() }, []),
  };
}

/** Where the hand is lifted; its first line around that height. */
function placeText(board: MarkBoard): MarkStroke {
  let at: MarkPoint | undefined;
  return {
    move: (points) => {
      const last = points.at(-1);
      at = last ? board.clamp(last) : at;
    },
    commit: () => {
      if (!at) return;
      const { widthPx } = toLook(board, 'text');
      board.emit({ type: 'text-wanted', at: toPlace({ x: at.x, y: at.y - (widthPx * LINE_HEIGHT) / 2 }) });
    },
  };
}

function placePin(board: MarkBoard): MarkStroke {
  const look = toLook(board, 'pin');
  let added: Mark | undefined;
  return {
    move: (points) => {
      const at = points.at(-1);
      added = at ? { ...look, type: 'pin', at: toPlace(board.clamp(at)), note: '' } : added;
      board.show(added && { added });
    },
    commit: () => added && board.keep({ added }, [added.id]),
  };
}

/** All that lies within a frame; a tap on nothing lets go of what is held. */
function chooseMarks(board: MarkBoard): MarkStroke {
  let from: ToolPoint | undefined;
  let chosen: readonly string[] = [];
  return {
    move: (points) => {
      from ??= points[0];
      const to = points.at(-1);
      if (!from || !to) return;
      const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
      const frame = { x, y, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
      chosen = findMarksIn(board.shown.marks, frame, board.measure).map(({ id }) => id);
      board.show({ frame });
    },
    commit: () => {
      board.show(undefined);
      board.select(chosen);
    },
  };
}
