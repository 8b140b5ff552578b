import type { ToolId } from '../../contracts/editing.ts';
import type { MaskMode } from '../../contracts/mask.ts';
import type { Point } from '../../kernel/mask/fill-polygon.ts';
import { fillPolygon, findExtent, toEllipsePoints, toRectPoints } from '../../kernel/mask/fill-polygon.ts';
import { combineMasks } from '../../kernel/mask/combine-masks.ts';
import { replaceMask, toWhole } from '../../kernel/undo/replace-mask.ts';
import type { MaskSurface } from '../mask/mask-surface.ts';
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

/** Narrower than this it was a slip of the hand. */
const LEAST_PX = 1;

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
    const surface = options.surface();
    if (surface && isMeant(way)) {
      const shape = fillPolygon(surface.mask, OUTLINES[options.id](way));
      const mode = takesAway ? 'subtract' : options.mode();
      const change = replaceMask(surface.mask, combineMasks({ there: surface.mask, shape, mode }));
      surface.invalidate(toWhole(surface.mask));
      if (change) options.emit({ type: 'mask-changed', change });
    }
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
  };
}

/** A lasso ends where it began, so that its ends say nothing of its size. */
function isMeant(way: readonly Point[]): boolean {
  const { left, top, right, bottom } = findExtent(way);
  return right - left >= LEAST_PX && bottom - top >= LEAST_PX;
}

/** From the first point to the last; sides may be negative. */
function toRect(way: readonly Point[]) {
  const [first, last] = [way[0], way.at(-1)];
  if (!first || !last) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: first.x, y: first.y, width: last.x - first.x, height: last.y - first.y };
}
