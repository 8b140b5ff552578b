import type { BrushOptions, ToolId } from '../../contracts/editing.ts';
import type { MaskMode } from '../../contracts/mask.ts';
import type { MaskSurface } from '../mask/mask-surface.ts';
import { createBrushTool } from './brush-tool.ts';
import { createPickTool } from './pick-tool.ts';
import { createShapeTool } from './shape-tool.ts';
import type { EditorCommand, Tool, ToolPreview } from './tool.ts';

/** Tools that draw; all others only look. */
export type DrawingToolId = Extract<
  ToolId,
  'brush' | 'eraser' | 'box' | 'ellipse' | 'lasso' | 'colour' | 'object'
>;

export interface ToolBoxOptions {
  brush(): BrushOptions;
  mode(): MaskMode;
  surface(): MaskSurface | undefined;
  emit(command: EditorCommand): void;
  redraw(): void;
  showPreview(preview: ToolPreview): void;
}

/** One of each, made once: a tool keeps nothing between strokes. */
export function createToolBox(options: ToolBoxOptions): Record<DrawingToolId, Tool> {
  return {
    brush: createBrushTool({ ...options, id: 'brush' }),
    eraser: createBrushTool({ ...options, id: 'eraser' }),
    box: createShapeTool({ ...options, id: 'box' }),
    ellipse: createShapeTool({ ...options, id: 'ellipse' }),
    lasso: createShapeTool({ ...options, id: 'lasso' }),
    colour: createPickTool({ ...options, id: 'colour', radiusPx: () => options.brush().sizePx / 2 }),
    object: createPickTool({ ...options, id: 'object', radiusPx: () => options.brush().sizePx / 2 }),
  };
}

export function isDrawingTool(id: ToolId, box: Record<DrawingToolId, Tool>): id is DrawingToolId {
  return Object.hasOwn(box, id);
}
