import type { ToolId } from '../../contracts/editing.ts';
import type { MaskMode } from '../../contracts/mask.ts';
import type { Point } from '../../kernel/mask/fill-polygon.ts';
import { toEllipsePoints, toRectPoints } from '../../kernel/mask/fill-polygon.ts';
import type { MaskSurface } from '../mask/mask-surface.ts';
import { isMeant, takeShape } from './take-shape.ts';
import type { EditorCommand, Tool, ToolPoint, ToolPreview, ToolStroke } from './tool.ts';

type ShapeToolId = Extract<ToolId, 'box' | 'ellipse' | 'lasso'>;

export interface ShapeToolOptions {
  id: ShapeToolId;
  mode(): MaskMode;
  surface(): MaskSurface | undefined;
  emit(command: EditorCommand): void;
  showPreview(preview: ToolPreview): void;
}

/** The outline that a way of the hand means. */
const OUTLINES: Record<ShapeToolId, (way: readonly Point[]) => readonly Point[]> = {
  box: (way) => toRectPoints(toRect(way)),
  ellipse: (way) => toEllipsePoints(toRect(way)),
  lasso: (way) => way,
};

/** Draws an outline and, at its end, gives what lies in it to the mask by the mode that is on. */
export function createShapeTool(options: ShapeToolOptions): Tool {
  let way: ToolPoint[] = [];
  let takesAway = false;

  const show = (): void =>
    options.showPreview(way.length < 2 ? null : { points: OUTLINES[options.id](way), closed: true });

  function finish(): void {
    way = [];
    options.showPreview(null);
  }

  function commit(): void {
    const { id, surface, mode, emit } = options;
    const outline = OUTLINES[id](way);
    if (isMeant(way)) takeShape({ surface: surface(), outline, mode: takesAway ? 'subtract' : mode(), emit });
    finish();
  }

  return {
    id: options.id,
    begin: ({ points, eraser }: ToolStroke) => {
      way = [...points];
      takesAway = eraser;
      show();
    },
    move: (points) => {
      way.push(...points);
      show();
    },
    commit,
    discard: finish,
    byKeys: 'stroke',
  };
}

/** From the first point to the last; sides may be negative. */
function toRect(way: readonly Point[]) {
  const [first, last] = [way[0], way.at(-1)];
  if (!first || !last) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: first.x, y: first.y, width: last.x - first.x, height: last.y - first.y };
}
