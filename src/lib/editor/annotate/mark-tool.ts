import type { MarkToolId } from '../../contracts/editing.ts';
import type { Tool, ToolPoint, ToolStroke } from '../tools/tool.ts';
import type { MarkBoard } from './mark-board.ts';
import { createMarkEraser } from './mark-eraser.ts';
import { takeHold } from './mark-grip.ts';
import type { MarkGrip } from './mark-grip.ts';

/** What one stroke of a tool does, from its first points on. */
export interface MarkStroke {
  move(points: readonly ToolPoint[]): void;
  commit(): void;
}

export interface MarkToolOptions {
  id: MarkToolId;
  board: MarkBoard;
  /** What is meant where the hand takes hold of nothing. */
  begin(stroke: ToolStroke): MarkStroke;
  /** Of what a hand may take hold with it. */
  holds: 'all' | 'selected' | 'none';
  /** A tap on what is there. */
  ontap?(grip: MarkGrip): void;
}

/** A tool for marks: the pen's other end erases, what can be taken hold of is moved, and anything else is the tool's own. */
export function createMarkTool({ id, board, begin, holds, ontap }: MarkToolOptions): Tool {
  let stroke: MarkStroke | undefined;

  function hold(points: ToolStroke): MarkStroke | undefined {
    const [at] = points.points;
    if (!at || holds === 'none') return undefined;
    const grip = takeHold(board, { at, kind: points.kind, onlySelected: holds === 'selected' });
    if (!grip) return undefined;
    if (!grip.wasSelected) board.select(grip.marks.map((mark) => mark.id));
    return {
      move: (more) => {
        const last = more.at(-1);
        if (last) grip.move(last);
      },
      commit: () => {
        if (!grip.commit()) ontap?.(grip);
      },
    };
  }

  return {
    id,
    begin: (points) => {
      stroke = points.eraser ? createMarkEraser(board, points.kind) : (hold(points) ?? begin(points));
      stroke.move(points.points);
    },
    move: (points) => stroke?.move(points),
    commit: () => {
      stroke?.commit();
      stroke = undefined;
    },
    discard: () => {
      stroke = undefined;
      board.show(undefined);
    },
  };
}
