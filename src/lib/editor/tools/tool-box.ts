import type { BrushOptions, MarkToolId, ToolId } from '../../contracts/editing.ts';
import type { MaskMode } from '../../contracts/mask.ts';
import type { MarkBoard } from '../annotate/mark-board.ts';
import { createMarkTools } from '../annotate/mark-tools.ts';
import type { MaskSurface } from '../mask/mask-surface.ts';
import type { PredictedInk } from '../mask/predicted-ink.ts';
import { createBrushTool } from './brush-tool.ts';
import { createPickTool } from './pick-tool.ts';
import { PolygonTool } from './polygon-tool.ts';
import { createShapeTool } from './shape-tool.ts';
import type { EditorCommand, Tool, ToolPreview } from './tool.ts';

/** Tools that draw; all others only look. */
export type DrawingToolId =
  | Extract<ToolId, 'brush' | 'eraser' | 'box' | 'ellipse' | 'lasso' | 'polygon' | 'colour' | 'object'>
  | MarkToolId;

export interface ToolBoxOptions {
  brush(): BrushOptions;
  mode(): MaskMode;
  surface(): MaskSurface | undefined;
  board: MarkBoard;
  /** CSS pixels per picture pixel. */
  scale(): number;
  emit(command: EditorCommand): void;
  redraw(): void;
  predict(ink: PredictedInk | null): void;
  showPreview(preview: ToolPreview): void;
}

/** One of each, made once: a tool keeps nothing between strokes, but for a polygon until it is closed. */
export function createToolBox(options: ToolBoxOptions): Record<DrawingToolId, Tool> {
  return {
    brush: createBrushTool({ ...options, id: 'brush' }),
    eraser: createBrushTool({ ...options, id: 'eraser' }),
    box: createShapeTool({ ...options, id: 'box' }),
    ellipse: createShapeTool({ ...options, id: 'ellipse' }),
    lasso: createShapeTool({ ...options, id: 'lasso' }),
    polygon: new PolygonTool(options),
    colour: createPickTool({ ...options, id: 'colour', radiusPx: () => options.brush().sizePx / 2 }),
    object: createPickTool({ ...options, id: 'object', radiusPx: () => options.brush().sizePx / 2 }),
    ...createMarkTools(options.board),
  };
}

export function isDrawingTool(id: ToolId, box: Record<DrawingToolId, Tool>): id is DrawingToolId {
  return Object.hasOwn(box, id);
}
